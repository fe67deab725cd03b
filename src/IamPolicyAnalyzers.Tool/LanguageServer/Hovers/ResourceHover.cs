using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.Access;
using static IamPolicyAnalyzers.Tool.LanguageServer.Hovers.HoverText;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Hovers;

/// <summary>What an entry of Resource or NotResource stands for, and what the statement does with it.</summary>
internal static class ResourceHover
{
    private const int MaxNames = 5;
    private const int MaxTypes = 4;

    /// <summary>Of more actions nobody wants to know which work on it.</summary>
    private const int MaxActions = 4000;

    private static ActionCatalogue Catalogue => ActionCatalogue.Instance;

    public static HoverText Of(PolicyContext policy, Statement statement, ResourceArn entry)
    {
        var hover = new HoverText(entry.Span, TitleOf(entry));
        if (statement.Resource is { IsNot: true })
            hover.Say($"Left out of what the statement {(statement.IsDeny ? "denies" : "grants")}.");
        if (entry.IsUnknown)
            return hover.Say("Only the deployment tells which resource this is.");
        if (!entry.IsWellFormed)
            return hover.Say("Neither '*' nor an ARN, which has six parts: 'arn:partition:service:region:account:resource'.");
        if (entry.IsArn)
            ListParts(hover, policy, entry);
        ListActions(hover, statement, entry);
        return hover;
    }

    /// <summary>An ARN that is the value of something else.</summary>
    public static HoverText Describe(PolicyContext policy, ResourceArn arn)
    {
        var hover = new HoverText(arn.Span, TitleOf(arn));
        ListParts(hover, policy, arn);
        return hover;
    }

    private static string TitleOf(ResourceArn entry)
    {
        if (!entry.IsArn)
            return entry.IsAll ? "'*' · every resource" : Quoted(entry.Text);
        var service = NameOfService(entry);
        var kinds = KindsOf(entry);
        return kinds.Count == 0 ? service : $"{Listing.OfWords(kinds.Count > MaxTypes + 1 ? [.. kinds.Take(MaxTypes), $"{kinds.Count - MaxTypes} others"] : kinds, "or")} · {service}";
    }

    /// <summary>The types that the entry can mean; those of other services that use the same ARNs only where there are no others.</summary>
    private static List<string> KindsOf(ResourceArn entry)
    {
        IReadOnlyList<ArnType> kinds = ArnTypes.KindsOf(entry);
        kinds = OnlyOrAll(kinds, kind => kind.Type.Service.HasPrefix(entry.Part(ArnPart.Service)));
        var parts = entry.Part(ArnPart.Resource).ToString().Split('/');
        return [.. OnlyOrAll(kinds, kind => FitsPartByPart(parts, kind)).OrderBy(static kind => kind.Form.Text.Length).Select(static kind => kind.Name).Distinct()];
    }

    private static IReadOnlyList<ArnType> OnlyOrAll(IReadOnlyList<ArnType> kinds, Func<ArnType, bool> isPreferred) =>
        kinds.Where(isPreferred).ToList() is { Count: > 0 } preferred ? preferred : kinds;

    /// <summary>True where no name within the form has to hold a slash; a wildcard at the end stands for all that may follow.</summary>
    private static bool FitsPartByPart(string[] parts, ArnType kind)
    {
        var ofForm = kind.Form.Part(ArnPart.Resource).ToString().Split('/');
        return (ofForm.Length == parts.Length || (ofForm.Length > parts.Length && parts[^1].EndsWith('*')))
            && parts.Zip(ofForm).All(static pair => Glob.Overlaps(pair.First, pair.Second));
    }

    private static string NameOfService(ResourceArn entry) =>
        Catalogue.TryGetService(entry.Part(ArnPart.Service), out var service) ? service.Name
        : Glob.IsRunOnly(entry.Part(ArnPart.Service)) ? "any service"
        : $"service {Quoted(entry.PartText(ArnPart.Service))}";

    private static void ListParts(HoverText hover, PolicyContext policy, ResourceArn entry)
    {
        if (entry.HasUnknown)
            hover.Say("Parts of it are known at deployment only.");
        if (entry.PartText(ArnPart.Partition) is not "aws" and var partition)
            hover.List($"Partition: {ValueOf(partition, "every one")}");
        if (entry.PartText(ArnPart.Region) is { Length: > 0 } region)
            hover.List($"Region: {ValueOf(region, "every one")}");
        if (entry.PartText(ArnPart.Account) is { Length: > 0 } account)
            hover.List(PrincipalValue.IsAccount(account) ? $"In {AccountText.Of(policy, account)}" : $"Account: {ValueOf(account, "every one")}");
        if (Glob.HasWildcard(entry.Part(ArnPart.Resource)))
            hover.List($"Name: {ValueOf(entry.PartText(ArnPart.Resource), "every one")}");
        if (entry.HasVariable)
            hover.List("AWS fills in the variables for each request");
    }

    private static void ListActions(HoverText hover, Statement statement, ResourceArn entry)
    {
        if (statement.Action is not { IsNot: false, IsUnknown: false } element)
            return;
        var actions = Catalogue.ActionsOf(element);
        if (actions.IsEmpty || actions.Count > MaxActions)
            return;
        if (entry.IsAll)
        {
            var unscopable = actions.Except(Catalogue.Scopable);
            hover.List(unscopable.IsEmpty
                ? $"Each of the {LevelCounts.CountText(actions.Count)} of the statement can be limited to ARNs"
                : $"Only '*' grants {NamesOf(unscopable)}");
            return;
        }

        var served = ResourceFit.ServedBy(entry, actions);
        var others = actions.Except(served);
        hover.List(served.IsEmpty ? "No action of the statement works on it" : $"Works on it: {NamesOf(served)}");
        if (!served.IsEmpty && !others.IsEmpty)
            hover.List($"Does not: {NamesOf(others)}");
    }

    private static string NamesOf(ActionSet actions) => Listing.Of(Catalogue.ActionsIn(actions), actions.Count, MaxNames);

    private static string ValueOf(string part, string all) => Glob.IsRunOnly(part.AsSpan()) && part.Length > 0 ? all : Quoted(part);
}
