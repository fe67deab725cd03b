using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamPolicyAnalyzers.Rules.Resources;

/// <summary>An ARN in a template that ties it to one partition, or to an account of one's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class HardcodedArn() : PolicyRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        id: RuleIds.HardcodedArn,
        title: "Template ARN has a literal partition, Region or account",
        messageFormat: "{0} '{1}' is fixed; use '${{AWS::{2}}}' so that the template works elsewhere",
        category: RuleCategory.Resources,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "CloudFormation knows partition and account of the deployment; a template that asks for them can be deployed in any.",
        isEnabledByDefault: false);

    protected override void Analyze(PolicyContext context)
    {
        if (context.File.File.Container.Kind != ContainerKind.CloudFormation)
            return;
        foreach (var statement in context.Policy.Statements)
        {
            foreach (var value in statement.Principal?.Values ?? ImmutableArray<PrincipalValue>.Empty)
                Judge(context, new ResourceArn(value.Written));
            foreach (var entry in statement.Resource?.Entries ?? ImmutableArray<ResourceArn>.Empty)
                Judge(context, entry);
        }
    }

    private static void Judge(PolicyContext context, ResourceArn arn)
    {
        if (!arn.IsArn || !arn.Written.IsString)
            return;
        var partition = arn.Part(ArnPart.Partition);
        if (partition.StartsWith("aws".AsSpan(), StringComparison.Ordinal) && !Glob.HasWildcard(partition) && partition.IndexOf(Glob.Hole) < 0)
            Report(context, arn, ArnPart.Partition, "Partition");
        if (context.Options.OwnAccounts.Contains(arn.PartText(ArnPart.Account)))
            Report(context, arn, ArnPart.Account, "AccountId");
    }

    private static void Report(PolicyContext context, ResourceArn arn, ArnPart part, string parameter) =>
        context.Report(Descriptor, arn.PartSpan(part), FixData.Suggest("${AWS::" + parameter + "}"), part.ToString(), arn.PartText(part), parameter);
}
