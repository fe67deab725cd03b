using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Credentials;

/// <summary>An access key, or the secret of one, in the text of a file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class AccessKeyInFile() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.AccessKeyInFile,
        title: "File holds an access key",
        messageFormat: "{0} is written into this file; delete the key, then use a role",
        category: RuleCategory.Credentials,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Whoever can read the file, or any version of it that was ever committed, can act with the key.");

    protected internal override void AnalyzeFile(FileContext context)
    {
        if (!context.IsOurs)
            return;

        // What an account reports holds ids on purpose, but never a secret.
        var isEvidence = context.Resources.Any(resource => resource.IsEvidence);
        foreach (var key in WrittenKey.FindIn(context.File.Tree.Text))
            context.Report(Descriptor, key.Span, isEvidence && !key.IsSecret ? DiagnosticSeverity.Info : Descriptor.DefaultSeverity, NameOf(key));
    }

    /// <summary>Never more of a secret than that it is one.</summary>
    private static string NameOf(WrittenKey key)
    {
        if (!key.IsSecret)
            return $"Access key '{key.Beginning}...'";
        return key.Beginning.Length > 0 ? $"The secret of access key '{key.Beginning}...'" : "What looks like a secret access key";
    }
}
