using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Review.ForbiddenAction, IamPolicyAnalyzers.CodeFixes.LeaveOutForbidden>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LeaveOutForbiddenTests
{
    [Fact]
    public Task Deletes_an_entry() => Forbidding("sqs:PurgeQueue").FixesOnlyOneByOne(
        Policy("""{ "Effect": "Allow", "Action": ["[|sqs:PurgeQueue|]", "sqs:SendMessage"], "Resource": "*" }"""),
        Policy("""{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*" }"""),
        title: "Write out without what the project forbids (narrows access)");

    [Fact]
    public Task Deletes_a_statement_that_grants_nothing_else() => Forbidding("sqs:PurgeQueue").FixesOnlyOneByOne(
        Policy("""{ "Effect": "Allow", "Action": "[|sqs:PurgeQueue|]", "Resource": "*" }, { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }"""),
        Policy("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }"""));

    [Fact]
    public Task Writes_out_each_pattern_that_grants() => Forbidding("sqs:DeleteQueue").FixesOnlyOneByOne(
        Policy("""{ "Effect": "Allow", "Action": ["[|sqs:DeleteQ*|]", "sqs:DeleteM*", "sqs:Delete*"], "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }"""),
        Policy($$"""{ "Effect": "Allow", "Action": ["sqs:DeleteM*"{{Others("sqs:Delete*", "sqs:Delete[QM].*")}}], "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" }"""));

    [Fact]
    public Task Deletes_for_the_resource_that_the_option_names() => Forbidding("sqs:PurgeQueue arn:aws:sqs:*:*:prod-*").FixesOnlyOneByOne(
        Policy("""{ "Effect": "Allow", "Action": ["[|sqs:PurgeQueue|]", "sqs:SendMessage"], "Resource": "arn:aws:sqs:us-east-1:111122223333:prod-a" }"""),
        Policy("""{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "arn:aws:sqs:us-east-1:111122223333:prod-a" }"""));

    [Fact]
    public Task Keeps_an_action_on_other_resources() => Forbidding("sqs:PurgeQueue arn:aws:sqs:*:*:prod-*").OffersNothing(
        Policy("""{ "Effect": "Allow", "Action": ["[|sqs:PurgeQueue|]", "sqs:SendMessage"], "Resource": ["arn:aws:sqs:us-east-1:111122223333:prod-a", "arn:aws:sqs:us-east-1:111122223333:test-a"] }"""));

    [Fact]
    public Task Deletes_services_that_are_not_allowed() => Verify.With(config: "iam_allowed_services = sqs").FixesOnlyOneByOne(
        Policy("""{ "Effect": "Allow", "Action": ["[|s3:GetObject|]", "sqs:SendMessage", "sns:*"], "Resource": "*" }"""),
        Policy("""{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*" }"""));

    [Theory]
    [InlineData("\"Action\": \"[|sqs:PurgeQueue|]\"")] // the only statement
    [InlineData("\"Action\": \"[|*|]\"")] // too many to write out
    [InlineData("\"[|NotAction|]\": \"s3:*\"")]
    public Task Offers_nothing(string action) => Forbidding("sqs:PurgeQueue").OffersNothing(Policy($$"""{ "Effect": "Allow", {{action}}, "Resource": "*" }"""));

    private static string Others(string pattern, string besides) => string.Concat(
        ActionCatalogue.Instance.Match(ActionPattern.Parse(pattern)).Select(index => ActionCatalogue.Instance[index].FullName)
            .Where(name => !System.Text.RegularExpressions.Regex.IsMatch(name, besides)).Select(name => $", \"{name}\""));

    private static Verify.Case Forbidding(string actions) => Verify.With(config: "iam_forbidden_actions = " + actions);

    private static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";
}
