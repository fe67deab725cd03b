using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.UnknownElement>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class UnknownElementTests
{
    [Fact]
    public Task Reports_a_misspelt_element() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "[|Principle|]": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }
        """,
        "'Principle' is not a policy element; did you mean 'Principal'?");

    [Theory]
    [InlineData("Actions", "Action")]
    [InlineData("action", "Action")]
    [InlineData("Notaction", "NotAction")]
    [InlineData("ACTION", "Action")]
    [InlineData("Acton", "Action")]
    public Task Suggests_the_element_that_was_meant(string written, string meant) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "[|{{written}}|]": "s3:GetObject", "Resource": "*" } ] }""",
        $"'{written}' is not a policy element; did you mean '{meant}'?");

    [Fact]
    public Task Reports_members_of_the_document() => Verify.Reports(
        """{ "[|version|]": "2012-10-17", "[|Statements|]": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } ], "[|Owner|]": "team" }""",
        "'version' is not a policy element; did you mean 'Version'?",
        "'Statements' is not a policy element; did you mean 'Statement'?",
        "'Owner' is not a policy element");

    [Fact]
    public Task Sends_an_operator_into_Condition() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
              "[|StringEquals|]": { "aws:PrincipalOrgID": "o-abcdefghij" } } ] }
        """,
        "'StringEquals' is not a policy element; move it into Condition");

    [Fact]
    public Task Suggests_no_element_that_is_written_as_well() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "[|Actions|]": "s3:PutObject", "Resource": "*" } }""",
        "'Actions' is not a policy element");

    [Fact]
    public Task Reports_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "[|Comment|]": "read" },
            { "Effect": "Deny", "NotAction": "s3:GetObject", "NotResource": "*", "[|Comment|]": "deny" } ] }
        """);

    [Fact]
    public Task Reports_Id_in_a_policy_that_takes_none() => Verify.With(kind: "IdentityBased").Reports(
        """{ "Version": "2012-10-17", "[|Id|]": "mine", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""",
        "'Id' is not a policy element of this policy type, only of resource-based ones; remove it");

    [Theory]
    [InlineData("a.iam.json")]
    [InlineData("a.resource.json")]
    [InlineData("a.trust.json")]
    public Task Accepts_Id_where_it_may_be_right(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Id": "mine", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Theory]
    [InlineData(""" "$schema": "https://example.com/iam.json", """)]
    [InlineData(""" "Id": "any", """)]
    [InlineData(""" "Fn::Transform": { "Name": "AWS::Include" }, """)]
    public Task Accepts(string member) => Verify.Accepts(
        $$"""{ {{member}}"Version": "2012-10-17", "Statement": { "Sid": "A", "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {} } }""");

    [Fact]
    public Task Accepts_functions_in_place_of_statements() => Verify.With(path: "app.template.json").Accepts(
        """
        { "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Fn::If": [ "IsProd", { "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Ref": "AWS::NoValue" } ] },
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Comment": { "Ref": "AWS::NoValue" } } ] } } } } }
        """);

    [Theory]
    [InlineData("""{ "Version": "1", "Statement": [ { "Effect": "Allow", "Action": "oss:Get*", "Resource": "*", "Remark": 1 } ] }""")]
    [InlineData("""{ "statement": [ { "date": "2026-01-01", "amount": 12 } ] }""")]
    [InlineData("""{ "statements": [ { "action": "read", "resource": "post", "subject": "me" } ] }""")]
    public Task Accepts_lookalikes_of_other_products(string json) => Verify.With(path: "statement.json").Accepts(json);

    [Fact]
    public Task Leaves_what_is_still_being_typed() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "[|Efect|]": "Allow", "Action": "s3:GetObject", "Res
        """);
}
