using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>What a build printed.</summary>
internal sealed partial record BuildResult(int ExitCode, string Output)
{
    /// <summary>
    /// Every line with one of our ids, as <c>a.iam.json(1,2): warning IAM0101</c>, sorted. What the build prints twice is here twice, but the summary
    /// at its end, which repeats everything, is left out.
    /// </summary>
    public string[] Findings { get; } =
        [.. FindingLine().Matches(Summary().Split(Output)[0]).Select(line => $"{FileName(line.Groups["path"].Value)}{line.Groups["rest"].Value}").Order(StringComparer.Ordinal)];

    public BuildResult Succeeded() => Exited(0);

    public BuildResult Failed() => Exited(1);

    private BuildResult Exited(int code)
    {
        Assert.True(ExitCode == code, $"Exit code {ExitCode} instead of {code}:\n{Output}");
        return this;
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    [GeneratedRegex(@"^Build (?:succeeded\.|FAILED\.)", RegexOptions.Multiline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\s*(?<path>[^\r\n]*?)(?<rest>\(\d+,\d+\): (?:warning|error) IAM\d{4})", RegexOptions.Multiline)]
    private static partial Regex FindingLine();
}
