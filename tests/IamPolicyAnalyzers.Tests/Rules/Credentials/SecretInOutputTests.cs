using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Credentials.SecretInOutput>;

namespace IamPolicyAnalyzers.Tests.Rules.Credentials;

public sealed class SecretInOutputTests
{
    [Theory]
    [InlineData("""{ "Fn::GetAtt": ["[|BatchKey|]", "SecretAccessKey"] }""")]
    [InlineData("""{ "Fn::GetAtt": "[|BatchKey.SecretAccessKey|]" }""")]
    [InlineData("""{ "Fn::Sub": "key ${[|BatchKey.SecretAccessKey|]}" }""")]
    [InlineData("""{ "Fn::Join": ["", ["key ", { "Fn::GetAtt": ["[|BatchKey|]", "SecretAccessKey"] }]] }""")]
    public Task Reports_an_output(string value) => Verify.Reports(
        $$"""{ "Resources": { {{Key}} }, "Outputs": { "Secret": { "Value": {{value}} } } }""",
        "Output 'Secret' shows the secret of access key 'BatchKey'; store it in Secrets Manager");

    [Fact]
    public Task Reports_a_variable_of_a_function() => Verify.Reports(
        $$"""
        { "Resources": { {{Key}},
            "Fn": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": { "PASSWORD": { "Fn::GetAtt": ["[|BatchKey|]", "SecretAccessKey"] } } } } } } }
        """,
        "Variable 'PASSWORD' shows the secret of access key 'BatchKey'; store it in Secrets Manager");

    [Fact]
    public Task Reports_a_variable_of_a_container() => Verify.Reports(
        $$"""
        { "Resources": { {{Key}},
            "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "ContainerDefinitions": [
              { "Name": "app", "Environment": [{ "Value": { "Fn::Sub": "${[|BatchKey.SecretAccessKey|]}" }, "Name": "SMTP_PASSWORD" }] }] } } } }
        """,
        "Variable 'SMTP_PASSWORD' shows the secret of access key 'BatchKey'; store it in Secrets Manager");

    [Fact]
    public Task Reports_a_parameter_in_plain_text() => Verify.Reports(
        $$"""
        { "Resources": { {{Key}},
            "Stored": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Value": { "Fn::GetAtt": ["[|BatchKey|]", "SecretAccessKey"] } } } } }
        """,
        "Parameter 'Stored' shows the secret of access key 'BatchKey'; store it in Secrets Manager");

    [Fact]
    public Task Reports_an_output_of_Terraform_that_is_not_hidden() => Verify.With("main.tf.json").Reports(
        """
        { "resource": { "aws_iam_access_key": { "batch": { "user": "batch" } },
            "aws_ssm_parameter": {
              "plain": { "name": "/key", "type": "String", "value": "${[|aws_iam_access_key.batch.secret|]}" },
              "secure": { "name": "/key", "type": "SecureString", "value": "${aws_iam_access_key.batch.secret}" } } },
          "output": {
            "shown": { "value": "${[|aws_iam_access_key.batch.secret|]}" },
            "hidden": { "value": "${aws_iam_access_key.batch.secret}", "sensitive": true },
            "id": { "value": "${aws_iam_access_key.batch.id}" } } }
        """,
        "Parameter 'aws_ssm_parameter.plain' shows the secret of access key 'aws_iam_access_key.batch'; store it in Secrets Manager",
        "Output 'shown' shows the secret of access key 'aws_iam_access_key.batch'; store it in Secrets Manager");

    [Theory]
    [InlineData("""{ "Ref": "BatchKey" }""")] // the id
    [InlineData("""{ "Fn::GetAtt": ["OtherKey", "SecretAccessKey"] }""")]
    [InlineData("""{ "Fn::GetAtt": ["BatchKey", "Id"] }""")]
    [InlineData("""{ "Fn::Sub": "${BatchKey.SecretAccessKeyId} ${MyBatchKey.SecretAccessKey}" }""")]
    [InlineData("\"see BatchKey.SecretAccessKey\"")]
    [InlineData("{ \"Ref\": \"Stored\" }")]
    public Task Accepts(string value) => Verify.Accepts(
        $$"""
        { "Resources": { {{Key}},
            "Stored": { "Type": "AWS::SecretsManager::Secret", "Properties": { "SecretString": { "Fn::GetAtt": ["BatchKey", "SecretAccessKey"] } } },
            "Secure": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "SecureString", "Value": { "Fn::GetAtt": ["BatchKey", "SecretAccessKey"] } } } },
          "Outputs": { "Value": { "Value": {{value}} }, "Empty": {} } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        $$"""{ "Resources": { {{Key}} }, "Outputs": { "Secret": { "Value": { "Fn::GetAtt": ["[|BatchKey|]", "SecretAccessKey" """);

    private const string Key = """ "BatchKey": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": "batch" } } """;
}
