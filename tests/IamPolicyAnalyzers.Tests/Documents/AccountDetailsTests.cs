using System;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class AccountDetailsTests
{
    private const string Details =
        """
        {
          "UserDetailList": [
            {
              "Path": "/", "UserName": "ana", "UserId": "AIDAEXAMPLE", "Arn": "arn:aws:iam::111122223333:user/ana", "CreateDate": "2020-01-01T00:00:00+00:00",
              "UserPolicyList": [{ "PolicyName": "Old", "PolicyDocument": { "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } } }],
              "GroupList": ["Devs"],
              "AttachedManagedPolicies": [{ "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
              "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/Boundary" }
            }
          ],
          "GroupDetailList": [{ "Path": "/", "GroupName": "Devs", "GroupPolicyList": [], "AttachedManagedPolicies": [] }],
          "RoleDetailList": [
            {
              "Path": "/", "RoleName": "App",
              "AssumeRolePolicyDocument": "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D",
              "RolePolicyList": [], "InstanceProfileList": [], "AttachedManagedPolicies": [{ "PolicyName": "App", "PolicyArn": "arn:aws:iam::111122223333:policy/App" }]
            },
            { "Path": "/aws-service-role/sso.amazonaws.com/", "RoleName": "AWSServiceRoleForSSO", "AssumeRolePolicyDocument": { "Statement": [] } }
          ],
          "Policies": [
            {
              "PolicyName": "App", "Arn": "arn:aws:iam::111122223333:policy/App", "DefaultVersionId": "v2",
              "PolicyVersionList": [
                { "Document": { "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } }, "VersionId": "v2", "IsDefaultVersion": true },
                { "Document": { "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }, "VersionId": "v1", "IsDefaultVersion": false }
              ]
            },
            {
              "PolicyName": "ReadOnlyAccess", "Arn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
              "PolicyVersionList": [{ "Document": { "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }, "VersionId": "v1", "IsDefaultVersion": true }]
            }
          ]
        }
        """;

    [Fact]
    public void Reads_what_is_in_force_and_the_account_can_change()
    {
        var file = PolicyFile.Parse(Details);
        Assert.Equal(ContainerKind.AccountDetails, file.Container.Kind);
        Assert.Equal(["s3:GetObject", "sts%3AAssumeRole", "sqs:SendMessage"], file.Documents.Select(d => file.Text.ToString(d.Statements[0].Action!.Entries[0].Span)));
        Assert.Equal([PolicyType.IdentityBased, PolicyType.Trust, PolicyType.IdentityBased], file.Documents.Select(d => d.Site.Type!.Value));
    }

    [Fact]
    public void Reads_who_has_what()
    {
        var container = PolicyFile.Parse(Details).Container;
        Assert.Equal(
            ["Old on user 'ana', inline", "ReadOnlyAccess on user 'ana'", "App on role 'App'"],
            container.Attachments.Select(a => $"{a.PolicyName} on {a.Target}{(a.IsInline ? ", inline" : "")}"));
        Assert.Equal(["ana", "Devs", "App"], container.Identities.Select(i => i.Name));
        Assert.All(container.Identities, identity => Assert.True(identity.IsEvidence));
        Assert.True(container.Identities[0].MayBeInGroup);
        Assert.Equal("arn:aws:iam::111122223333:policy/Boundary", Assert.Single(container.Identities[0].Boundaries).Text);
    }

    [Theory]
    [InlineData("""{ "PolicyVersion": { "Document": @, "VersionId": "v1", "IsDefaultVersion": true, "CreateDate": "2026-01-01" } }""", PolicyType.IdentityBased, null)]
    [InlineData("""{ "Role": { "RoleName": "App", "CreateDate": "2026-01-01", "AssumeRolePolicyDocument": @ } }""", PolicyType.Trust, null)]
    [InlineData("""{ "Attributes": { "QueueArn": "arn:aws:sqs:eu-west-1:111122223333:q", "Policy": @ } }""", PolicyType.ResourceBased, "sqs")]
    [InlineData("""{ "Attributes": { "TopicArn": "arn:aws:sns:eu-west-1:111122223333:t", "Policy": @ } }""", PolicyType.ResourceBased, "sns")]
    [InlineData("""{ "ARN": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s", "Name": "s", "ResourcePolicy": @ }""", PolicyType.ResourceBased, "secretsmanager")]
    [InlineData("""{ "registryId": "111122223333", "repositoryName": "r", "policyText": @ }""", PolicyType.ResourceBased, "ecr")]
    [InlineData("""{ "Policy": @, "PolicyName": "default" }""", PolicyType.ResourceBased, "kms")]
    [InlineData("""{ "Policy": @, "RevisionId": "1" }""", PolicyType.ResourceBased, "lambda")]
    [InlineData("""{ "Policy": @ }""", null, null)]
    internal void Reads_the_output_of_a_command(string output, PolicyType? type, string? owner)
    {
        const string Text = """ "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}" """;
        var file = PolicyFile.Parse(output.Replace("@", Text, StringComparison.Ordinal));
        var site = Assert.Single(file.Documents).Site;
        Assert.Equal((ContainerKind.AccountDetails, type, owner), (file.Container.Kind, site.Type, site.Owner));
        Assert.All(file.Container.Resources, resource => Assert.True(resource.IsEvidence));
    }

    [Theory]
    [InlineData("""{ "Users": [{ "UserName": "ana" }] }""")]
    [InlineData("""{ "Role": { "RoleName": "App" } }""")]
    [InlineData("""{ "Users": [], "Roles": [] }""")]
    [InlineData("""{ "Attributes": { "Color": "red" } }""")]
    [InlineData("""{ "Policy": { "Retries": 3 } }""")]
    public void Leaves_other_files_alone(string json) => Assert.Equal(ContainerKind.None, PolicyFile.Parse(json).Container.Kind);
}
