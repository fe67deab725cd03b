using System.CommandLine;

namespace IamPolicyAnalyzers.Tool.Commands;

/// <summary><c>--format</c>: the first of the formats where none is asked for.</summary>
internal sealed class FormatOption : Option<string>
{
    public FormatOption(params string[] formats)
        : base("--format", "-f")
    {
        Description = $"How to write the answer: {string.Join(", ", formats)}";
        HelpName = "FORMAT";
        DefaultValueFactory = _ => formats[0];
        this.AcceptOnlyFromAmong(formats);
    }
}
