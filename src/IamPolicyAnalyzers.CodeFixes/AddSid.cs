using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Names a statement after the services and access levels of its actions, unlike every other of the document: <c>S3Read</c>, <c>DenyIamWrite</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class AddSid() : PolicyFix(RuleIds.MissingSid)
{
    private const int MaxServices = 2;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        if (PolicyPlace.At(file, span) is not { } place || place.Statement.OpenSpan != span || !JsonEdit.IsEditable(place.Statement.Node) || !place.Statement.Lacks("Sid"))
            return PolicyEdit.None;

        // Those before it are named as well, so that all statements can be named at once.
        var names = new SidNames(place.Document);
        foreach (var statement in place.Document.Statements)
        {
            if (!statement.Lacks("Sid"))
                continue;
            var name = names.Free(NameOf(statement));
            if (statement != place.Statement)
                continue;
            var edit = new JsonEdit(file.Tree);
            edit.InsertMember(statement.Node, after: null, "Sid", JsonFragment.Of(name));
            return PolicyEdit.Safe($"Add Sid '{name}'", edit.Changes);
        }

        return PolicyEdit.None;
    }

    private static string NameOf(Statement statement)
    {
        var effect = statement.IsDeny ? "Deny" : "";
        if (statement.Action is not { IsUnknown: false } action)
            return effect + "Statement";
        if (action.Entries.Any(static entry => entry.IsAll))
            return effect + (action.IsNot ? "Nothing" : "All");

        var services = action.Entries.Select(static entry => ServiceName(entry.Prefix.ToString())).Where(static name => name.Length > 0).Distinct().ToList();
        var name = services.Count == 0 ? "Statement" : services.Count > MaxServices ? "Various" : string.Concat(services);
        return effect + (action.IsNot ? "AllBut" + name : name + LevelOf(action));
    }

    private static string ServiceName(string prefix)
    {
        var name = SidNames.Alphanumeric(prefix.ToLowerInvariant());
        return name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The most that the actions do.</summary>
    private static string LevelOf(ActionElement action)
    {
        var catalogue = ActionCatalogue.Instance;
        var levels = new HashSet<AccessLevel>(action.Entries.SelectMany(catalogue.Match).Select(catalogue.LevelOf));
        return levels.Contains(AccessLevel.PermissionsManagement) ? "Permissions"
            : levels.Contains(AccessLevel.Write) ? "Write"
            : levels.Contains(AccessLevel.Tagging) ? "Tag"
            : levels.Contains(AccessLevel.Read) ? "Read"
            : levels.Contains(AccessLevel.List) ? "List"
            : "";
    }
}
