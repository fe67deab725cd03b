using IamPolicyAnalyzers.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.AccountSettings;

/// <summary>An MFA device that is an app, where a key ought to be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class VirtualMfaDevice() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.VirtualMfaDevice,
        title: "Root user has a virtual MFA device",
        messageFormat: "MFA device '{0}' is software; use a hardware key",
        category: RuleCategory.AccountSettings,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Who steals the phone or its backup has the second factor as well; a hardware key cannot be copied, and tells a false sign-in page from the true one.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        foreach (var device in context.VirtualMfaDevices)
        {
            if (device.IsOfRoot || (device.IsAssigned && context.Options.WantsHardwareMfaOfUsers))
                context.Report(Descriptor, device.Span, device.SerialNumber);
        }
    }
}
