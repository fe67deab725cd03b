using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>A trail, detector or recorder that a file sets up and that does not record, or not what IAM does.</summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class DisabledMonitoring() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.DisabledMonitoring,
        title: "Activity recording is switched off",
        messageFormat: "{0} '{1}' {2}; set {3} to true",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "What nobody records cannot be found out later, and an attacker who looks for such an account finds it.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var finding in SilentRecorder.In(context.Resources))
        {
            var fix = finding.CanBeSwitchedOn ? FixData.Set(finding.Setting.Name, "true") : FixData.None;
            context.Report(Descriptor, finding.Setting.Span, fix, finding.Kind, finding.Name, finding.Fact, finding.Setting.Name);
        }
    }
}
