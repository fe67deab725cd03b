using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.CredentialVariable>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class CredentialVariableTests
{
    [Fact]
    public Task Reports_variables_of_a_container_whatever_their_value() => Verify.Reports(
        Workload(
            "AWS::ECS::TaskDefinition",
            """
            { "ContainerDefinitions": [{ "Name": "app",
                "Environment": [{ "Name": "[|AWS_ACCESS_KEY_ID|]", "Value": "x" }, { "Name": "[|AWS_SECRET_ACCESS_KEY|]", "Value": { "Ref": "Secret" } }],
                "Secrets": [{ "Name": "[|AWS_SECRET_KEY|]", "ValueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/key" }] }] }
            """),
        "'AWS_ACCESS_KEY_ID' gives 'Worker' a long-term key; give it a role instead",
        "'AWS_SECRET_ACCESS_KEY' gives 'Worker' a long-term key; give it a role instead",
        "'AWS_SECRET_KEY' gives 'Worker' a long-term key; give it a role instead");

    [Theory]
    [InlineData("AWS::Lambda::Function", """{ "Environment": { "Variables": { "[|AWS_SECRET_KEY|]": { "Ref": "Secret" } } } }""")]
    [InlineData("AWS::Serverless::Function", """{ "Environment": { "Variables": { "[|AWSSecretKey|]": "x" } } }""")]
    [InlineData("AWS::CodeBuild::Project", """{ "Environment": { "EnvironmentVariables": [{ "Name": "[|AWS_ACCESS_KEY|]", "Type": "PARAMETER_STORE", "Value": "key" }] } }""")]
    [InlineData("AWS::AppRunner::Service", """{ "SourceConfiguration": { "ImageRepository": { "ImageConfiguration": { "RuntimeEnvironmentVariables": [{ "Name": "[|AWS_ACCESS_KEY_ID|]", "Value": "x" }] } } } }""")]
    [InlineData("AWS::ElasticBeanstalk::Environment", """{ "OptionSettings": [{ "Namespace": "aws:elasticbeanstalk:application:environment", "OptionName": "[|AWS_SECRET_KEY|]", "Value": "x" }] }""")]
    [InlineData("AWS::EC2::Instance", """{ "UserData": { "Fn::Base64": "#!/bin/bash\nexport [|AWS_SECRET_ACCESS_KEY|]=abc\n" } }""")]
    [InlineData("AWS::EC2::LaunchTemplate", """{ "LaunchTemplateData": { "UserData": { "Fn::Base64": { "Fn::Join": ["", ["export [|AWS_SECRET_ACCESS_KEY|]=", { "Ref": "Secret" }]] } } } }""")]
    [InlineData("AWS::ECS::TaskDefinition", """{ "ContainerDefinitions": "[{ \"environment\": [{ \"name\": \"[|AWS_ACCESS_KEY_ID|]\", \"value\": \"x\" }] }]" }""")]
    public Task Reports_every_kind_of_workload(string type, string properties) => Verify.Reports(Workload(type, properties));

    [Fact]
    public Task Reports_workloads_of_Terraform() => Verify.With("main.tf.json").Reports(
        """
        { "resource": {
            "aws_lambda_function": { "fn": { "environment": [{ "variables": { "[|AWS_SECRET_ACCESS_KEY|]": "${var.secret}" } }] } },
            "aws_batch_job_definition": { "job": { "container_properties": "{ \"environment\": [{ \"name\": \"[|AWS_SECRET_ACCESS_KEY|]\", \"value\": \"${var.secret}\" }] }" } },
            "aws_instance": { "web": { "user_data": "export [|AWS_SECRET_ACCESS_KEY|]=${var.secret}" } } } }
        """,
        "'AWS_SECRET_ACCESS_KEY' gives 'aws_lambda_function.fn' a long-term key; give it a role instead");

    [Theory]
    [InlineData("AWS::ECS::TaskDefinition", """{ "ContainerDefinitions": [{ "Environment": [{ "Name": "AWS_REGION", "Value": "eu-west-1" }] }] }""")]
    [InlineData("AWS::ECS::TaskDefinition", """{ "ContainerDefinitions": [{ "Environment": [{ "Name": "AWS_SECRET_ACCESS_KEY", "Value": "test" }, { "Name": "AWS_ENDPOINT_URL", "Value": "http://localstack:4566" }] }] }""")]
    [InlineData("AWS::Lambda::Function", """{ "Environment": { "Variables": { "AWS_SECRET_ACCESS_KEY": "", "MY_AWS_SECRET_ACCESS_KEY": "x" } } }""")]
    [InlineData("AWS::Lambda::Function", """{ "Environment": { "Variables": { "AWS_SECRET_ACCESS_KEY": "x", "AWS_ENDPOINT_URL_S3": "http://minio" } } }""")]
    [InlineData("AWS::Lambda::Function", """{ "Environment": { "Ref": "Variables" } }""")]
    [InlineData("AWS::EC2::Instance", """{ "UserData": { "Fn::Base64": "unset AWS_SECRET_ACCESS_KEY\nexport AWS_ACCESS_KEY_ID=\nMY_AWS_SECRET_KEY=x\nAWS_ACCESS_KEY=\"\"" } }""")]
    [InlineData("AWS::S3::Bucket", """{ "Tags": [{ "Name": "AWS_SECRET_ACCESS_KEY", "Value": "x" }] }""")]
    public Task Accepts(string type, string properties) => Verify.Accepts(Workload(type, properties));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "Fn": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": { "[|AWS_SECRET_ACCESS_KEY|]": "x" """);

    private static string Workload(string type, string properties) => $$"""{ "Resources": { "Worker": { "Type": "{{type}}", "Properties": {{properties}} } } }""";
}
