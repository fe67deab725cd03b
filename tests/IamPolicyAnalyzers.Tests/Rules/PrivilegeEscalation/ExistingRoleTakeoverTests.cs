using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.PrivilegeEscalation.ExistingRoleTakeover>;

namespace IamPolicyAnalyzers.Tests.Rules.PrivilegeEscalation;

public sealed class ExistingRoleTakeoverTests
{
    [Fact]
    public Task Reports_the_code_of_every_function() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|lambda:UpdateFunctionCode|]", "Resource": "*" } }
        """,
        "Allow on 'lambda:UpdateFunctionCode' with Resource '*' runs code under roles already in use; limit it to ARNs");

    [Fact]
    public Task Points_at_the_other_actions_of_the_way() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:StopInstances", "ec2:ModifyInstanceAttribute"], "Resource": "arn:aws:ec2:*:*:instance/*" }, { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "[|ec2:StartInstances|]"], "Resource": "*" }] }""",
        ("*", "leaves it open"),
        ("ec2:ModifyInstanceAttribute", "granted here"),
        ("ec2:StopInstances", "granted here"));

    [Fact]
    public Task Reports_a_way_over_several_statements_where_it_ends() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["ec2:StopInstances", "ec2:ModifyInstanceAttribute"], "Resource": "arn:aws:ec2:*:*:instance/*" },
            { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "[|ec2:StartInstances|]"], "Resource": "*" } ] }
        """,
        "Allow on 'ec2:ModifyInstanceAttribute', 'ec2:StopInstances' and 'ec2:StartInstances' with Resource '*' runs code under roles already in use; limit it to ARNs");

    [Fact]
    public Task Names_three_actions_and_counts_the_rest() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["[|ssm:SendCommand|]", "codebuild:StartBuild", "lambda:UpdateFunctionCode", "lambda:InvokeFunction", "glue:RunStatement"], "Resource": "*" } }
        """,
        "Allow on 'ssm:SendCommand', 'codebuild:StartBuild', 'lambda:UpdateFunctionCode' and 1 more with Resource '*' runs code under roles already in use; limit it to ARNs");

    [Fact]
    public Task Names_the_machines_that_are_open() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "[|ssm:SendCommand|]", "Resource": ["arn:aws:ssm:*::document/AWS-RunShellScript", "arn:aws:s3:::*", "arn:aws:ec2:*:*:instance/*"] } }
        """,
        "Allow on 'ssm:SendCommand' with Resource 'arn:aws:ec2:*:*:instance/*' runs code under roles already in use; limit it to ARNs");

    [Theory]
    [InlineData("\"Action\": \"[|codebuild:StartBuild*|]\", \"Resource\": [\"arn:aws:codebuild:*:*:project/*\"]")]
    [InlineData("\"Action\": \"[|lambda:UpdateFunctionCode|]\", \"NotResource\": \"arn:aws:lambda:*:*:function:billing\"")]
    [InlineData("\"Action\": \"[|ec2-instance-connect:*|]\", \"Resource\": \"*\"")] // no rule about whole services speaks for so small a one
    [InlineData("\"Action\": \"[|ssm:StartSession|]\", \"Resource\": [\"arn:aws:ssm:*:*:document/SSM-SessionManagerRunShell\", \"arn:aws:ec2:*:*:instance/*\"]")]
    [InlineData("\"Action\": \"[|lambda:UpdateFunctionCode|]\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:RequestedRegion\": \"eu-central-1\" } }")]
    public Task Reports(string statement) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": \"arn:aws:lambda:us-east-1:111122223333:function:demo\"")]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": { \"Fn::GetAtt\": [\"Function\", \"Arn\"] }")]
    [InlineData("\"Action\": [\"ec2:StopInstances\", \"ec2:StartInstances\"], \"Resource\": \"*\"")] // part of a way
    [InlineData("\"Action\": \"ssm:SendCommand\", \"Resource\": [\"arn:aws:ssm:*:*:document/*\", \"arn:aws:ec2:*:*:instance/i-0123456789abcdef0\"]")]
    [InlineData("\"Action\": \"ssm:SendCommand\", \"Resource\": [\"arn:aws:ssm:*:*:document/AWSEC2-CreateVssSnapshot\", \"arn:aws:ec2:*:*:instance/*\"]")] // AWS wrote it for one purpose
    [InlineData("\"Action\": \"ssm:StartSession\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"ssm:resourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceTag/team\": \"shop\" } }")]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": \"*\", \"Condition\": { \"StringEquals\": { \"aws:ResourceAccount\": \"111122223333\" } }")]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": \"*\", \"Condition\": { \"Bool\": { \"aws:MultiFactorAuthPresent\": \"true\" } }")]
    [InlineData("\"Action\": \"lambda:UpdateFunctionCode\", \"Resource\": \"*\", \"Condition\": { \"Ref\": \"Condition\" }")]
    [InlineData("\"Action\": [\"kms:CreateGrant\", \"kms:PutKeyPolicy\"], \"Resource\": \"*\"")] // ResourceExposure speaks
    [InlineData("\"Action\": \"lambda:UpdateFunction*\", \"Resource\": \"*\"")] // SensitiveActionPattern speaks: of the URL, too
    [InlineData("\"Action\": \"lambda:*\", \"Resource\": \"*\"")] // WildcardAction speaks
    [InlineData("\"Action\": \"*\", \"Resource\": \"*\"")] // AdministratorStatement speaks
    [InlineData("\"NotAction\": \"iam:*\", \"Resource\": \"*\"")] // NotActionAllow speaks
    public Task Accepts(string statement) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{statement}} } }""");

    [Theory]
    [InlineData("""{ "Effect": "Deny", "Action": "ec2:ModifyInstanceAttribute", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "ec2:Stop*", "Resource": "arn:aws:ec2:*:*:instance/*" }""")]
    public Task Accepts_a_way_that_is_cut(string deny) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"], "Resource": "arn:aws:ec2:*:*:instance/*" },
            {{deny}} ] }
        """);

    [Fact]
    public Task Reports_beside_a_whole_service_on_one_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "lambda:*", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:demo" },
            { "Effect": "Allow", "Action": "[|lambda:UpdateFunctionCode|]", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|lambda:UpdateFunctionCode|]", "ec2:RunInstances"], "Resource": "*"
        """);
}
