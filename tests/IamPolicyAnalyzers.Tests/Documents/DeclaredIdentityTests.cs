using System.Linq;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

public sealed class DeclaredIdentityTests
{
    [Theory]
    [InlineData("""{}""", false)]
    [InlineData("""{ "Groups": [] }""", false)]
    [InlineData("""{ "Groups": { "Ref": "AWS::NoValue" } }""", false)]
    [InlineData("""{ "Groups": ["Readers"] }""", true)]
    [InlineData("""{ "Groups": [{ "Ref": "Readers" }] }""", true)]
    [InlineData("""{ "Groups": { "Ref": "GroupList" } }""", true)]
    [InlineData("""{ "Groups": { "Fn::If": ["IsProduction", ["Readers"], []] } }""", true)]
    public void Tells_whether_a_user_may_be_in_a_group(string properties, bool expected) =>
        Assert.Equal(expected, User(properties).MayBeInGroup);

    [Theory]
    [InlineData("""{ "Ref": "Ana" }""", true)]
    [InlineData("""{ "Fn::GetAtt": ["Ana", "UserName"] }""", true)]
    [InlineData("\"ana\"", true)]
    [InlineData("""{ "Ref": "SomeUser" }""", true)]
    [InlineData("""{ "Fn::ImportValue": "User" }""", true)]
    [InlineData("\"bob\"", false)]
    [InlineData("""{ "Ref": "Bob" }""", false)]
    public void Joins_what_other_resources_give_to_the_user(string user, bool isAna)
    {
        var ana = User(
            """{ "UserName": "ana" }""",
            $$"""
            , "Bob": { "Type": "AWS::IAM::User" },
            "Addition": { "Type": "AWS::IAM::UserToGroupAddition", "Properties": { "GroupName": "Readers", "Users": [{{user}}] } },
            "Key": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": {{user}} } }
            """);

        Assert.Equal(isAna, ana.MayBeInGroup);
        Assert.Equal(isAna, ana.HasAccessKey);
    }

    [Fact]
    public void Knows_a_password_for_the_console()
    {
        Assert.True(User("""{ "LoginProfile": { "Password": { "Ref": "First" } } }""").HasLoginProfile);
        Assert.False(User("""{ "LoginProfile": { "Ref": "AWS::NoValue" } }""").HasLoginProfile);
        Assert.False(User("{}").HasLoginProfile);
    }

    [Theory]
    [InlineData("""{ "PermissionsBoundary": "arn:aws:iam::111122223333:policy/B" }""", "arn:aws:iam::111122223333:policy/B", true)]
    [InlineData("""{ "PermissionsBoundary": { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/B" } }""", "arn:aws:iam::${AWS::AccountId}:policy/B", false)]
    [InlineData("""{ "PermissionsBoundary": { "Ref": "Boundary" } }""", "${Boundary}", false)]
    [InlineData("""{ "PermissionsBoundary": { "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/B" } }""", "arn:aws:iam::111122223333:policy/B", true)]
    public void Finds_the_boundary(string properties, string arn, bool isKnown)
    {
        var boundary = Assert.Single(User(properties).Boundaries);
        Assert.Equal(arn, boundary.Text);
        Assert.Equal(isKnown, boundary.IsKnown);
    }

    [Fact]
    public void Has_no_boundary_where_none_is_written()
    {
        Assert.Empty(User("{}").Boundaries);
        Assert.Empty(User("""{ "PermissionsBoundary": { "Ref": "AWS::NoValue" } }""").Boundaries);
    }

    [Theory]
    [InlineData("""{ "Tags": [{ "Key": "Team", "Value": "Billing" }] }""", true)]
    [InlineData("""{ "Tags": { "Team": "Billing" } }""", true)]
    [InlineData("""{ "Tags": [{ "Key": "team", "Value": "Billing" }, { "Ref": "AWS::NoValue" }] }""", true)]
    [InlineData("""{ "Tags": [{ "Key": "Team", "Value": "Billing" }, { "Fn::Transform": { "Name": "Tags" } }] }""", false)]
    public void Reads_tags(string properties, bool isComplete)
    {
        var tags = User(properties).Tags;
        Assert.True(tags.TryGet("Team", out var value));
        Assert.Equal("Billing", value.Text);
        Assert.Equal(isComplete, tags.IsComplete);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{ "Tags": [] }""", true)]
    [InlineData("""{ "Tags": { "Ref": "TagList" } }""", false)]
    [InlineData("""{ "Tags": [{ "Key": { "Ref": "TagKey" }, "Value": "x" }] }""", false)]
    [InlineData("""{ "Tags": { "Fn::Transform": { "Name": "Tags" } } }""", false)]
    public void Knows_whether_it_sees_every_tag(string properties, bool isComplete)
    {
        var tags = User(properties).Tags;
        Assert.False(tags.TryGet("Team", out _));
        Assert.Equal(isComplete, tags.IsComplete);
    }

    private static DeclaredIdentity User(string properties, string others = "") =>
        PolicyContainer.Recognize(JsonTree.Parse(
            $$"""
            { "AWSTemplateFormatVersion": "2010-09-09",
              "Parameters": { "SomeUser": { "Type": "String" } },
              "Resources": { "Ana": { "Type": "AWS::IAM::User", "Properties": {{properties}} }{{others}} } }
            """)).Identities.First(identity => identity.Name == "Ana");
}
