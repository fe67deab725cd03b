using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Tool.Access;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>Above each policy, what it grants in the end.</summary>
internal sealed class CodeLensFeature
{
    /// <summary>The command of the editor that shows more of it.</summary>
    public const string SummaryCommand = "iamPolicy.summary";

    public CodeLens[] Of(EditedFile file, ServerSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.SummaryLens)
            return [];
        var hasCommand = settings.Commands?.Contains(SummaryCommand, StringComparer.Ordinal) == true;
        var lenses = new List<CodeLens>();
        foreach (var policy in file.Context?.Policies ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (policy.Policy.Statements.IsEmpty)
                continue;
            var title = PolicyHeadline.Of(policy);
            lenses.Add(new CodeLens(
                file.Positions.Of(policy.Policy.OpenSpan),
                hasCommand ? new Command(title, SummaryCommand, [file.Document.Uri]) : new Command(title, "")));
        }

        return [.. lenses];
    }
}
