namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>What the process tells the one that started it.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>There are findings, fixes are left, or access grew.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong, or something could not be read, so that the answer would not be whole.</summary>
    public const int Unusable = 2;
}
