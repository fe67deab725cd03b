using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Which of the owner's data a resource-based policy refuses to send and take over plain HTTP.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit</remarks>
internal sealed class PlainHttp
{
    public const string Key = "aws:SecureTransport";

    private static readonly Dictionary<string, ActionSet> s_dataActions = new(StringComparer.Ordinal)
    {
        ["s3"] = Named("s3:GetObject", "s3:PutObject", "s3:ListBucket"),
        ["sqs"] = Named("sqs:SendMessage", "sqs:ReceiveMessage"),
        ["sns"] = Named("sns:Publish"),
        ["kms"] = Named("kms:Encrypt", "kms:Decrypt"),
        ["secretsmanager"] = Named("secretsmanager:GetSecretValue"),
        ["ecr"] = Named("ecr:BatchGetImage"),
        ["dynamodb"] = Named("dynamodb:GetItem", "dynamodb:PutItem"),
    };

    private static readonly ActionSet s_ofBucket = Named("s3:ListBucket");

    private static readonly ActionSet s_ofDelivery = Named("s3:PutObject", "s3:GetBucketAcl", "s3:ListBucket");

    private readonly ActionSet _left;
    private readonly Statement? _denying;

    /// <param name="left">The data actions that no Deny takes from plain HTTP.</param>
    /// <param name="denying">The first Deny that takes some of them; null when none does.</param>
    private PlainHttp(ActionSet left, Statement? denying)
    {
        _left = left;
        _denying = denying;
    }

    /// <summary>What is left when a part is denied, for a message: <c> on its objects</c>.</summary>
    public string Rest =>
        _denying is null ? ""
        : _left.IsSubsetOf(s_ofBucket) ? " on the bucket itself"
        : s_dataActions["s3"].Except(s_ofBucket) is var ofObjects && _left.IsSubsetOf(ofObjects) && ofObjects.IsSubsetOf(_left) ? " on its objects"
        : " for " + Listing.Of(ActionCatalogue.Instance.ActionsIn(_left), _left.Count);

    /// <summary>What to mark: the resources of a Deny that does not reach all, else the word Statement.</summary>
    public TextSpan SpanIn(PolicyDocument policy) => _denying?.Resource?.NameSpan ?? policy.StatementNameSpan;

    /// <summary>Null for a policy that leaves nothing to plain HTTP, whose statements are not all known, or in which only services deliver logs.</summary>
    public static PlainHttp? Of(PolicyDocument policy, PolicyOwner owner)
    {
        if (!s_dataActions.TryGetValue(owner.Service, out var data) || policy.HasUnknownStatements || policy.Statements.IsEmpty || IsRefusedByAllows(policy) || IsLogDelivery(policy))
            return null;

        var left = data;
        Statement? denying = null;
        foreach (var statement in policy.Statements)
        {
            var denied = MayDeny(statement) ? DeniedBy(statement, data, owner.Service == "s3") : ActionSet.Empty;
            if (!denied.IsEmpty && statement.Condition is not null)
                denying ??= statement;
            left = left.Except(denied);
        }

        return left.IsEmpty ? null : new PlainHttp(left, denying);
    }

    /// <summary>True when the statement denies plain HTTP to everyone, or may do so.</summary>
    private static bool MayDeny(Statement statement) =>
        !statement.IsAllow
        && statement.Principal is not ({ MayIncludeEveryone: false } or { IsNot: true })
        && (statement.Condition is not { } condition || condition.Tests.All(static test => IsOfPlainHttp(test) || test.HoldsForEveryone || test.Key.HasUnknown || SparesServices(test)));

    /// <summary>True for a test of plain HTTP, and for one that asks for a version of TLS: whoever wrote that has decided about encryption.</summary>
    private static bool IsOfPlainHttp(ConditionTest test) =>
        test.IsOf("s3:TlsVersion") ? test.Operator is { Base: "NumericLessThan" or "NumericLessThanEquals" }
        : test.IsOf(Key) && test.Operator is { IsNegated: false } && (test.Has("false") || test.Values.Any(static value => value.HasUnknown));

    /// <summary>True for an exception that AWS's own services use, which come over TLS.</summary>
    private static bool SparesServices(ConditionTest test) =>
        test.Operator is { Family: OperatorFamily.Bool } && test.Has("false") && (test.IsOf("aws:PrincipalIsAWSService") || test.IsOf("aws:ViaAWSService"));

    private static ActionSet DeniedBy(Statement statement, ActionSet data, bool isBucket)
    {
        if (statement.Action is not { } action)
            return ActionSet.Empty;
        var denied = action.IsUnknown ? data : ActionCatalogue.Instance.ActionsOf(action).Intersect(data);
        return !isBucket || statement.Resource is not { } resource ? denied
            : denied.Intersect((MayMeanBucket(resource) ? s_ofBucket : ActionSet.Empty).Union(MayMeanEveryObject(resource) ? data.Except(s_ofBucket) : ActionSet.Empty));
    }

    private static bool MayMeanBucket(ResourceElement resource) =>
        MayMeanBoth(resource) || resource.Entries.Any(static entry => entry.IsAll || NameIn(entry).IndexOf('/') < 0);

    private static bool MayMeanEveryObject(ResourceElement resource)
    {
        if (MayMeanBoth(resource))
            return true;
        foreach (var entry in resource.Entries)
        {
            if (entry.IsAll || MayMeanEveryObject(entry))
                return true;
        }

        return false;
    }

    private static bool MayMeanEveryObject(ResourceArn entry)
    {
        var name = NameIn(entry);
        var slash = name.IndexOf('/');
        if (slash < 0)
            return name.EndsWith("*".AsSpan(), StringComparison.Ordinal) || (!entry.IsArn && name.SequenceEqual(Glob.HoleText.AsSpan()));
        var key = name.Slice(slash + 1);
        return Glob.IsRunOnly(key) || key.IndexOf(Glob.Hole) >= 0;
    }

    /// <summary>True for exceptions, and for a function that may stand for any resource.</summary>
    private static bool MayMeanBoth(ResourceElement resource) => resource.IsNot || (resource.IsUnknown && !resource.Entries.Any(static entry => entry.IsUnknown));

    /// <summary>Bucket and key; of an ARN that a function begins, the whole text: the function ends where the bucket does.</summary>
    private static ReadOnlySpan<char> NameIn(ResourceArn entry) => entry.IsArn ? entry.Part(ArnPart.Resource) : entry.Written.Pattern;

    /// <summary>True when no Allow holds for plain HTTP.</summary>
    private static bool IsRefusedByAllows(PolicyDocument policy)
    {
        var allows = policy.Statements.Where(static statement => statement.IsAllow).ToList();
        return allows.Count > 0 && allows.TrueForAll(static statement => statement.Condition is { } condition && (condition.IsUnknown || condition.Tests.Any(AsksForTls)));
    }

    private static bool AsksForTls(ConditionTest test) => test.IsOf(Key) && test.Operator is { IsPositive: true } && test.Has("true") && !test.AdmitsEverything;

    /// <summary>True when services write their logs here and nobody else is allowed anything.</summary>
    private static bool IsLogDelivery(PolicyDocument policy)
    {
        var allows = policy.Statements.Where(static statement => statement.IsAllow).ToList();
        return allows.Count > 0 && allows.TrueForAll(static statement =>
            statement.Principal is { HasOnlyServices: true }
            && statement.Action is { IsNot: false, IsUnknown: false } action
            && ActionCatalogue.Instance.ActionsOf(action).IsSubsetOf(s_ofDelivery));
    }

    private static ActionSet Named(params string[] names)
    {
        var actions = new ActionSet.Builder();
        foreach (var name in names)
            actions.UnionWith(ActionCatalogue.Instance.Match(ActionPattern.Parse(name)));
        return actions.ToSet();
    }
}
