namespace IamPolicyAnalyzers.Analysis;

/// <summary>How much may still be compared, in comparisons of two short texts. A document that would take more is looked through in part: no person wrote it.</summary>
internal sealed class WorkBudget(long amount)
{
    private const int CharactersOfShortTexts = 64;

    private long _left = amount;

    public bool IsSpent => _left < 0;

    /// <summary>False when the work is no longer to be done.</summary>
    public bool Spend(long work) => (_left -= work) >= 0;

    /// <summary>The same for a comparison of two texts of these lengths.</summary>
    public bool Spend(int length, int other) => Spend(1 + ((long)length * other / CharactersOfShortTexts));
}
