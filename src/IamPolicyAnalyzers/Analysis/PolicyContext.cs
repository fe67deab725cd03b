using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule may see of one policy document, and where it reports.</summary>
internal sealed class PolicyContext
{
    private Grants? _grants;

    public PolicyContext(FileContext file, PolicyDocument policy)
    {
        File = file;
        Policy = policy;
        IsTypeKnown = file.Declared.Type is not null || policy.Site.Type is not null;

        // A file holds policies of several types when it is a template: there the place of each says more than the file can.
        ContradictedType = policy.Site.Type is null && file.Declared.Type is { } declared && policy.Contradicts(declared) ? declared : null;
        Type = policy.Site.Type ?? (ContradictedType is null ? file.Declared.Type : null) ?? policy.GuessedType;
    }

    private PolicyContext(PolicyContext context, PolicyDocument version)
    {
        File = context.File;
        Policy = version;
        IsTypeKnown = context.IsTypeKnown;
        Type = context.Type;
    }

    public FileContext File { get; }

    public PolicyDocument Policy { get; }

    public PolicyType Type { get; }

    /// <summary>The type that the project declares though no statement of the document is one of such a policy; null where declaration and document agree.</summary>
    public PolicyType? ContradictedType { get; }

    /// <summary>True when the type is declared or follows from the place of the document; false when it is guessed from the content.</summary>
    public bool IsTypeKnown { get; }

    public PolicyOptions Options => File.Options;

    public ActionCatalogue Catalogue => ActionCatalogue.Instance;

    /// <summary>What the user, group or role of this document is granted in the end.</summary>
    public Grants Grants => _grants ??= File.File.EntityOf(Policy).Grants;

    /// <summary>The grants of the Allow statements of this document.</summary>
    public ImmutableArray<Grant> OwnGrants => Grants.Of(Policy);

    /// <summary>Another version of the document, judged as this one is.</summary>
    public PolicyContext OfVersion(PolicyDocument version) => new(this, version);

    /// <summary>One finding for each statement of this document with actions that the risk speaks for.</summary>
    public IEnumerable<RiskFinding> FindingsAt(Risk risk)
    {
        foreach (var grant in OwnGrants)
        {
            var actions = grant.ActionsAt(risk);
            if (actions.IsEmpty)
                continue;
            var first = grant.First(actions);
            if (grant.EntryOf(first) is { } entry)
                yield return new RiskFinding(grant, actions, first, entry);
        }
    }

    /// <summary>
    /// True when the user, group or role of this document may be granted more than can be seen: a function stands for actions or statements, or a
    /// policy is attached that the file does not hold.
    /// </summary>
    public bool MayHaveOtherGrants =>
        File.File.EntityOf(Policy).HasUnknownParts || (Policy.Attachment is { } own && own.Targets.Any(File.File.GrantedElsewhere.Contains));

    /// <summary>True when AWS may well have services and actions today that the catalogue cannot know.</summary>
    public bool IsCatalogueOld => File.IsCatalogueOld;

    /// <summary>True when AWS has this service, had it once, or an option says that it has.</summary>
    public bool IsKnownService(ReadOnlySpan<char> prefix)
    {
        if (Catalogue.TryGetService(prefix, out _) || Catalogue.IsRetiredService(prefix))
            return true;
        foreach (var extra in Options.ExtraServices)
        {
            if (prefix.Equals(extra.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True when an option says that AWS has this action, or some action that this pattern matches.</summary>
    public bool IsExtraAction(ActionPattern entry)
    {
        foreach (var extra in Options.ExtraActions)
        {
            if (ActionPattern.Parse(extra).Overlaps(entry))
                return true;
        }

        return false;
    }

    /// <summary>What AWS makes of an entry of Action or NotAction.</summary>
    public ActionStanding StandingOf(ActionPattern entry)
    {
        if (!entry.IsWellFormed)
            return ActionStanding.Unread;
        if (entry.IsAll || Catalogue.HasMatch(entry) || Catalogue.IsUndocumented(entry.Prefix, entry.Name) || IsExtraAction(entry))
            return ActionStanding.Known;

        var isService = Catalogue.TryGetService(entry.Prefix, out _);
        if (Catalogue.IsRetired(entry.Prefix, entry.Name) || (!isService && Catalogue.IsRetiredService(entry.Prefix)))
            return ActionStanding.Retired;
        if (!isService)
            return IsKnownService(entry.Prefix) ? ActionStanding.Known : ActionStanding.UnknownService;
        return Catalogue.TryGetApiAction(entry.Text, out _) ? ActionStanding.ApiOperation : ActionStanding.UnknownName;
    }

    /// <summary>True when an option says that AWS has this condition key.</summary>
    public bool IsExtraConditionKey(string key)
    {
        foreach (var extra in Options.ExtraConditionKeys)
        {
            if (Glob.Matches(extra.AsSpan(), key.AsSpan(), ignoreCase: true))
                return true;
        }

        return false;
    }

    /// <summary>What the statement gives; null for one that is no Allow, or lacks Action or Resource.</summary>
    public Grant? GrantOf(Statement statement)
    {
        foreach (var grant in OwnGrants)
        {
            if (grant.Statement == statement)
                return grant;
        }

        return null;
    }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object?[] arguments) => File.Report(descriptor, span, arguments);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        File.Report(descriptor, span, properties, descriptor.DefaultSeverity, arguments);

    /// <param name="related">What else the message speaks of.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, Related related, params object?[] arguments) =>
        File.Report(descriptor, span, related, arguments);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, Related related, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        File.Report(descriptor, span, related, properties, arguments);

    /// <summary>Reports with another severity than the rule's, where a finding is less certain than most.</summary>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, DiagnosticSeverity severity, params object?[] arguments) =>
        File.Report(descriptor, span, FixData.None, severity, arguments);

    /// <inheritdoc cref="Report(DiagnosticDescriptor, TextSpan, DiagnosticSeverity, object[])"/>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, Related related, DiagnosticSeverity severity, params object?[] arguments) =>
        File.Report(descriptor, span, FixData.None, severity, arguments, related);

    /// <summary>Reports a name that the catalogue does not have. Without a near name, old data is as likely the cause as a slip: that is no warning.</summary>
    public void ReportUnknownName(DiagnosticDescriptor descriptor, TextSpan span, Suggestion near, params object?[] arguments) =>
        File.Report(
            descriptor, span, near.Properties, near.Text is null && IsCatalogueOld ? DiagnosticSeverity.Info : descriptor.DefaultSeverity, arguments);
}
