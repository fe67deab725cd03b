using System.IO;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>One format for the outcome of a check.</summary>
internal interface IReport
{
    void Write(CheckResult result, TextWriter output);
}
