using System;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Systems Manager runs documents on machines; a call names both, and only the machines say whose access the caller gains.</summary>
/// <remarks>https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html</remarks>
internal static class RunCommand
{
    /// <summary>What names of documents begin with that AWS wrote for one purpose of one service; those of <c>AWS-</c> run what the caller likes.</summary>
    private static readonly string[] s_singlePurpose = ["document/Amazon", "document/AWS"];

    private static readonly ActionSet s_runningDocuments = Named("ssm:SendCommand").Union(Named("ssm:CreateAssociation"));
    private static readonly ActionSet s_onPlaces = s_runningDocuments.Union(Named("ssm:StartSession"));

    /// <summary>False for a type that says what the action runs, and not where.</summary>
    public static bool IsPlace(CatalogueResourceType type, CatalogueAction action) =>
        !s_onPlaces.Contains(action) || type.Name is "instance" or "managed-instance" or "task";

    /// <summary>The actions that the policies let run only documents that AWS wrote for one purpose.</summary>
    public static ActionSet OfSinglePurpose(Grants grants)
    {
        var actions = ActionSet.Empty;
        foreach (var index in s_runningDocuments)
        {
            if (grants.Actions.Contains(index) && !RunsAnything(grants, grants.Catalogue[index]))
                actions = actions.Union(ActionSet.Of(index));
        }

        return actions;
    }

    private static bool RunsAnything(Grants grants, CatalogueAction action)
    {
        var hasDocument = false;
        foreach (var grant in grants.Statements)
        {
            if (!grant.Actions.Contains(action) || grant.Strength.IsScopingFor(action))
                continue;
            if (grant.Resource.IsNot)
                return true;
            foreach (var entry in grant.Resource.Entries)
            {
                if (!entry.IsAll && !IsDocument(entry))
                    continue;
                if (!IsOfSinglePurpose(entry))
                    return true;
                hasDocument = true;
            }
        }

        return !hasDocument;
    }

    private static bool IsDocument(ResourceArn entry) =>
        Glob.Overlaps(entry.Part(ArnPart.Service), "ssm".AsSpan()) && Glob.Overlaps(entry.Part(ArnPart.Resource), "document/*".AsSpan());

    private static bool IsOfSinglePurpose(ResourceArn entry)
    {
        var name = entry.Part(ArnPart.Resource);
        var end = name.IndexOf('-');
        if (end < 0 || Glob.HasWildcard(name.Slice(0, end)))
            return false;
        foreach (var start in s_singlePurpose)
        {
            if (end > start.Length && name.StartsWith(start.AsSpan(), StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static ActionSet Named(string action) => ActionCatalogue.Instance.Match(ActionPattern.Parse(action));
}
