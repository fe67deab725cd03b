using System.Collections.Generic;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>How many parts a service accepts in the policies of its resources.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
/// </remarks>
internal sealed class PartLimits
{
    private const int Any = int.MaxValue;

    private static readonly PartLimits s_queue = new("queue") { Statements = 20, Actions = 7, Principals = 50, Conditions = 10 };

    private static readonly PartLimits s_topic = new("topic") { Statements = 100, Principals = 200, Resources = 1 };

    private PartLimits(string owner) => Owner = owner;

    /// <summary>What has the policy: a <c>queue</c> or a <c>topic</c>.</summary>
    public string Owner { get; }

    private int Statements { get; init; } = Any;

    /// <summary>In one statement.</summary>
    private int Actions { get; init; } = Any;

    private int Principals { get; init; } = Any;

    private int Conditions { get; init; } = Any;

    /// <summary>In one statement.</summary>
    private int Resources { get; init; } = Any;

    /// <summary>Null for a service that counts no parts.</summary>
    public static PartLimits? Of(string? service) => service switch { "sqs" => s_queue, "sns" => s_topic, _ => null };

    /// <summary>
    /// What the policy has too much of. Where its owner is only guessed, one too many is none: it may be the policy of something else. Operators are
    /// counted as conditions, of which every other way to count finds more.
    /// </summary>
    public IEnumerable<PartExcess> ExcessIn(PolicyDocument policy)
    {
        var tolerated = policy.Site.Owner is null ? 1 : 0;
        int statements = 0, principals = 0, conditions = 0;
        TextSpan statement = default, principal = default, condition = default;
        foreach (var each in policy.Statements)
        {
            Consider(each.OpenSpan, ref statements, Statements, ref statement);
            if (each.Principal is { } named)
            {
                foreach (var value in named.Values)
                    Consider(value.Span, ref principals, Principals, ref principal);
            }

            if (each.Condition is { } block)
            {
                foreach (var clause in block.Clauses)
                    Consider(clause.Name.Span, ref conditions, Conditions, ref condition);
            }

            if (each.Action is { IsUnknown: false } action && action.Entries.Length - tolerated > Actions)
                yield return new(action.Entries[Actions].Span, $"{action.Entries.Length} actions in one statement", Actions);
            if (each.Resource is { IsUnknown: false } resource && resource.Entries.Length - tolerated > Resources)
                yield return new(resource.Entries[Resources].Span, $"{resource.Entries.Length} resources in one statement", Resources);
        }

        if (statements - tolerated > Statements)
            yield return new(statement, $"{statements} statements", Statements);
        if (principals - tolerated > Principals)
            yield return new(principal, $"{principals} principals", Principals);
        if (conditions - tolerated > Conditions)
            yield return new(condition, $"{conditions} conditions", Conditions);
    }

    private static void Consider(TextSpan span, ref int count, int limit, ref TextSpan firstOver)
    {
        if (count++ == limit)
            firstOver = span;
    }
}

/// <summary>More parts of one kind than a service accepts.</summary>
/// <param name="Span">The first part that is too much.</param>
/// <param name="Amount">How many there are of what.</param>
internal readonly record struct PartExcess(TextSpan Span, string Amount, int Limit);
