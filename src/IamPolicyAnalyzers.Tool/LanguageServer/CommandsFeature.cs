using System;
using System.IO;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.Commands;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>What editors ask for by name, to show it as a page.</summary>
internal static class CommandsFeature
{
    /// <summary>What each policy of a document grants, as Markdown.</summary>
    public const string Summary = "iamPolicy.server.summary";

    /// <summary>The page of a rule, as Markdown.</summary>
    public const string Rule = "iamPolicy.server.rule";

    /// <summary>Every rule with its title.</summary>
    public const string Rules = "iamPolicy.server.rules";

    /// <summary>Shows a place of a document that an edit has just made.</summary>
    public const string Show = "iamPolicy.server.show";

    public static string SummaryOf(EditedFile file, CancellationToken cancellationToken)
    {
        var shown = file.Workspace.Shown(file.Document.File);
        if (file.Context is not { } context || context.IsReportedAsJson)
            return $"{new MarkdownText(shown)} is no JSON, so that what it grants is not known.\n";
        if (context.Policies.IsEmpty)
            return $"{new MarkdownText(shown)} holds no policy.\n";
        using var page = new StringWriter { NewLine = "\n" };
        new SummaryPage([.. context.Policies.Select(policy =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return PolicySummary.Of(shown, policy);
        })]).WriteMarkdown(page);
        return page.ToString();
    }

    public static RuleRow[] AllRules() => [.. RuleIds.All.Select(RuleRow.Of)];

    /// <exception cref="UsageException">There is no such rule.</exception>
    public static string PageOf(string rule)
    {
        var id = RuleArgument.IdOf(rule);
        return RulePage.Of(id, new Uri(RuleTable.Create(id)!.SupportedDiagnostics[0].HelpLinkUri));
    }
}
