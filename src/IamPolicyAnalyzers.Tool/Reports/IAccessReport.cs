using System.IO;
using IamPolicyAnalyzers.Tool.Access;

namespace IamPolicyAnalyzers.Tool.Reports;

/// <summary>A format in which <c>iam-policy diff</c> says what access changed.</summary>
internal interface IAccessReport
{
    void Write(AccessDiff diff, TextWriter output);
}
