using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Keeps of a wildcard in a resource policy what lists, reads and writes, without what changes the policy, or makes or removes the resource.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class KeepReadingAndWriting() : PolicyFix(RuleIds.WildcardResourcePolicyAction)
{
    private static readonly HashSet<string> s_lifecycle =
    [
        "s3:CreateBucket", "s3:DeleteBucket",
        "sqs:CreateQueue", "sqs:DeleteQueue",
        "sns:CreateTopic", "sns:DeleteTopic",
        "kms:ScheduleKeyDeletion", "kms:DeleteImportedKeyMaterial",
        "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret",
        "ecr:CreateRepository", "ecr:DeleteRepository",
        "lambda:CreateFunction", "lambda:DeleteFunction",
        "dynamodb:CreateTable", "dynamodb:DeleteTable",
        "elasticfilesystem:DeleteFileSystem",
        "logs:CreateLogGroup", "logs:DeleteLogGroup",
    ];

    /// <summary>What the policy of a queue or topic gives to nobody outside of the account, or may not name.</summary>
    private static readonly HashSet<string> s_inAccount =
    [
        "sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:ListQueueTags", "sqs:StartMessageMoveTask",
        "sns:ConfirmSubscription", "sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe",
    ];

    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var catalogue = ActionCatalogue.Instance;
        if (ActionEntry.At(file, span) is not { } entry
            || PolicyPlace.At(file, span) is not { Statement.Action: { } action } place
            || PolicyOwner.Of(place.Document) is not { } owner
            || !catalogue.TryGetService(owner.Service.AsSpan(), out var service)
            || action.Entries.Any(other => other != entry.Pattern && (other.IsAll || WholeService.Of(other, catalogue) is not null)))
            return PolicyEdit.None;

        var scopable = entry.Fitting.Intersect(service.AllActions).Intersect(catalogue.Scopable);
        var fitting = ActionSet.Of(scopable.Where(index => IsUse(catalogue[index].FullName, owner)).ToArray());
        var reads = fitting.Intersect(catalogue.OfLevel(AccessLevel.List).Union(catalogue.OfLevel(AccessLevel.Read)));
        var writes = fitting.Intersect(catalogue.OfLevel(AccessLevel.Write));
        IReadOnlyList<string> kept = [.. ActionCover.Patterns(reads), .. ActionCover.Names(writes)];
        return PolicyEdit.ChangingAccess($"Keep reading and writing: {reads.Count + writes.Count} actions (narrows access)", entry.ReplacedBy(kept));
    }

    private static bool IsUse(string action, PolicyOwner owner) => !s_lifecycle.Contains(action) && !s_inAccount.Contains(action) && !PolicyEditing.Includes(action, owner);
}
