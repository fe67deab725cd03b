using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class ConditionStrengthTests
{
    [Theory]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/team": "shop" } }""")]
    [InlineData("""{ "StringEquals": { "AWS:resourceaccount": "${aws:PrincipalAccount}" } }""")]
    [InlineData("""{ "StringEquals": { "ec2:ResourceTag/team": "shop" } }""")]
    [InlineData("""{ "StringLike": { "iam:PassedToService": "*.amazonaws.com" } }""")]
    [InlineData("""{ "ForAnyValue:StringEquals": { "aws:CalledVia": "cloudformation.amazonaws.com" } }""")]
    [InlineData("""{ "Bool": { "aws:ViaAWSService": true } }""")]
    [InlineData("""{ "StringEquals": { "kms:EncryptionContext:app": "orders" } }""")]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/team": { "Ref": "Team" } } }""")]
    [InlineData("""{ "Null": { "aws:ResourceTag/team": "false" } }""")]
    [InlineData("""{ "StringLike": { "aws:ResourceTag/team": "*" } }""")]
    [InlineData("""{ "StringLike": { "aws:ResourceTag/team": ["shop", "?*"] } }""")]
    [InlineData("""{ "Null": { "aws:ResourceTag/team": { "Ref": "IsTagged" } } }""")]
    public void Is_scoping(string condition) => Assert.True(Of(condition).IsScoping);

    [Theory]
    [InlineData("""{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdef1234" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["0.0.0.0/2", "128.0.0.0/1"] } }""")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111122223333:*" } }""")]
    public void Is_identifying(string condition) => Assert.True(Of(condition).IsIdentifying);

    [Theory]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }""")]
    [InlineData("""{ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }""")]
    [InlineData("""{ "StringEquals": { "aws:PrincipalTag/department": "shop" } }""")]
    [InlineData("""{ "Bool": { "aws:PrincipalTag/contractor": "false" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": { "Ref": "Range" } } }""")]
    [InlineData("""{ "StringLike": { "aws:userid": "AIDA*" } }""")]
    public void Is_guarding(string condition) => Assert.True(Of(condition).IsGuarding);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "eu-central-1" } }""")]
    [InlineData("""{ "StringLike": { "aws:Referer": "https://example.com/*" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:ResourceTag/team": "shop" } }""")]
    [InlineData("""{ "StringEqualsIfExists": { "aws:ResourceTag/team": "shop" } }""")]
    [InlineData("""{ "ForAllValues:StringEquals": { "aws:TagKeys": "team" } }""")]
    [InlineData("""{ "Null": { "aws:ResourceTag/team": "true" } }""")]
    [InlineData("""{ "StringLike": { "aws:RequestTag/team": "*" } }""")]
    [InlineData("""{ "StringLikeIfExists": { "aws:ResourceTag/team": "*" } }""")]
    [InlineData("""{ "ArnLike": { "aws:PrincipalArn": "*" } }""")]
    [InlineData("""{ "ArnEquals": { "aws:PrincipalArn": "arn:*:*:*:*:*" } }""")]
    [InlineData("""{ "ArnEquals": { "aws:PrincipalArn": "*:*:*:*:*:*" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "::/0"] } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["128.0.0.0/1", "64.0.0.0/2", "0.0.0.0/2", "10.0.0.0/8"] } }""")]
    [InlineData("""{ "IpAddress": { "aws:SourceIp": ["::/1", "8000::/1"] } }""")]
    [InlineData("""{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }""")]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }""")]
    [InlineData("""{ "Bool": { "aws:MultiFactorAuthPresent": ["true", "false"] } }""")]
    [InlineData("""{ "Bool": { "aws:ViaAWSService": "false" } }""")]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/team": [] } }""")]
    [InlineData("""{ "NoSuchOperator": { "aws:ResourceTag/team": "shop" } }""")]
    public void Is_none(string condition)
    {
        var strength = Of(condition);

        Assert.True(strength.IsNone);
        Assert.False(strength.IsScoping || strength.IsIdentifying || strength.IsGuarding);
    }

    [Theory]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    [InlineData("""{ "StringEquals": { "Ref": "Tests" } }""")]
    [InlineData("""{ "StringEquals": { "${Issuer}:sub": "app" } }""")]
    public void Unknown_is_every_limit(string condition)
    {
        var strength = Of(condition);

        Assert.True(strength.IsScoping && strength.IsIdentifying && strength.IsGuarding);
        Assert.False(strength.IsNone);
    }

    [Fact]
    public void Tests_of_one_condition_add_up()
    {
        var strength = Of("""{ "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringEquals": { "aws:ResourceTag/team": "shop", "aws:PrincipalOrgID": "o-abcdef1234" } }""");

        Assert.True(strength.IsScoping && strength.IsIdentifying && strength.IsGuarding);
    }

    [Fact]
    public void A_service_key_scopes_where_the_action_knows_it()
    {
        var strength = Of("""{ "StringEquals": { "ec2:InstanceType": "t3.micro" } }""");

        Assert.False(strength.IsScoping);
        Assert.False(strength.IsNone);
        Assert.True(strength.IsScopingFor(Action("ec2:RunInstances")));
        Assert.False(strength.IsScopingFor(Action("ec2:CreateTags")) && strength.IsScopingFor(Action("s3:PutObject")));
        Assert.True(strength.IsScopingForAll(ActionCatalogue.Instance, ActionSet.Of(Action("ec2:RunInstances").Index)));
        Assert.False(strength.IsScopingForAll(ActionCatalogue.Instance, ActionSet.Of(Action("ec2:RunInstances").Index).Union(ActionSet.Of(Action("s3:PutObject").Index))));
    }

    [Theory]
    [InlineData("""{ "Bool": { "aws:ViaAWSService": "true" } }""", true)]
    [InlineData("""{ "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } }""", true)]
    [InlineData("""{ "StringEquals": { "aws:CalledViaFirst": "athena.amazonaws.com" } }""", true)]
    [InlineData("""{ "Bool": { "aws:ViaAWSService": "false" } }""", false)]
    [InlineData("""{ "StringEquals": { "aws:ResourceTag/team": "shop" } }""", false)]
    public void Knows_what_only_a_service_may_do_for_the_caller(string condition, bool isThroughServiceOnly) =>
        Assert.Equal(isThroughServiceOnly, Of(condition).IsThroughServiceOnly);

    private static CatalogueAction Action(string name) => ActionCatalogue.Instance.TryGetAction(name, out var action) ? action : throw new Xunit.Sdk.XunitException(name);

    private static ConditionStrength Of(string condition) => ConditionStrength.Of(
        PolicyDocument.Parse($$"""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {{condition}} } }""").Statements.Single().Condition);
}
