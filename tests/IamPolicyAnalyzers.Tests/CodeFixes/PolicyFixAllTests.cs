using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Rules.Grammar;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class PolicyFixAllTests
{
    [Fact]
    public Task Fixes_every_file() => new PolicyVerifier<DeprecatedVersion, AddVersion>.Test
    {
        TestState = { AdditionalFiles = { ("a.iam.json", """[|{|] "Statement": [] }"""), ("policies/b.json", """{ "Version": "[|2008-10-17|]", "Statement": [] }""") } },
        FixedState = { AdditionalFiles = { ("a.iam.json", """{ "Version": "2012-10-17", "Statement": [] }"""), ("policies/b.json", """{ "Version": "2012-10-17", "Statement": [] }""") } },
        OffersFixAll = true,
    }.RunAsync();

    [Fact]
    public void Makes_edits_that_overlap_one_after_the_other()
    {
        const string Before =
            """
            {
              "Statement": { "Effect": "Allow", "Action": ["sqs:*", "sns:*"], "Resource": "*" }
            }
            """;
        var fix = new ExpandWildcard();
        var findings = new[] { "sns:*", "sqs:*" }.Select(text => FixText.Diagnostic(RuleIds.WildcardAction, new TextSpan(Before.IndexOf(text, System.StringComparison.Ordinal), 5)));

        var after = PolicyFixAll.Apply(fix, nameof(ExpandWildcard), SourceText.From(Before), findings, CancellationToken.None).ToString();

        Assert.DoesNotContain("*\"", after.Replace("\"Resource\": \"*\"", "", System.StringComparison.Ordinal));
        Assert.Equal(Actions(Before), Actions(after));
    }

    [Fact]
    public void Makes_no_edit_of_another_kind()
    {
        const string Before = """{ "Statement": [], } // end""";
        var finding = FixText.Diagnostic(RuleIds.InvalidJson, PolicyFile.Parse(Before).Tree.Errors[0].Span);

        Assert.Equal(Before, PolicyFixAll.Apply(new RemoveCommaOrComment(), "RemoveCommaOrComment.comment", SourceText.From(Before), [finding], CancellationToken.None).ToString());
    }

    private static ActionSet Actions(string json) => ActionCatalogue.Instance.ActionsOf(PolicyDocument.Parse(json).Statements.Single().Action!);
}
