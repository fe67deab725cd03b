using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.SharedExecutionRole>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class SharedExecutionRoleTests
{
    [Theory]
    [InlineData("""{ "Fn::GetAtt": ["[|AppRole|]", "Arn"] }""", "AppRole")]
    [InlineData("""{ "Fn::GetAtt": "[|AppRole.Arn|]" }""", "AppRole")]
    [InlineData("""{ "Ref": "[|RoleArn|]" }""", "RoleArn")]
    [InlineData("\"[|arn:aws:iam::111122223333:role/app|]\"", "app")]
    [InlineData("""{ "Fn::Sub": "[|arn:aws:iam::${AWS::AccountId}:role/app|]" }""", "app")]
    public Task Reports_a_role_of_two_functions(string role, string named)
    {
        var first = role.Replace("[|", "").Replace("|]", "");
        return Verify.Reports(
            Template($$"""
            "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": {{first}} } },
            "Write": { "Type": "AWS::Serverless::Function", "Properties": { "Role": {{role}} } },
            "Delete": { "Type": "AWS::Lambda::Function", "Properties": { "Role": {{first}} } }
            """),
            $"Role '{named}' is shared by 'Read', 'Write' and 'Delete'; each gets the rights of all");
    }

    [Fact]
    public Task Points_at_the_others() => Verify.Relates(
        Template("""
        "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "AppRole" } } },
        "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "[|AppRole|]" } } },
        "Delete": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": "AppRole.Arn" } } }
        """),
        ("AppRole", "runs under the role, too"),
        ("AppRole.Arn", "runs under the role, too"));

    [Fact]
    public Task Reports_a_task_with_one_role_for_both() => Verify.Reports(
        Template("""
        "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "ExecutionRoleArn": { "Ref": "AppRole" }, "TaskRoleArn": { "Ref": "[|AppRole|]" } } },
        "Other": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "ExecutionRoleArn": { "Ref": "Agent" }, "TaskRoleArn": { "Ref": "AppRole" } } }
        """),
        "Role 'AppRole' is shared by 'ExecutionRoleArn' and 'TaskRoleArn'; each gets the rights of all");

    [Theory]
    [InlineData(""" "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["AppRole", "Arn"] } } } """)]
    [InlineData(""" "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "A" } } }, "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "B" } } } """)]
    [InlineData(""" "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "Basic" } } }, "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "Basic" } } } """)]
    [InlineData(""" "Read": { "Type": "AWS::Serverless::Function", "Properties": {} }, "Write": { "Type": "AWS::Serverless::Function", "Properties": {} } """)]
    [InlineData(""" "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::If": ["IsProd", { "Ref": "AppRole" }, { "Ref": "AppRole" }] } } } """)]
    public Task Accepts(string resources) => Verify.Accepts(Template(resources));

    [Fact]
    public Task Reports_Terraform() => Verify.Reports(
        """
        { "resource": { "aws_lambda_function": {
            "read": { "function_name": "read", "role": "${aws_iam_role.app.arn}" },
            "write": { "function_name": "write", "role": "[|${aws_iam_role.app.arn}|]" } } } }
        """,
        "Role 'aws_iam_role.app' is shared by 'aws_lambda_function.read' and 'aws_lambda_function.write'; each gets the rights of all");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "A": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "r" } }, "B": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "[|r|]" """);

    private static string Template(string resources) =>
        $$"""
        { "Parameters": { "RoleArn": { "Type": "String" } },
          "Resources": {
            "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/AppRead"] } },
            "Basic": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"] } },
            {{resources}} } }
        """;
}
