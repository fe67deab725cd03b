using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Attachment.InlinePolicy, IamPolicyAnalyzers.CodeFixes.MoveToManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class MoveToManagedPolicyTests
{
    private const string Document = """{ "Version": "2012-10-17", "Statement": [] }""";

    [Fact]
    public Task Makes_the_policies_of_a_role_resources_behind_it() => Verify.FixesAll(
        """
        {
          "Resources": {
            "AppRole": {
              "Type": "AWS::IAM::Role",
              "Condition": "IsProd",
              "Properties": {
                "Policies": [
                  {
                    "PolicyName": "[|read-orders|]",
                    "PolicyDocument": {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }
                      ]
                    }
                  }
                ],
                "Path": "/app/"
              }
            },
            "Bucket": { "Type": "AWS::S3::Bucket" }
          }
        }
        """,
        """
        {
          "Resources": {
            "AppRole": {
              "Type": "AWS::IAM::Role",
              "Condition": "IsProd",
              "Properties": {
                "Path": "/app/"
              }
            },
            "AppRoleReadOrders": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Condition": "IsProd",
              "Properties": {
                "Roles": [{ "Ref": "AppRole" }],
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }
                  ]
                }
              }
            },
            "Bucket": { "Type": "AWS::S3::Bucket" }
          }
        }
        """);

    [Fact]
    public void Takes_one_of_several_out_of_a_group() => Assert.Equal(
        $$"""
        { "Resources": { "Readers": { "Type": "AWS::IAM::Group", "Properties": { "Policies": [{ "PolicyName": "B", "PolicyDocument": {{Document}} }] } }, "ReadersA": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Groups": [{ "Ref": "Readers" }], "PolicyDocument": {{Document}} } } } }
        """,
        FixText.Fixed<MoveToManagedPolicy>(
            $$"""
            { "Resources": { "Readers": { "Type": "AWS::IAM::Group", "Properties": { "Policies": [{ "PolicyName": "[|A|]", "PolicyDocument": {{Document}} }, { "PolicyName": "B", "PolicyDocument": {{Document}} }] } } } }
            """,
            RuleIds.InlinePolicy));

    [Fact]
    public void Takes_a_name_that_is_free() => Assert.Contains(
        "\"AppRolePolicy3\": {",
        FixText.Fixed<MoveToManagedPolicy>(
            $$"""
            { "Parameters": { "AppRolePolicy2": { "Type": "String" } },
              "Resources": { "AppRolePolicy": { "Type": "AWS::S3::Bucket" },
                "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": { "Fn::Sub": "[|${AWS::StackName}|]" }, "PolicyDocument": {{Document}} }] } } } }
            """,
            RuleIds.InlinePolicy));

    [Fact]
    public void Leaves_what_the_role_is_granted_as_it_is()
    {
        const string Before =
            """
            { "Resources": {
                "Other": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyName": "Other", "Roles": [{ "Ref": "R" }], "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" } } } },
                "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" } } }] } } } }
            """;

        var after = PolicyFile.Parse(FixText.Fixed<MoveToManagedPolicy>(Before, RuleIds.InlinePolicy));

        Assert.Equal(["s3:GetObject"], Granted(after));
        Assert.Equal(Granted(PolicyFile.Parse(Before.Replace("[|", "").Replace("|]", ""))), Granted(after));

        static IEnumerable<string> Granted(PolicyFile file) =>
            file.EntityOf(file.Documents[0]).Grants.Statements.SelectMany(grant => grant.Actions.Select(action => ActionCatalogue.Instance[action].FullName));
    }

    [Theory]
    [InlineData(""" "Role": { "Type": "AWS::IAM::RolePolicy", "Properties": { "RoleName": "app", "PolicyName": "[|Read|]", "PolicyDocument": { "Statement": [] } } } """)]
    [InlineData(""" "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": { "Fn::Transform": { "Name": "AWS::Include" } } }] } } """)]
    [InlineData(""" "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "Fn::If": ["IsProd", { "PolicyName": "[|Read|]", "PolicyDocument": {} }, { "Ref": "AWS::NoValue" }] }] } } """)]
    [InlineData(""" "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": { "Statement": [], } }] } } """)]
    public void Offers_nothing(string resource) => Assert.Empty(FixText.Titles<MoveToManagedPolicy>($$"""{ "Resources": { {{resource}} } }""", RuleIds.InlinePolicy));

    [Fact]
    public void Offers_nothing_in_a_serverless_template() => Assert.Empty(FixText.Titles<MoveToManagedPolicy>(
        $$"""
        { "Transform": "AWS::Serverless-2016-10-31", "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }] } } } }
        """,
        RuleIds.InlinePolicy));

    [Fact]
    public void Offers_nothing_for_what_is_too_long_for_a_managed_policy() => Assert.Empty(FixText.Titles<MoveToManagedPolicy>(
        $$"""
        { "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": { "Id": "{{new string('x', 6_200)}}", "Statement": [] } }] } } } }
        """,
        RuleIds.InlinePolicy));

    [Fact]
    public Task Says_what_it_does() => Verify.Offers(
        $$"""{ "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "[|Read|]", "PolicyDocument": {{Document}} }] } } } }""",
        "Move to AWS::IAM::ManagedPolicy");
}
