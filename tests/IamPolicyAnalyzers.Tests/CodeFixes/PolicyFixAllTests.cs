using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Rules.Grammar;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
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
        var findings = new[] { "sns:*", "sqs:*" }.Select(text => FixText.Diagnostic(RuleIds.WildcardAction, new TextSpan(Before.IndexOf(text, StringComparison.Ordinal), 5))).ToArray();

        var after = Apply(fix, kind: "", Before, findings);

        Assert.DoesNotContain("*\"", after.Replace("\"Resource\": \"*\"", "", StringComparison.Ordinal));
        Assert.Equal(Actions(Before), Actions(after));
    }

    [Fact]
    public void Makes_no_edit_of_another_kind()
    {
        const string Before = """{ "Statement": [], } // end""";
        var finding = FixText.Diagnostic(RuleIds.InvalidJson, PolicyFile.Parse(Before).Tree.Errors[0].Span);

        Assert.Equal(Before, Apply(new RemoveCommaOrComment(), "comment", Before, finding));
        Assert.NotEqual(Before, Apply(new RemoveCommaOrComment(), "comma", Before, finding));
    }

    private static string Apply(PolicyFix fix, string kind, string before, params Diagnostic[] findings) => PolicyFixAll
        .Apply(fix, fix.KeyOf(new PolicyEdit("", [], IsSafe: true) { Kind = kind }), SourceText.From(before), findings, CancellationToken.None)
        .ToString();

    private static ActionSet Actions(string json) => ActionCatalogue.Instance.ActionsOf(PolicyDocument.Parse(json).Statements.Single().Action!);
}
