using System.CommandLine;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Tool.Hosting;
using IamPolicyAnalyzers.Tool.Reports;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>iam-policy rules</c>: every rule in a line.</summary>
internal sealed class RulesCommand : Command
{
    private readonly ToolConsole _console;
    private readonly FormatOption _format = new("table", "markdown", "json");

    public RulesCommand(ToolConsole console)
        : base("rules", "List the rules")
    {
        _console = console;
        Options.Add(_format);
        SetAction(Run);
    }

    private int Run(ParseResult command)
    {
        var rules = RuleIds.All.Select(static id => RuleRow.Of(id)).ToList();
        if (command.GetValue(_format) == "json")
        {
            _console.Out.WriteLine(ToolJson.Write(rules, ToolJson.Readable.ListRuleRow));
            return ExitCode.Clean;
        }

        var table = new TextTable("Id", "Category", "Severity", "On", "Fix", "Title");
        foreach (var rule in rules)
            table.Add(rule.Id, rule.Category, rule.Severity, rule.IsOnByDefault ? "yes" : "no", rule.Fix, rule.Title);
        if (command.GetValue(_format) == "markdown")
            table.WriteMarkdown(_console.Out);
        else
            table.WriteText(_console.Out);
        return ExitCode.Clean;
    }
}

/// <param name="Fix"><c>safe</c> where <c>iam-policy fix</c> repairs findings unasked, <c>by name</c> where a fix changes access, else <c>no</c>.</param>
internal sealed record RuleRow(string Id, string Name, string Category, string Severity, bool IsOnByDefault, string Fix, string Title, string Page)
{
    public static RuleRow Of(string id)
    {
        var rule = RuleTable.Create(id)!.SupportedDiagnostics[0];
        var fixes = FixTable.All.Where(fix => fix.FixableDiagnosticIds.Contains(id)).ToList();
        var fix = fixes.Exists(fix => fix.FixAllIds.Contains(id)) ? "safe" : fixes.Count > 0 ? "by name" : "no";
        return new RuleRow(id, RuleArgument.NameOf(id), rule.Category, rule.DefaultSeverity.ToString(), rule.IsEnabledByDefault, fix, rule.Title.ToString(), rule.HelpLinkUri);
    }
}
