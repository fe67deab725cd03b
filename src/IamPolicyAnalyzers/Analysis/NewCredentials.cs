using System;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>How an action that hands out keys, tokens or passwords comes by them.</summary>
internal static class NewCredentials
{
    private static readonly string[] s_making = ["Create", "Add", "Issue", "Reset", "Rotate"];

    /// <summary>True for an action that makes a new key, token or password; links and sessions give the access that is there.</summary>
    public static bool AreMadeBy(CatalogueAction action)
    {
        var name = action.Name;
        return Array.Exists(s_making, verb => name.StartsWith(verb, StringComparison.Ordinal))
            && !name.EndsWith("Url", StringComparison.Ordinal)
            && name.IndexOf("Session", StringComparison.Ordinal) < 0;
    }
}
