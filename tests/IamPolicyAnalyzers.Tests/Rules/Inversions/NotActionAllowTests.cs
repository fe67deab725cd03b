using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Inversions.NotActionAllow>;

namespace IamPolicyAnalyzers.Tests.Rules.Inversions;

public sealed class NotActionAllowTests
{
    [Fact]
    public Task Reports_everything_but_one_action() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "[|NotAction|]": "iam:CreateServiceLinkedRole", "Resource": "*" }] }
        """,
        $"Allow with NotAction grants every action that is not listed, {Left("iam:CreateServiceLinkedRole")}, iam:PassRole among them; list the allowed actions under Action");

    [Fact]
    public Task Says_when_access_management_is_kept_out() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotAction|]": ["iam:*", "sts:*", "organizations:*"], "Resource": "*" } }
        """,
        $"Allow with NotAction grants every action that is not listed, {Left("iam:*", "sts:*", "organizations:*")}, none of iam, sts and organizations; list the allowed actions under Action");

    [Fact]
    public Task Says_when_the_resources_are_inverted_too() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotAction|]": "s3:*", "NotResource": "arn:aws:sqs:us-east-1:111122223333:audit" } }
        """,
        $"Allow with NotAction grants every action that is not listed, {Left("s3:*")}, on every resource but those listed; list the allowed actions under Action");

    [Fact]
    public Task Counts_nothing_within_one_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotAction|]": "s3:DeleteBucket", "Resource": ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] } }
        """,
        "Allow with NotAction grants every action that is not listed; list the allowed actions under Action");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "[|NotAction|]": "iam:*", "Resource": { "Ref": "Table" } }""")]
    [InlineData("""{ "Effect": "Allow", "[|NotAction|]": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "[|NotAction|]": "s3:DeleteBucket", "Principal": { "AWS": "111122223333" }, "Resource": "arn:aws:s3:::logs" }""")]
    [InlineData("""{ "Effect": "Allow", "[|NotAction|]": "ecr:DeleteRepository", "Principal": { "AWS": "111122223333" } }""")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "NotAction": "iam:CreateServiceLinkedRole", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": { "Ref": "Actions" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": ["iam:*", { "Ref": "Action" }], "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "Condition": { "StringEquals": { "ec2:Region": "eu-central-1" } } }""")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Accepts_what_only_caps_access() => Verify.With(path: "team.boundary.json").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|NotAction|]": "iam:*", "Resource": "*"
        """);

    private static string Left(params string[] exceptions)
    {
        var catalogue = ActionCatalogue.Instance;
        var actions = exceptions.Aggregate(catalogue.All, (left, pattern) => left.Except(catalogue.Match(ActionPattern.Parse(pattern))));
        return $"{actions.Count} in {actions.Select(index => catalogue[index].Service.Index).Distinct().Count()} services";
    }
}
