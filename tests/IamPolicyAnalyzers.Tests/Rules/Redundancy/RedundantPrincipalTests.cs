using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Redundancy.RedundantPrincipal>;

namespace IamPolicyAnalyzers.Tests.Rules.Redundancy;

public sealed class RedundantPrincipalTests
{
    [Fact]
    public Task Reports_a_session_of_a_named_role() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow",
              "Principal": { "AWS": ["arn:aws:iam::111122223333:role/App", "[|arn:aws:sts::111122223333:assumed-role/App/worker|]"] },
              "Action": "sts:AssumeRole" } ] }
        """,
        "Principal 'arn:aws:sts::111122223333:assumed-role/App/worker' is already covered by 'arn:aws:iam::111122223333:role/App'");

    [Fact]
    public Task Points_at_the_value_that_covers_it() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": ["111122223333", "[|arn:aws:iam::111122223333:root|]"] }, "Action": "sts:AssumeRole" }] }""",
        ("111122223333", "covers it"));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/teams/a/App", "arn:aws:sts::111122223333:assumed-role/App/worker")]
    [InlineData("arn:aws:iam::111122223333:role/App", "arn:aws:iam::111122223333:assumed-role/App/worker")]
    [InlineData("*", "arn:aws:iam::111122223333:user/Ann")]
    [InlineData("*", "111122223333")]
    public Task Reports_wherever_it_stands(string principal, string covered) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": ["[|{{covered}}|]", "{{principal}}"] }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Reports_the_later_of_two_equal_ones() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow",
            "Principal": { "AWS": ["111122223333", "[|arn:aws:iam::111122223333:root|]", "arn:aws:iam::444455556666:user/Ann", "[|arn:aws:iam::444455556666:user/Ann|]"] },
            "Action": "sqs:SendMessage", "Resource": "*" } }
        """,
        "Principal 'arn:aws:iam::111122223333:root' is already covered by '111122223333'");

    [Fact]
    public Task Reports_users_of_a_denied_account() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny",
            "Principal": { "AWS": ["111122223333", "[|arn:aws:iam::111122223333:user/Ann|]", "[|arn:aws:sts::111122223333:assumed-role/App/worker|]"] },
            "Action": "sqs:*", "Resource": "*" } }
        """);

    [Theory]
    [InlineData("111122223333", "arn:aws:iam::111122223333:user/Ann")] // named, Ann needs no policy of her own
    [InlineData("arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root")]
    [InlineData("arn:aws:iam::111122223333:role/App", "arn:aws:sts::444455556666:assumed-role/App/worker")]
    [InlineData("arn:aws:iam::111122223333:role/App", "arn:aws:sts::111122223333:assumed-role/Other/worker")]
    [InlineData("arn:aws:iam::111122223333:user/App", "arn:aws:sts::111122223333:assumed-role/App/worker")]
    [InlineData("arn:aws:iam::111122223333:role/App", "arn:aws:iam::111122223333:role/Other")]
    [InlineData("arn:aws:iam::${Account}:root", "arn:aws:iam::${Account}:root")]
    public Task Accepts(string principal, string other) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": ["{{principal}}", "{{other}}"] }, "Action": "sts:AssumeRole" } }""");

    [Theory]
    [InlineData("\"Principal\": { \"AWS\": [{ \"Ref\": \"A\" }, { \"Ref\": \"A\" }, \"*\"] }")]
    [InlineData("\"Principal\": { \"Service\": [\"sns.amazonaws.com\", \"sns.amazonaws.com\"] }")]
    [InlineData("\"Principal\": { \"AWS\": \"*\", \"Service\": \"sns.amazonaws.com\" }")]
    [InlineData("\"Principal\": \"*\"")]
    [InlineData("\"NotPrincipal\": { \"AWS\": [\"arn:aws:iam::111122223333:role/App\", \"arn:aws:sts::111122223333:assumed-role/App/worker\"] }")]
    public Task Accepts_other_forms(string principal) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{principal}}, "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": ["111122223333", "[|111122223333|]",
        """);
}
