using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

/// <summary>Wherever a policy stands, the same is found in it, at the same letters.</summary>
public sealed class ContainerTests
{
    private const string Identity =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObjekt", "s3:Get*"], "Resource": "arn:aws:s3:::demo-bucket/ä😀/*" },
            { "Sid": "Read", "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances", "s3:*"], "Resource": "*",
              "Condition": { "StringEquals": { "aws:SourceIp": "10.0.0.1/8", "aws:Regoin": "eu-west-1" } } },
            { "Effect": "Deny", "NotAction": "\u0069am:*", "Resource": ["*", "*"] }
          ]
        }
        """;

    private const string Resource =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Everyone", "Effect": "Allow", "Principal": "*", "Action": ["sqs:SendMessage", "sqs:Receive"], "Resource": "*" },
            { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:*", "Resource": "*" }
          ]
        }
        """;

    private const string Api =
        """
        {
          "Version": "2012-10-17",
          "Statement": [{ "Sid": "Everyone", "Effect": "Allow", "Principal": "*", "Action": ["execute-api:Invoke", "execute-api:Invok"], "Resource": "execute-api:/*" }]
        }
        """;

    private const string Trust =
        """
        {
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": ["sts:AssumeRole", "sts:Assume"] }]
        }
        """;

    /// <summary>What depends on where a policy stands: who gets it, and how the file writes.</summary>
    private static readonly HashSet<string> s_ofPlace = [RuleIds.MissingMfaCondition, RuleIds.HardcodedArn];

    /// <summary>The rules about what is around a policy: attachments, credentials and settings.</summary>
    private static readonly string[] s_families = ["IAM16", "IAM17", "IAM18"];

    /// <summary>A file, in which @ stands for the policy.</summary>
    public static TheoryData<string, string> Identities => Rows(
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": @ } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::If": ["A", @, { "Ref": "AWS::NoValue" }] } } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "App", "PolicyDocument": @ }] } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::SSO::PermissionSet", "Properties": { "InlinePolicy": @ } } } }""",
        """{ "PolicyName": "App", "PolicyDocument": @, "Description": "" }""",
        """{ "PolicyArn": "arn:aws:iam::111122223333:policy/App", "PolicyDocument": @, "SetAsDefault": true }""",
        """{ "RoleName": "App", "PolicyName": "Inline", "PolicyDocument": @ }""",
        """{ "UserName": "ana", "PolicyName": "Inline", "PolicyDocument": @ }""",
        """{ "GroupName": "Devs", "PolicyName": "Inline", "PolicyDocument": @ }""",
        """{ "InstanceArn": "arn:aws:sso:::instance/ssoins-1", "PermissionSetArn": "arn:aws:sso:::permissionSet/a/b", "InlinePolicy": @ }""",
        """{ "PolicyVersion": { "Document": @, "VersionId": "v3", "IsDefaultVersion": true, "CreateDate": "2026-01-01T00:00:00Z" } }""",
        """{ "UserDetailList": [{ "UserName": "ana", "UserPolicyList": [{ "PolicyName": "App", "PolicyDocument": @ }], "GroupList": ["Devs"] }] }""",
        """{ "RoleDetailList": [], "Policies": [{ "PolicyName": "App", "Arn": "arn:aws:iam::111122223333:policy/App", "PolicyVersionList": [{ "Document": {}, "IsDefaultVersion": false }, { "Document": @, "VersionId": "v2", "IsDefaultVersion": true }] }] }""",
        """[@]""");

    public static TheoryData<string, string> Resources => Rows(
        """{ "Resources": { "P": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": @ } } } }""",
        """{ "QueueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs", "Attributes": { "DelaySeconds": "5", "Policy": @ } }""",
        """{ "QueueName": "jobs", "Attributes": { "Policy": @ } }""",
        """{ "Attributes": { "QueueArn": "arn:aws:sqs:eu-west-1:111122223333:jobs", "Policy": @ } }""");

    /// <summary>API Gateway takes the policy of an API from its OpenAPI description.</summary>
    public static TheoryData<string, string> Apis => Rows(
        ["object", "string"],
        """{ "openapi": "3.0.1", "paths": {}, "x-amazon-apigateway-policy": @ }""",
        """{ "swagger": "2.0", "x-amazon-apigateway-policy": @ }""",
        """{ "Resources": { "P": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Policy": @ } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Body": { "openapi": "3.0.1", "x-amazon-apigateway-policy": @ } } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::Serverless::Api", "Properties": { "DefinitionBody": { "x-amazon-apigateway-policy": @ } } } } }""");

    public static TheoryData<string, string> Trusts => Rows(
        """{ "Resources": { "P": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": @ } } } }""",
        """{ "RoleName": "App", "AssumeRolePolicyDocument": @, "Path": "/" }""",
        """{ "RoleName": "App", "PolicyDocument": @ }""",
        """{ "Role": { "Path": "/", "RoleName": "App", "CreateDate": "2026-01-01T00:00:00Z", "AssumeRolePolicyDocument": @ } }""",
        """{ "Roles": [{ "Path": "/", "RoleName": "App", "CreateDate": "2026-01-01T00:00:00Z", "AssumeRolePolicyDocument": @ }] }""",
        """{ "RoleDetailList": [{ "RoleName": "App", "Path": "/", "AssumeRolePolicyDocument": @ }] }""");

    /// <summary>Only text is looked for in files of any kind; an object is reported for being out of place.</summary>
    public static TheoryData<string, string> Texts => Rows(
        ["string", "percent"],
        """{ "Policy": @ }""",
        """{ "Aws": { "Policies": ["none", { "App": @ }] } }""");

    /// <summary>Terraform keeps policies as text.</summary>
    public static TheoryData<string, string> TerraformIdentities => Rows(
        ["string"],
        """{ "resource": { "aws_iam_policy": { "p": { "name": "App", "policy": @ } } } }""",
        """{ "resource": [{ "aws_iam_role_policy": [{ "p": [{ "role": "${aws_iam_role.app.id}", "policy": @ }] }] }] }""",
        """{ "resource": { "aws_iam_role": { "r": { "inline_policy": { "name": "App", "policy": @ } } } } }""",
        """{ "resource": { "aws_ssoadmin_permission_set_inline_policy": { "p": { "inline_policy": @ } } } }""",
        """{ "format_version": "1.2", "planned_values": { "root_module": { "child_modules": [{ "resources": [{ "address": "module.m.aws_iam_policy.p", "type": "aws_iam_policy", "values": { "policy": @ } }] }] } } }""",
        """{ "version": 4, "terraform_version": "1.9.5", "serial": 1, "resources": [{ "type": "aws_iam_user_policy", "name": "p", "instances": [{ "attributes": { "user": "ana", "policy": @ } }] }] }""");

    public static TheoryData<string, string> TerraformResources => Rows(
        ["string"],
        """{ "resource": { "aws_sqs_queue_policy": { "p": { "queue_url": "${aws_sqs_queue.q.id}", "policy": @ } } } }""",
        """{ "resource": { "aws_sqs_queue": { "p": { "name": "jobs", "policy": @ } } } }""",
        """{ "format_version": "1.2", "planned_values": { "root_module": { "resources": [{ "address": "aws_sqs_queue.q", "type": "aws_sqs_queue", "values": { "policy": @ } }] } } }""");

    public static TheoryData<string, string> TerraformTrusts => Rows(
        ["string"],
        """{ "resource": { "aws_iam_role": { "r": { "assume_role_policy": @ } } } }""",
        """{ "format_version": "1.2", "planned_values": { "root_module": { "resources": [{ "address": "aws_iam_role.r", "type": "aws_iam_role", "values": { "name": "r", "assume_role_policy": @ } }] } } }""");

    [Theory]
    [MemberData(nameof(Identities))]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(TerraformIdentities))]
    public Task Finds_the_same_in_an_identity_policy(string container, string encoding) => FindsTheSame(Identity, container, encoding, "policy.iam.json");

    [Theory]
    [MemberData(nameof(Resources))]
    [MemberData(nameof(TerraformResources))]
    public Task Finds_the_same_in_a_queue_policy(string container, string encoding) => FindsTheSame(Resource, container, encoding, "queue.resource.json");

    [Theory]
    [MemberData(nameof(Apis))]
    public Task Finds_the_same_in_the_policy_of_an_api(string container, string encoding) => FindsTheSame(Api, container, encoding, "api.resource.json");

    [Theory]
    [MemberData(nameof(Trusts))]
    [MemberData(nameof(TerraformTrusts))]
    public Task Finds_the_same_in_a_trust_policy(string container, string encoding) => FindsTheSame(Trust, container, encoding, "role.trust.json");

    private static async Task FindsTheSame(string policy, string container, string encoding, string barePath)
    {
        var bare = await FindingsAsync(barePath, policy, static text => text);
        Assert.True(bare.Count > 1);

        Func<string, string> decode = encoding switch
        {
            "string" => static text => JsonDocument.Parse("\"" + text + "\"").RootElement.GetString()!,
            "percent" => Uri.UnescapeDataString,
            _ => static text => text,
        };
        var file = container.Replace("@", encoding switch
        {
            "string" => JsonSerializer.Serialize(policy),
            "percent" => "\"" + Uri.EscapeDataString(policy) + "\"",
            _ => policy,
        });
        var found = await FindingsAsync("file.json", file, decode);
        Assert.True(bare.SequenceEqual(found), string.Join("\n", bare.Except(found).Select(line => "- " + line).Concat(found.Except(bare).Select(line => "+ " + line))));

        var read = PolicyFile.Parse(file);
        Assert.Equal(policy, decode(read.Text.ToString(Assert.Single(read.Documents).Node.Span)));
        CheckSpans(read.Documents[0].Node);

        // What stands at the span of a node is, decoded, the text of the node.
        void CheckSpans(JsonNode node)
        {
            Assert.Equal(node.RawText.ToString(), decode(read.Text.ToString(node.Span)));
            foreach (var member in node.Members)
            {
                CheckSpans(member.Name);
                CheckSpans(member.Value);
            }

            foreach (var item in node.Items)
                CheckSpans(item);
        }
    }

    /// <summary>What a template fills in, nobody can judge; nor does a policy of nothing but such parts look broken.</summary>
    [Theory]
    [InlineData("""{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::Sub": @ } } } } }""")]
    [InlineData("""{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::Sub": [@, { "Action": "s3:GetObject" }] } } } } }""")]
    [InlineData("""{ "PolicyName": "App", "PolicyDocument": @ }""")]
    public async Task Is_silent_about_what_is_not_known(string container)
    {
        const string Unknown =
            """
            { "Version": "2012-10-17", "Statement": [
                { "Sid": "${Sid}", "Effect": "${Effect}", "Action": ["${Action}", "s3:${Action}"], "Resource": "${Arn}", "Condition": { "${Operator}": { "${Key}": "${Value}" } } },
                { "Sid": "Other", "Effect": "Allow", "Action": "${Action}", "Resource": ["${Arn}", "arn:${AWS::Partition}:s3:::${Bucket}/*"] } ] }
            """;
        var found = await PolicyFiles.DiagnosticsAsync("file.json", container.Replace("@", JsonSerializer.Serialize(Unknown)), [.. Shipped.JudgingAnalyzers]);
        Assert.Empty(found.Where(finding => finding.Id != RuleIds.AccessLevelSummary).Select(finding => finding.ToString()));
    }

    private static async Task<List<string>> FindingsAsync(string path, string text, Func<string, string> decode)
    {
        var found = await PolicyFiles.DiagnosticsAsync(path, text, [.. Shipped.JudgingAnalyzers]);
        return [.. found
            .Where(finding => !s_ofPlace.Contains(finding.Id) && !s_families.Any(finding.Id.StartsWith))
            .Select(finding => $"{finding.Id} {finding.GetMessage()} at {decode(TextAt(text, finding))}")
            .Order(StringComparer.Ordinal)];
    }

    private static string TextAt(string text, Diagnostic finding) =>
        SourceText.From(text).ToString(SourceText.From(text).Lines.GetTextSpan(finding.Location.GetLineSpan().Span));

    private static TheoryData<string, string> Rows(params string[] containers) => Rows(["object", "string", "percent"], containers);

    private static TheoryData<string, string> Rows(string[] encodings, params string[] containers)
    {
        var rows = new TheoryData<string, string>();
        foreach (var container in containers)
        foreach (var encoding in encodings)
            rows.Add(container, encoding);
        return rows;
    }
}
