using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The names in one object, also those that fixes will write there: a second member of a name would silently replace the first.</summary>
internal sealed class MemberNames(IEnumerable<string> written, StringComparer comparer)
{
    private HashSet<string>? _taken;

    /// <summary>What a fix needs to write the suggested name; nothing when a member has it, or has been told to take it.</summary>
    public ImmutableDictionary<string, string?> Properties(Suggestion meant)
    {
        if (meant.Text is null)
            return FixData.None;
        _taken ??= new HashSet<string>(written, comparer);
        return _taken.Add(meant.Text) ? meant.Properties : FixData.None;
    }
}
