using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>One change in words: place, who, statement, what.</summary>
internal readonly struct ChangeSentence(AccessChange change)
{
    /// <summary><c>line 7</c>; of access that is gone <c>line 7 of the old version</c>; empty where no text shows it.</summary>
    public string Place => change.Place is not { } place ? "" : $"line {place.Start.Line + 1}" + (change.IsGrowth ? "" : " of the old version");

    /// <summary>Who, by which statement, what.</summary>
    public string Words
    {
        get
        {
            var holder = change.Holder.Length > 0 ? change.Holder + " " : "";
            var sid = change.Sid.Length > 0 ? $"Statement '{change.Sid}' " : "";
            return holder + sid + change.Words;
        }
    }

    public override string ToString() => Place.Length > 0 ? $"{Place}: {Words}" : Words;
}
