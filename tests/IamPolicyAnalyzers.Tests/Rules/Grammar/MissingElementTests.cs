using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.MissingElement>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class MissingElementTests
{
    [Theory]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" """, "Statement has no Effect")]
    [InlineData(""" "Sid": "Read", "Action": "s3:GetObject", "Resource": "*" """, "Statement 'Read' has no Effect")]
    [InlineData(""" "Effect": "Allow", "Resource": "*" """, "Statement has no Action")]
    [InlineData(""" "Effect": "Allow", "Action": "s3:GetObject" """, "Statement has no Resource")]
    [InlineData(""" "Effect": "Deny", "NotAction": "s3:GetObject" """, "Statement has no Resource")]
    [InlineData(""" "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Ref": "AWS::NoValue" }""", "Statement has no Resource")]
    [InlineData(""" "Resource": "*", "Condition": {}""", "Statement has no Effect or Action")]
    [InlineData("", "Statement has no Effect, Action or Resource")]
    public Task Reports_what_a_statement_lacks(string members, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" }, [|{|] {{members}} } ] }""",
        message);

    [Theory]
    [InlineData("""[|{|] "Version": "2012-10-17" }""")]
    [InlineData("""[|{|] "Version": "2012-10-17", "Statement": [] }""")]
    public Task Reports_a_policy_without_statements(string json) => Verify.Reports(json, "Policy has no Statement");

    [Fact]
    public Task Reports_each_statement() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ [|{|] "Effect": "Allow", "Action": "s3:GetObject" }, [|{|] "Action": "s3:GetObject", "Resource": "*" } ] }""");

    [Theory]
    [InlineData("a.resource.json", """{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""")]
    [InlineData("a.trust.json", """{ "Effect": "Allow", "Action": "sts:AssumeRole" }""")]
    [InlineData("a.rcp.json", """{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""")]
    [InlineData("a.vpce.json", """{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""")]
    public Task Reports_a_missing_Principal(string path, string statement) => Verify.With(path).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [|{|]{{statement[1..]}} }""",
        "Statement has no Principal");

    [Fact]
    public Task Reports_the_one_statement_without_Principal() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            [|{|] "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Statement has no Principal");

    [Theory]
    [InlineData("a.iam.json")]
    [InlineData("a.scp.json")]
    [InlineData("a.boundary.json")]
    [InlineData("a.session.json")]
    public Task Accepts_policies_that_have_no_Principal(string path) => Verify.With(path).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""");

    [Theory]
    [InlineData("a.iam.json", """{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("a.trust.json", """{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }""")]
    [InlineData("a.iam.json", """{ "Effect": "Allow", "Action": ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"] }""")] // perhaps the trust policy of a role
    [InlineData("a.resource.json", """{ "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage" }""")]
    [InlineData("a.resource.json", """{ "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "NotAction": "s3:GetObject", "NotResource": "*" }""")]
    [InlineData("a.resource.json", """{ "Effect": "Allow", "Principal": "*", "Action": { "Ref": "Actions" } }""")]
    [InlineData("a.iam.json", """{ "Effect": { "Ref": "Effect" }, "Action": { "Ref": "Actions" }, "Resource": { "Ref": "Resources" } }""")]
    [InlineData("a.iam.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [] }""")]
    [InlineData("a.iam.json", """{ "Effect": "Allow", "Fn::Transform": { "Name": "AWS::Include" } }""")]
    [InlineData("a.iam.json", """{ "Effect": "Allow", "Actions": "s3:GetObject", "resource": "*" }""")] // UnknownElement speaks
    [InlineData("a.iam.json", """[ { "Fn::If": [ "IsProd", { "Effect": "Allow" }, { "Ref": "AWS::NoValue" } ] } ]""")]
    [InlineData("a.iam.json", "\"Allow\"")] // no object, but not missing
    public Task Accepts(string path, string statement) => Verify.With(path).Accepts($$"""{ "Version": "2012-10-17", "Statement": {{statement}} }""");

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Fn::Transform": { "Name": "AWS::Include" } }""")]
    public Task Accepts_a_policy_whose_Statement_may_be_meant(string json) => Verify.Accepts(json);

    [Fact]
    public Task Reports_a_sts_statement_once_its_type_is_declared() => Verify.With(kind: "IdentityBased").Reports(
        """{ "Version": "2012-10-17", "Statement": [|{|] "Effect": "Allow", "Action": "sts:AssumeRole" } }""");

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", """)]
    [InlineData("""{ "Version": "2012-10-17", """)]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject" }, }""")]
    public Task Accepts_a_file_that_is_unfinished(string json) => Verify.Accepts(json);

    [Fact]
    public Task Reports_in_a_template() => Verify.With(path: "app.template.json").Reports(
        """
        { "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {
          "Version": "2012-10-17", "Statement": [ [|{|] "Effect": "Allow", "Action": "sts:AssumeRole" } ] } } } } }
        """,
        "Statement has no Principal");
}
