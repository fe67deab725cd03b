using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.PassRoleEscalation>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class PassRoleEscalationTests
{
    private const string RunInstances =
        """{ "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": ["arn:aws:ec2:us-east-1:111122223333:*/*", "arn:aws:ec2:us-east-1::image/*"] }""";

    [Fact]
    public Task Reports_any_role_for_a_machine_of_the_caller() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*" }, {{RunInstances}}] }
        """,
        "Allow on 'iam:PassRole' for every role, with 'ec2:RunInstances', lets the caller run code as any role; list the role ARNs");

    [Fact]
    public Task Points_at_what_starts_the_code() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*" }, { "Effect": "Allow", "Action": ["lambda:CreateFunction", "lambda:Invoke*"], "Resource": "*" }] }""",
        ("lambda:CreateFunction", "granted here"),
        ("lambda:Invoke*", "granted here"));

    [Fact]
    public Task Counts_further_ways() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["[|iam:Pass*|]", "lambda:CreateFunction", "lambda:InvokeFunction", "cloudformation:CreateStack"], "Resource": "*" } }
        """,
        "Allow on 'iam:Pass*' for every role, with 'lambda:CreateFunction' and 'lambda:InvokeFunction', lets the caller run code as any role (1 more way); list the role ARNs");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "arn:aws:iam::111122223333:role/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "NotResource": "arn:aws:iam::111122223333:role/admin" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": ["ec2.amazonaws.com", "lambda.amazonaws.com"] } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*", "Condition": { "StringLike": { "iam:PassedToService": "*" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/admin" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}, {{RunInstances}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/Demo", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/app-*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": { "Fn::GetAtt": ["Role", "Arn"] } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "NotResource": { "Ref": "Role" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEqualsIfExists": { "iam:PassedToService": { "Ref": "Service" } } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "ArnLike": { "iam:AssociatedResourceArn": "arn:aws:ec2:*:111122223333:instance/*" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "shop" } } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "Ref": "Condition" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Deny", "Action": "ec2:Run*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Allow", "Action": "*", "Resource": "*" }""")] // AdministratorStatement speaks
    [InlineData("""{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}, {{RunInstances}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["iam:PassRole", "lambda:CreateFunction"], "Resource": "*" }""")] // nothing starts the function
    [InlineData("""{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }""")] // the way by instance profiles is SensitiveServiceWildcard's
    [InlineData("""{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "*" }""")] // NotActionAllow speaks
    [InlineData("""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::logs/*" }""")] // a bucket runs nothing
    public Task Accepts_without_a_way(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reads_the_policies_of_a_role_together() => Verify.With(path: "app.template.json").Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09",
          "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "pass", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "[|iam:PassRole|]", "Resource": "*" } } },
            { "PolicyName": "run", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*" } } } ] } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|iam:PassRole|]", "ec2:RunInstances"], "Resource": "*"
        """);
}
