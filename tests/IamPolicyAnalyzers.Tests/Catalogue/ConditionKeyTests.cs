using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class ConditionKeyTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;

    [Theory]
    [InlineData("aws:SourceIp", "aws:SourceIp")]
    [InlineData("AWS:sourceip", "aws:SourceIp")]
    [InlineData("aws:ResourceTag/team", "aws:ResourceTag/${TagKey}")]
    [InlineData("aws:resourcetag/cost:center/eu", "aws:ResourceTag/${TagKey}")]
    [InlineData("aws:ResourceTag/${TagKey}", "aws:ResourceTag/${TagKey}")]
    [InlineData("aws:PrincipalTag/team", "aws:PrincipalTag/${TagKey}")]
    [InlineData("s3:RequestObjectTag/team", "s3:RequestObjectTag/<key>")]
    [InlineData("kms:EncryptionContext:aws:s3:arn", "kms:EncryptionContext:${EncryptionContextKey}")]
    [InlineData("glacier:ResourceTag/team", "glacier:ResourceTag/")]
    [InlineData("secretsmanager:ResourceTag/team", "secretsmanager:ResourceTag/tag-key")]
    [InlineData("ssm:ResourceTag/cost:center", "ssm:resourceTag/tag-key")]
    [InlineData("elasticloadbalancing:ResourceTag/team", "elasticloadbalancing:ResourceTag/${TagKey}")]
    [InlineData("events:Metadata/kind", "events:Metadata/${MetadataKey}")]
    [InlineData("events:Metadata/kind/Matcher", "events:Metadata/${MetadataKey}/Matcher")]
    [InlineData("token.actions.githubusercontent.com:Actor", "token.actions.githubusercontent.com:actor")]
    [InlineData("token.actions.githubusercontent.com/octo:actor", "token.actions.githubusercontent.com/${SubPath}:actor")]
    [InlineData("token.actions.corp.ghe.com:repository", "token.actions.${Domain}.ghe.com:repository")]
    [InlineData("codebuild:secondarySources/lib.location", "codebuild:secondarySources/${sourceIdentifier}.location")]
    public void Finds_the_key_that_is_meant(string written, string canonical)
    {
        Assert.True(Catalogue.TryGetConditionKey(written, out var key));
        Assert.Equal(canonical, key.Name);
        Assert.True(key.Matches(written));
    }

    [Theory]
    [InlineData("aws:SourceIps")]
    [InlineData("aws:ResourceTag")]
    [InlineData("aws:ResourceTag/")]
    [InlineData("glacier:ResourceTag/")]
    [InlineData("token.actions.a/b.ghe.com:repository")]
    [InlineData("token.actions..ghe.com:repository")]
    [InlineData("token.actions.githubusercontent.com/octo:nosuch")]
    [InlineData("s3:nosuch")]
    [InlineData("")]
    public void Finds_no_key_that_is_not_meant(string written)
    {
        // A name that ends with a slash is the template itself.
        var found = Catalogue.TryGetConditionKey(written, out var key);
        Assert.True(!found || key.Name == written);
    }

    [Theory]
    [InlineData("aws:SourceIp", ConditionKeyType.IpAddress, false, true)]
    [InlineData("aws:SourceArn", ConditionKeyType.Arn, false, true)]
    [InlineData("aws:SourceVpcArn", ConditionKeyType.Arn, false, true)]
    [InlineData("aws:TagKeys", ConditionKeyType.String, true, true)]
    [InlineData("aws:CurrentTime", ConditionKeyType.Date, false, true)]
    [InlineData("aws:SecureTransport", ConditionKeyType.Bool, false, true)]
    [InlineData("aws:MultiFactorAuthAge", ConditionKeyType.Numeric, false, true)]
    [InlineData("aws:PrincipalOrgMasterAccountId", ConditionKeyType.String, false, true)]
    [InlineData("identitystore:UserId", ConditionKeyType.String, false, true)]
    [InlineData("s3:prefix", ConditionKeyType.String, false, false)]
    public void Keys_are_described(string name, object type, bool isMultivalued, bool isGlobal)
    {
        Assert.True(Catalogue.TryGetConditionKey(name, out var key));
        Assert.Equal(type, key.Type);
        Assert.Equal(isMultivalued, key.IsMultivalued);
        Assert.Equal(isGlobal, key.IsGlobal);
        Assert.Equal(isGlobal, Catalogue.GlobalConditionKeys.Contains(key));
    }

    [Theory]
    [InlineData("s3:GetObject", "s3:ExistingObjectTag/team", true, true)]
    [InlineData("s3:GetObject", "S3:existingobjecttag/team", true, true)]
    [InlineData("s3:GetObject", "s3:prefix", false, false)]
    [InlineData("s3:GetObject", "aws:SourceIp", false, true)]
    [InlineData("s3:ListBucket", "s3:prefix", true, true)]
    [InlineData("s3:GetObject", "s3:BucketTag/team", true, true)] // of the resource type
    [InlineData("iam:PassRole", "iam:PassedToService", true, true)]
    public void An_action_supports_its_keys_and_the_global_ones(string fullName, string key, bool isListed, bool isSupported)
    {
        Assert.True(Catalogue.TryGetAction(fullName, out var action));
        Assert.Equal(isListed, action.ListsConditionKey(key));
        Assert.Equal(isSupported, action.SupportsConditionKey(key));
    }

    [Fact]
    public void The_keys_of_an_action_hold_those_of_its_resource_types()
    {
        for (var index = 0; index < Catalogue.ActionCount; index++)
        {
            var action = Catalogue[index];
            var keys = action.ConditionKeys.ToHashSet();
            Assert.Equal(action.ConditionKeys.Count, keys.Count);
            Assert.All(action.ResourceTypes, type => Assert.Subset(keys, type.ConditionKeys.ToHashSet()));
        }
    }

    [Fact]
    public void Every_key_is_found_by_its_own_name_and_listed_when_used()
    {
        var used = Enumerable.Range(0, Catalogue.ActionCount).SelectMany(index => Catalogue[index].ConditionKeys)
            .Concat(Enumerable.Range(0, Catalogue.ResourceTypeCount).SelectMany(index => Catalogue.ResourceType(index).ConditionKeys))
            .ToHashSet();
        foreach (var key in Catalogue.ConditionKeys)
        {
            Assert.True(Catalogue.TryGetConditionKey(key.Name, out var found), key.Name);
            Assert.Equal(key, found);
            Assert.Equal(used.Contains(key), key.IsListed);
        }
    }

    [Fact]
    public void No_template_has_two_placeholders() =>
        Assert.All(Catalogue.ConditionKeys, key => Assert.True(key.Name.Count(c => c is '$' or '<') <= 1, key.Name));

    [Theory]
    [InlineData("x:Tag/${Key}", "x:Tag/a/b:c", true)]
    [InlineData("x:Tag/${Key}", "X:TAG/a", true)]
    [InlineData("x:Tag/${Key}", "x:Tag/", false)]
    [InlineData("x:Tag/${Key}", "y:Tag/a", false)]
    [InlineData("x:Tag/<key>", "x:Tag/a", true)]
    [InlineData("x:Tag/", "x:Tag/a", true)]
    [InlineData("x:Tag/", "x:Tag/", false)]
    [InlineData("a.${Domain}.b:c", "a.d.b:c", true)]
    [InlineData("a.${Domain}.b:c", "a.d.e.b:c", true)]
    [InlineData("a.${Domain}.b:c", "a.d/e.b:c", false)]
    [InlineData("a.${Domain}.b:c", "a..b:c", false)]
    [InlineData("a.${Domain}.b:c", "a.b:c", false)]
    public void A_placeholder_is_text_that_is_not_empty(string template, string key, bool matches) =>
        Assert.Equal(matches, ConditionKeyTemplate.Matches(Encoding.UTF8.GetBytes(template), key));
}
