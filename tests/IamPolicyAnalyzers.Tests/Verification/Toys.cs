using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

#pragma warning disable RS1001, RS1016, RS1030, RS1036, RS1038, RS1041, RS2008 // The toys test the verifier and are never shipped.

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>Reports each 'bad', or what the option <c>toy_word</c> names; in files of Kind 'Quiet' nothing.</summary>
internal class ToyRule(bool isEnabled = true) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor = new("TOY0001", "Word is bad", "Word '{0}' is bad; write 'good'", "Toys", DiagnosticSeverity.Warning, isEnabled);

    public ToyRule()
        : this(isEnabled: true)
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    protected virtual void Analyze(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        if (options.TryGetValue("build_metadata.AdditionalFiles.Kind", out var kind) && kind == "Quiet")
            return;

        var word = options.TryGetValue("toy_word", out var configured) ? configured : "bad";
        var text = context.AdditionalFile.GetText()!;
        var content = text.ToString();
        for (var i = content.IndexOf(word, StringComparison.Ordinal); i >= 0; i = content.IndexOf(word, i + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(i, word.Length);
            context.ReportDiagnostic(Diagnostic.Create(_descriptor, Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), word));
        }
    }
}

internal sealed class ToyRuleOffByDefault() : ToyRule(isEnabled: false);

internal sealed class ToyRuleThatThrows : ToyRule
{
    protected override void Analyze(AdditionalFileAnalysisContext context) => throw new InvalidOperationException("toy is broken");
}

/// <summary>Writes 'good' for each 'bad'; derived toys do one thing wrong.</summary>
internal class ToyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TOY0001"];

    protected virtual string Replacement => "good";

    protected virtual string? Key => nameof(ToyFix);

    public override FixAllProvider? GetFixAllProvider() => new All(this, FixAllScope.Project, FixAllScope.Solution);

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Change to 'good'", async _ => await ReplaceAsync(context.TextDocument, [context.Diagnostics[0].Location.SourceSpan], Replacement), Key),
            context.Diagnostics);
        context.RegisterCodeFix(
            CodeAction.Create("Change to 'fine'", async _ => await ReplaceAsync(context.TextDocument, [context.Diagnostics[0].Location.SourceSpan], "fine"), "fine"),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> ReplaceAsync(TextDocument document, IEnumerable<TextSpan> spans, string replacement)
    {
        var text = await document.GetTextAsync();
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(spans.Select(s => new TextChange(s, replacement))));
    }

    internal sealed class All(ToyFix fix, params FixAllScope[] scopes) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => scopes;

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = await context.GetAllDiagnosticsAsync(context.Project);
            var document = context.Project.AdditionalDocuments.First();
            var replacement = context.CodeActionEquivalenceKey == "fine" ? "fine" : fix.AllReplacement;
            return diagnostics.IsEmpty
                ? null
                : CodeAction.Create("All", _ => ReplaceAsync(document, diagnostics.Select(d => d.Location.SourceSpan), replacement), "All");
        }
    }

    protected virtual string AllReplacement => Replacement;
}

internal sealed class ToyFixThatChangesNothing : ToyFix
{
    protected override string Replacement => "bad";
}

internal sealed class ToyFixThatNeverHeals : ToyFix
{
    protected override string Replacement => "very bad";
}

internal sealed class ToyFixWithAnotherFixAll : ToyFix
{
    protected override string AllReplacement => "best";
}

internal sealed class ToyFixWithoutKey : ToyFix
{
    protected override string? Key => null;
}

internal sealed class ToyFixWithoutFixAll : ToyFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

internal sealed class ToyFixInDocumentScope : ToyFix
{
    public override FixAllProvider? GetFixAllProvider() => new All(this, FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);
}
