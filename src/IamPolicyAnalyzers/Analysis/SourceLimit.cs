using System;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>How a statement that lets an AWS service in limits for whom the service acts.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html</remarks>
internal static class SourceLimit
{
    private const string SourceArn = "aws:SourceArn";

    private static readonly string[] s_sourceKeys = [SourceArn, "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner"];

    /// <summary>Keys of class weak that limit the source for the service that sends them.</summary>
    private static readonly string[] s_accepted = ["s3:x-amz-acl"];

    /// <summary>
    /// The text that only seems to limit the source: a value that is too wide, an operator that lets requests without the key through, or a key that says
    /// nothing of the source. Null when something limits it, when nothing seems to, or when nobody can say.
    /// </summary>
    /// <param name="isWeakKeyMeant">True when a key that says nothing of the source counts: it is likely meant to.</param>
    /// <param name="isForServicesOnly">False where other principals need an operator that lets them through.</param>
    public static (TextSpan Span, string Text)? WeakIn(ConditionBlock condition, bool isWeakKeyMeant, bool isForServicesOnly)
    {
        (TextSpan, string)? weakValue = null;
        (TextSpan, string)? weakOperator = null;
        (TextSpan, string)? weakKey = null;
        foreach (var test in condition.Tests)
        {
            if (test.Key.HasUnknown || test.Operator is not { } read)
                return null;
            var key = test.Key.Text;
            if (!IsIn(s_sourceKeys, key))
            {
                // A key of the service may well say whom it concerns, as kms:EncryptionContext does.
                if (ConditionKeyClasses.Of(key) != ConditionKeyClass.Weak || IsIn(s_accepted, key))
                    return null;
                weakKey ??= (test.Key.Span, key);
            }
            else if (!read.IsPositive)
            {
                weakOperator ??= (test.OperatorName.Span, test.OperatorName.Text);
            }
            else if (FirstOpenValue(test, read) is { } value)
            {
                weakValue ??= (value.Span, value.Text);
            }
            else
            {
                return null;
            }
        }

        return weakValue ?? (isForServicesOnly ? weakOperator : null) ?? (isWeakKeyMeant && weakOperator is null ? weakKey : null);
    }

    private static PolicyText? FirstOpenValue(ConditionTest test, ConditionOperator read)
    {
        foreach (var value in test.Values)
        {
            if (!value.HasUnknown && (IsOpen(value, read) || (test.Key.Text.Equals(SourceArn, StringComparison.OrdinalIgnoreCase) && HasOpenAccount(value, read))))
                return value;
        }

        return null;
    }

    /// <summary>True for a value that every source matches.</summary>
    private static bool IsOpen(PolicyText value, ConditionOperator read) => read.HasWildcards && Glob.IsRunOnly(value.Pattern);

    /// <summary>True for an ARN that sources of strangers have as well, now or once its name is free: one without account, or with any.</summary>
    private static bool HasOpenAccount(PolicyText value, ConditionOperator read)
    {
        var arn = new ResourceArn(value);
        return arn.IsArn && (arn.Part(ArnPart.Account).IsEmpty || (read.HasWildcards && Glob.IsRunOnly(arn.Part(ArnPart.Account))));
    }

    private static bool IsIn(string[] keys, string key)
    {
        foreach (var known in keys)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
