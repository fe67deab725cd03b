using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Tests.Verification;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class CloudFormationTemplateTests
{
    /// <summary>The marks are the documents, then the texts of the attachments.</summary>
    [Fact]
    public void Reads_the_template_of_a_service() => Sees(
        """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Transform": "AWS::Serverless-2016-10-31",
          "Parameters": { "Stage": { "Type": "String" } },
          "Resources": {
            "Orders": {
              "Type": "AWS::Serverless::Function",
              "Properties": {
                "Handler": "Orders::Orders.Function::Handle",
                "AssumeRolePolicyDocument": [|{ "Statement": [] }|],
                "PermissionsBoundary": "arn:aws:iam::111122223333:policy/Boundary",
                "Policies": [
                  "AWSLambdaBasicExecutionRole",
                  { "DynamoDBReadPolicy": { "TableName": { "Ref": "Table" } } },
                  { "Ref": "ReadOrders" },
                  [|{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }|],
                  { "Fn::If": ["IsProd", [|{ "Version": "2012-10-17", "Statement": [] }|], { "Ref": "AWS::NoValue" }] }
                ]
              }
            },
            "Single": { "Type": "AWS::Serverless::Function", "Properties": { "Policies": [|{ "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }|] } },
            "Named": { "Type": "AWS::Serverless::StateMachine", "Properties": { "Policies": "AWSXRayDaemonWriteAccess" } },
            "ReadOrders": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": { "PolicyDocument": { "Fn::If": ["IsProd", [|{ "Statement": [] }|], [|{ "Statement": {} }|]] } }
            },
            "Queue": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": [|{ "Statement": [] }|] } },
            "Included": { "Type": "AWS::SNS::TopicPolicy", "Properties": { "PolicyDocument": { "Fn::Transform": { "Name": "AWS::Include" } } } },
            "Empty": { "Type": "AWS::IAM::Role" },
            "Odd": "AWS::IAM::Role",
            "Mistyped": { "Type": ["AWS::IAM::Role"], "Properties": [] }
          }
        }
        """,
        "AWSLambdaBasicExecutionRole on role 'Orders'",
        "ReadOrders on role 'Orders'",
        "Orders on role 'Orders', inline",
        "Orders on role 'Orders', inline",
        "Single on role 'Single', inline",
        "AWSXRayDaemonWriteAccess on role 'Named'");

    [Fact]
    public void Joins_the_policies_of_one_role()
    {
        var container = Read(
            """
            { "Resources": {
                "AppRole": {
                  "Type": "AWS::IAM::Role",
                  "Properties": {
                    "AssumeRolePolicyDocument": { "Statement": [] },
                    "Policies": [{ "PolicyName": "a", "PolicyDocument": { "Statement": [] } }] } },
                "B": { "Type": "AWS::IAM::Policy", "Properties": { "Roles": [{ "Ref": "AppRole" }], "PolicyDocument": { "Statement": [] } } },
                "C": { "Type": "AWS::IAM::ManagedPolicy", "Condition": "IsProd", "Properties": { "Roles": [{ "Ref": "AppRole" }], "PolicyDocument": { "Statement": [] } } },
                "D": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [] } } } } }
            """);

        Assert.Equal([null, "role 'AppRole'", "role 'AppRole'", "role 'AppRole'", null], container.Sites.Select(s => s.Attachment?.Target.ToString()));
        Assert.Equal([PolicyType.Trust, .. Enumerable.Repeat<PolicyType?>(PolicyType.IdentityBased, 4)], container.Sites.Select(s => s.Type));
        Assert.Equal([false, false, false, true, false], container.Sites.Select(s => s.IsConditional));
    }

    [Theory]
    [InlineData("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} }""")]
    [InlineData("""{ "Transform": "AWS::Serverless-2016-10-31", "Resources": { "F": { "Type": "Custom::Thing" } } }""")]
    [InlineData("""{ "Resources": { "F": { "Type": "AWS::SQS::Queue" } } }""")]
    public void Recognizes_a_template(string json) => Assert.Equal(ContainerKind.CloudFormation, Read(json).Kind);

    [Theory]
    [InlineData("""{ "Resources": { "F": { "Type": "Microsoft.Web/sites" } } }""")]
    [InlineData("""{ "Resources": [{ "Type": "AWS::SQS::Queue" }] }""")]
    [InlineData("""{ "AWSTemplateFormatVersion": "2010-09-09" }""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Leaves_other_files_alone(string json) => Assert.Equal(ContainerKind.None, Read(json).Kind);

    /// <summary>A template is read while it is typed: no prefix throws, and what is complete stays seen.</summary>
    [Fact]
    public void Reads_every_prefix()
    {
        const string Json =
            """
            { "Resources": {
                "Ana": { "Type": "AWS::IAM::User", "Properties": {
                    "ManagedPolicyArns": [{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/PowerUserAccess"]] }],
                    "Policies": { "Fn::If": ["A", [{ "PolicyName": { "Fn::Sub": "a-${B}" }, "PolicyDocument": { "Statement": [{ "Effect": "Allow" }] } }], { "Ref": "AWS::NoValue" }] } } },
                "P": { "Type": "AWS::IAM::Policy", "Properties": { "Users": [{ "Ref": "Ana" }], "PolicyDocument": { "Statement": [] } } } } }
            """;

        for (var length = 0; length <= Json.Length; length++)
        {
            var expected = length < Json.IndexOf("\"Policies\"", StringComparison.Ordinal) ? 0 : length < Json.Length ? 1 : 3;
            Assert.InRange(Read(Json[..length]).Attachments.Length, expected, 3);
        }
    }

    private static PolicyContainer Read(string json) => PolicyContainer.Recognize(JsonTree.Parse(json));

    private static void Sees(string markup, params string[] attachments)
    {
        var parsed = Markup.Parse(markup);
        var container = Read(parsed.Text);

        Assert.Equal(Texts(parsed.Marks.Select(m => m.Span.Start), parsed.Text), Texts(container.Sites.Select(s => s.Node.Span.Start), parsed.Text));
        Assert.Equal(attachments, container.Attachments.Select(a => $"{a.PolicyName} on {a.Target}{(a.IsInline ? ", inline" : "")}"));
        Assert.All(container.Attachments, a => Assert.Equal(a.PolicyName, parsed.Text.Substring(a.Span.Start, a.Span.Length)));

        static string Texts(IEnumerable<int> starts, string text) => string.Join("\n", starts.Select(start => $"{start}: {text.Substring(start, 20)}"));
    }
}
