using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardAction, IamPolicyAnalyzers.CodeFixes.NarrowWildcard>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class NarrowWildcardTests
{
    private const string Queue = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|sqs:*|]", "Resource": "*" } }""";

    private static readonly ActionCatalogue s_catalogue = ActionCatalogue.Instance;

    [Fact]
    public Task Keeps_the_reads() => Verify.FixesOnlyOneByOne(
        Queue,
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:Get*", "sqs:List*", "sqs:ReceiveMessage"], "Resource": "*" } }""",
        title: $"Keep only List and Read: {Reads.Count} of {Matched("sqs:*").Count} actions");

    [Fact]
    public async Task Keeps_all_but_permissions_management()
    {
        var kept = Matched("sqs:*").Except(s_catalogue.OfLevel(AccessLevel.PermissionsManagement));

        await Verify.Offers(
            Queue,
            $"Keep only List and Read: {Reads.Count} of {Matched("sqs:*").Count} actions",
            $"Keep all but Permissions management: {kept.Count} of {Matched("sqs:*").Count} actions");
        Assert.Equal(kept, ActionsOf(FixText.Fixed<NarrowWildcard>(Queue, RuleIds.WildcardAction, index: 1)));
    }

    [Fact]
    public void Keeps_what_the_resource_fits()
    {
        var after = ActionsOf(FixText.Fixed<NarrowWildcard>(Statement("arn:aws:s3:::logs/*"), RuleIds.WildcardAction));

        Assert.Contains(s_catalogue.Match("s3", "GetObject").First, after);
        Assert.DoesNotContain(s_catalogue.Match("s3", "GetBucketPolicy").First, after);
        Assert.DoesNotContain(s_catalogue.Match("s3", "ListAllMyBuckets").First, after);
    }

    [Fact]
    public void Says_that_it_looked_at_the_resource() =>
        Assert.All(FixText.Titles<NarrowWildcard>(Statement("arn:aws:s3:::logs/*"), RuleIds.WildcardAction), title => Assert.EndsWith(", those that fit Resource", title));

    [Fact]
    public void Keeps_only_reads_of_a_security_service() => Assert.StartsWith(
        "Keep only List and Read: ",
        Assert.Single(FixText.Titles<NarrowWildcard>("""{ "Statement": { "Effect": "Allow", "Action": ["[|iam:*|]"], "Resource": "*" } }""", RuleIds.SensitiveServiceWildcard)));

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:orders")] // no S3 action fits a queue
    public void Offers_nothing_when_no_action_is_left(string resource) => Assert.Empty(FixText.Titles<NarrowWildcard>(Statement(resource), RuleIds.WildcardAction));

    [Fact]
    public void Leaves_the_unknown_resource_out_of_account() =>
        Assert.DoesNotContain("fit Resource", FixText.Titles<NarrowWildcard>("""{ "Statement": { "Effect": "Allow", "Action": "[|sqs:*|]", "Resource": { "Ref": "Queue" } } }""", RuleIds.WildcardAction)[0]);

    private static string Statement(string resource) => $$"""{ "Statement": { "Effect": "Allow", "Action": "[|s3:*|]", "Resource": "{{resource}}" } }""";

    private static ActionSet Reads => Matched("sqs:*").Intersect(s_catalogue.OfLevel(AccessLevel.List).Union(s_catalogue.OfLevel(AccessLevel.Read)));

    private static ActionSet Matched(string pattern) => s_catalogue.Match(ActionPattern.Parse(pattern));

    private static ActionSet ActionsOf(string json) => s_catalogue.ActionsOf(PolicyDocument.Parse(json).Statements.Single().Action!);
}
