using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using IamPolicyAnalyzers.Catalogue;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class CatalogueSuggestionTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;

    [Theory]
    [InlineData("s3:GetObjects", "s3:GetObject")]
    [InlineData("s3:GetObejct", "s3:GetObject")] // neighbours swapped
    [InlineData("s3:getobjects", "s3:GetObject")]
    [InlineData("s3:GtObject", "s3:GetObject")] // a misspelt verb
    [InlineData("s3:ObjectGet", "s3:GetObject")] // words in another order
    [InlineData("s3:PutBucketPolcy", "s3:PutBucketPolicy")]
    [InlineData("ec2:DescribeInstance", "ec2:DescribeInstances")]
    [InlineData("dynamodb:GetItems", "dynamodb:GetItem")]
    public void Suggests_the_action_that_is_meant(string written, string meant)
    {
        Assert.True(Suggest(written, out var action));
        Assert.Equal(meant, action.FullName);
    }

    [Theory]
    [InlineData("s3:PutBucketLocation")] // GetBucketLocation exists, but reads
    [InlineData("s3:SetObjectAcl")] // Set is a verb of other services
    [InlineData("ec2:PauseInstances")]
    [InlineData("s3:Frobnicate")]
    [InlineData("s3:Get")]
    [InlineData("s3:X")]
    [InlineData("s3:")]
    [InlineData("nosuch:GetObject")]
    [InlineData("lambda:Invoke")] // Function and Async are as near
    public void Suggests_nothing_that_is_not_near(string written) => Assert.False(Suggest(written, out _));

    [Fact]
    public void Suggests_the_same_name_in_another_service_of_the_statement()
    {
        Assert.True(Catalogue.TrySuggestAction("s3", "GetItem", ["logs", "dynamodb"], out var action));
        Assert.Equal("dynamodb:GetItem", action.FullName);
        Assert.True(Catalogue.TrySuggestAction("s3", "GetItem", ["dynamodb", "dynamodb"], out action));
        Assert.False(Catalogue.TrySuggestAction("s3", "GetItem", ["logs"], out _));
        Assert.False(Catalogue.TrySuggestAction("s3", "CreateTable", ["dynamodb", "glue"], out _)); // both have it
    }

    [Theory]
    [InlineData("dyanmodb", "dynamodb")]
    [InlineData("lamda", "lambda")] // a known other name
    [InlineData("eventbridge", "events")]
    [InlineData("secretmanager", "secretsmanager")]
    [InlineData("cloudfromation", "cloudformation")]
    public void Suggests_the_service_that_is_meant(string written, string meant)
    {
        Assert.True(Catalogue.TrySuggestService(written, out var service));
        Assert.Equal(meant, service.Prefix);
    }

    [Theory]
    [InlineData("ec3")] // ec2, ecr and ecs are as near
    [InlineData("x")]
    [InlineData("")]
    [InlineData("mycompany")]
    [InlineData("custom-service-of-ours")]
    public void Suggests_no_service_that_is_not_near(string written) => Assert.False(Catalogue.TrySuggestService(written, out _));

    [Theory]
    [InlineData("aws:SourceIP4", "aws:SourceIp")]
    [InlineData("aws:PrincipalOrgIDs", "aws:PrincipalOrgID")]
    [InlineData("aws:ResourceTags/team", "aws:ResourceTag/team")]
    [InlineData("aws:ReqestTag/Cost/Center", "aws:RequestTag/Cost/Center")]
    [InlineData("s3:ExistingObjectTags/a", "s3:ExistingObjectTag/a")]
    [InlineData("iam:PassedToServce", "iam:PassedToService")]
    [InlineData("dyanmodb:LeadingKeys", "dynamodb:LeadingKeys")]
    [InlineData("secretsmanager:ResourceTags/team", "secretsmanager:ResourceTag/team")]
    [InlineData("aws:PrincipalOrganizationID", "aws:PrincipalOrgID")]
    [InlineData("aws:PrincOrgPaths", "aws:PrincipalOrgPaths")]
    public void Suggests_the_condition_key_that_is_meant(string written, string meant)
    {
        Assert.True(Catalogue.TrySuggestConditionKey(written, out var key));
        Assert.Equal(meant, key);
    }

    [Theory]
    [InlineData("aws:SourceVp")] // SourceIp and SourceVpc are as near
    [InlineData("aws:Nonsense")]
    [InlineData("aws:ResourceTag/")] // no tag key to take over
    [InlineData("s3:x")]
    [InlineData("nocolon")]
    [InlineData("")]
    public void Suggests_no_condition_key_that_is_not_near(string written) => Assert.False(Catalogue.TrySuggestConditionKey(written, out _));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "ABC", 0)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("abc", "bc", 1)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string left, string right, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(left, right, 5));
        Assert.Equal(distance, NearestName.Distance(right, left, 5));
    }

    [Fact]
    public void Distance_beyond_the_limit_is_only_more_than_it() => Prop.ForAll(
        Gen.Elements('a', 'b', 'c').ListOf().Select(letters => string.Concat(letters)).Two().ToArbitrary(),
        Gen.Choose(0, 6).ToArbitrary(),
        (names, limit) =>
        {
            var exact = NearestName.Distance(names.Item1, names.Item2, NearestName.MaxLength);
            var limited = NearestName.Distance(names.Item1, names.Item2, limit);
            return exact <= limit ? limited == exact : limited > limit;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_words_as_near_are_none()
    {
        Assert.False(NearestName.TryFind("bat", ["cat", "hat"], 1, out _));
        Assert.True(NearestName.TryFind("bat", ["cat", "hat", "BAT"], 1, out var nearest));
        Assert.Equal("BAT", nearest);
        Assert.False(NearestName.TryFind("bat", ["boats"], 1, out _));
        Assert.True(NearestName.TryFind("bat", ["boats"], 2, out _));
    }

    [Fact]
    public void Endless_text_is_near_nothing() => Assert.False(Catalogue.TrySuggestAction("s3", new string('G', 100_000), out _));

    [Theory]
    [InlineData("GetObject", 3)]
    [InlineData("GETObject", 3)]
    [InlineData("GET", 3)]
    [InlineData("getobject", 9)]
    [InlineData("ACLGet", 3)]
    public void A_word_reaches_to_the_next_capital(string name, int length) => Assert.Equal(length, NameWords.FirstLength(name));

    private static bool Suggest(string written, out CatalogueAction action)
    {
        var parts = written.Split(':');
        return Catalogue.TrySuggestAction(parts[0], parts[1], out action);
    }
}
