using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.InstanceWithoutRole>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class InstanceWithoutRoleTests
{
    [Theory]
    [InlineData("AWS::EC2::Instance", """{ "ImageId": "ami-0123456789abcdef0" }""")]
    [InlineData("AWS::EC2::Instance", """{ "IamInstanceProfile": { "Ref": "AWS::NoValue" } }""")]
    [InlineData("AWS::EC2::LaunchTemplate", """{ "LaunchTemplateData": { "ImageId": "ami-0123456789abcdef0" } }""")]
    [InlineData("AWS::AutoScaling::LaunchConfiguration", """{ "ImageId": "ami-0123456789abcdef0" }""")]
    public Task Reports_an_instance_without_profile(string type, string properties) => Verify.Reports(
        $$"""{ "Resources": { "[|Web|]": { "Type": "{{type}}", "Properties": {{properties}} } } }""",
        "Instance 'Web' has no role; applications on it need IamInstanceProfile instead of keys");

    [Theory]
    [InlineData("AWS::EC2::Instance", """{ "IamInstanceProfile": "WebProfile" }""")]
    [InlineData("AWS::EC2::Instance", """{ "IamInstanceProfile": { "Ref": "WebProfile" } }""")]
    [InlineData("AWS::EC2::Instance", """{ "LaunchTemplate": { "LaunchTemplateId": { "Ref": "Web" }, "Version": "1" } }""")]
    [InlineData("AWS::EC2::LaunchTemplate", """{ "LaunchTemplateData": { "IamInstanceProfile": { "Arn": { "Fn::GetAtt": ["WebProfile", "Arn"] } } } }""")]
    [InlineData("AWS::EC2::LaunchTemplate", """{ "LaunchTemplateData": { "Fn::Transform": { "Name": "AWS::Include" } } }""")]
    [InlineData("AWS::EC2::Instance", """{ "UserData": { "Fn::Base64": "export AWS_ACCESS_KEY_ID=x" } }""")]
    [InlineData("AWS::EC2::Volume", """{ "Size": 8 }""")]
    public Task Accepts(string type, string properties) => Verify.Accepts($$"""{ "Resources": { "Web": { "Type": "{{type}}", "Properties": {{properties}} } } }""");

    [Fact]
    public Task Reports_Terraform() => Verify.Reports(
        """
        { "resource": {
            "aws_instance": {
              "[|web|]": { "ami": "ami-0123456789abcdef0" },
              "worker": { "ami": "ami-0123456789abcdef0", "iam_instance_profile": "${aws_iam_instance_profile.worker.name}" },
              "launched": { "launch_template": { "id": "${aws_launch_template.web.id}" } } },
            "aws_launch_template": {
              "[|bare|]": { "image_id": "ami-0123456789abcdef0" },
              "full": { "iam_instance_profile": { "name": "web" } } } } }
        """,
        "Instance 'aws_instance.web' has no role; applications on it need IamInstanceProfile instead of keys");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("""{ "Resources": { "[|Web|]": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-1" """);
}
