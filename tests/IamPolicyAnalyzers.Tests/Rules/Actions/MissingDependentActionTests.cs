using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Actions.MissingDependentAction>;

namespace IamPolicyAnalyzers.Tests.Rules.Actions;

public sealed class MissingDependentActionTests
{
    private const string Action = "ec2:CreateLaunchTemplateVersion";

    [Fact]
    public Task Reports_an_action_that_needs_another() => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "[|{{Action}}|]", "Resource": "*" } ] }""",
        $"Action '{Action}' also needs 'ssm:GetParameters', which this policy does not grant");

    [Fact]
    public Task Reports_in_lists_and_several_statements() => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:GetObject", "[|{{Action}}|]"], "Resource": "*" },
            { "Effect": "Deny", "Action": ["ssm:GetParameters", "{{Action}}"], "Resource": "arn:aws:ec2:*:*:launch-template/lt-1" },
            { "Effect": "Allow", "Action": "[|EC2:createLaunchTemplateVersion|]", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData("\"ssm:GetParameters\"")]
    [InlineData("[\"s3:*\", \"ssm:Get*\"]")]
    [InlineData("\"*\"")]
    [InlineData("{ \"Ref\": \"Actions\" }")]
    [InlineData("\"${Actions}\"")]
    public Task Accepts_what_another_statement_grants(string actions) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "{{Action}}", "Resource": "*" },
            { "Effect": "Allow", "Action": {{actions}}, "Resource": "arn:aws:ssm:us-east-1:111122223333:parameter/demo" } ] }
        """);

    [Theory]
    [InlineData(""" "Effect": "Allow", "NotAction": "s3:*" """)]
    [InlineData(""" "Effect": "Deny", "Action": "ec2:CreateLaunchTemplateVersion" """)]
    [InlineData(""" "Effect": "Allow", "NotAction": "ec2:CreateLaunchTemplateVersion" """)]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:CreateLaunchTemplateV*" """)]
    [InlineData(""" "Effect": "Allow", "Action": "s3:GetObject" """)]
    [InlineData(""" "Effect": "Allow", "Action": "lambda:CreateFunction" """)] // needs iam:PassRole, if a role is given
    [InlineData(""" "Effect": "Allow", "Action": "ec2:CreateSecurityGroup" """)] // needs ec2:CreateTags, if there are tags
    [InlineData(""" "Effect": "Allow", "Action": "identitystore:DescribeUser" """)] // needs kms:Decrypt, if the key is one's own
    [InlineData(""" "Effect": "Allow", "Action": "nosuch:Action" """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { {{members}}, "Resource": "*" } }""");

    [Theory]
    [InlineData("a.resource.json")]
    [InlineData("a.boundary.json")]
    public Task Leaves_other_types_alone(string path) => Verify.With(path: path).Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "{{Action}}", "Resource": "*" } }""");

    [Fact]
    public Task Reads_all_policies_of_a_role() => Verify.With(path: "app.template.json").Reports(
        $$"""
        { "Resources": {
          "Whole": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "A", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{Action}}", "Resource": "*" } } },
            { "PolicyName": "B", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ssm:*", "Resource": "*" } } } ] } },
          "Attached": { "Type": "AWS::IAM::Role", "Properties": {
            "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess"],
            "Policies": [ { "PolicyName": "A", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{Action}}", "Resource": "*" } } } ] } },
          "Included": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "A", "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "{{Action}}", "Resource": "*" }, { "Fn::ImportValue": "More" } ] } } ] } },
          "Lacking": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "A", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|{{Action}}|]", "Resource": "*" } } } ] } } } }
        """);

    [Fact]
    public Task Accepts_a_file_that_is_unfinished() => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{Action}}", "Resource": "*" }, """);
}
