using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>The managed policies of AWS by name and by content. A path and name is written as in the ARN: <c>service-role/AWSLambdaRole</c>.</summary>
internal sealed partial class ActionCatalogue
{
    private const int MaxPolicyDistance = 2;

    /// <summary>Finds the path and name of a managed policy of AWS by its name, which compares without case.</summary>
    public bool TryGetManagedPolicy(ReadOnlySpan<char> name, out string pathAndName)
    {
        var index = Find(CatalogueSection.ManagedPolicies, name);
        pathAndName = index < 0 ? "" : ManagedPolicy(index);
        return index >= 0;
    }

    /// <summary>Finds the managed policy of AWS whose document has the fingerprint.</summary>
    public bool TryGetManagedPolicy(ulong fingerprint, out string pathAndName)
    {
        int low = 0, high = Data.Count(CatalogueSection.PolicyFingerprints);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var position = Data.Record(CatalogueSection.PolicyFingerprints, middle);
            var found = Data.U32(position) | ((ulong)Data.U32(position + 4) << 32);
            if (found == fingerprint)
            {
                pathAndName = ManagedPolicy((int)Data.U32(position + 8));
                return true;
            }

            if (found < fingerprint)
                low = middle + 1;
            else
                high = middle;
        }

        pathAndName = "";
        return false;
    }

    /// <summary>True for a managed policy that AWS took back.</summary>
    /// <param name="successor">Path and name of the one that AWS has in its place; empty where there is none.</param>
    public bool IsWithdrawnPolicy(ReadOnlySpan<char> name, out string successor)
    {
        var index = Find(CatalogueSection.WithdrawnPolicies, name);
        successor = index < 0 ? "" : Data.Text(Data.U32(Data.Record(CatalogueSection.WithdrawnPolicies, index) + 4));
        return index >= 0;
    }

    /// <summary>Finds the managed policy of AWS that a misspelt name means.</summary>
    public bool TrySuggestManagedPolicy(ReadOnlySpan<char> name, out string pathAndName)
    {
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var search = new NearestName(name, Math.Min(MaxPolicyDistance, name.Length / 3));
        for (var i = 0; i < Data.Count(CatalogueSection.ManagedPolicies); i++)
            search.Consider(CatalogueText.Decode(Data.Utf8(Data.U32(Data.Record(CatalogueSection.ManagedPolicies, i))), buffer), i);
        var found = search.TryGet(out var index);
        pathAndName = found ? ManagedPolicy(index) : "";
        return found;
    }

    private string ManagedPolicy(int index)
    {
        var position = Data.Record(CatalogueSection.ManagedPolicies, index);
        return Data.Text(Data.U32(position + 4)) + Data.Text(Data.U32(position));
    }
}
