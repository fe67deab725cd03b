using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a policy grants by service and access level, in the words of AWS's console: Full is every action of a level, Limited some of them.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html</remarks>
internal sealed class AccessSummary
{
    private const int LevelCount = (int)AccessLevel.Tagging + 1;

    private AccessSummary(ImmutableArray<ServiceAccess> services, int actionCount, int unknownCount)
    {
        Services = services;
        ActionCount = actionCount;
        UnknownCount = unknownCount;
    }

    /// <summary>One for each service of which something is granted, by prefix.</summary>
    public ImmutableArray<ServiceAccess> Services { get; }

    public int ActionCount { get; }

    /// <summary>Entries of Action that stand for no action of the catalogue.</summary>
    public int UnknownCount { get; }

    public bool IsEmpty => ActionCount == 0 && UnknownCount == 0;

    public static AccessSummary Of(IEnumerable<Grant> grants)
    {
        var builder = new ActionSet.Builder();
        var unknown = 0;
        foreach (var grant in grants)
        {
            builder.UnionWith(grant.Actions);
            unknown += grant.UnmatchedCount;
        }

        var actions = builder.ToSet();
        var services = ImmutableArray.CreateBuilder<ServiceAccess>();
        var granted = new int[LevelCount];
        CatalogueService service = default;
        var end = 0;
        foreach (var index in actions)
        {
            if (index >= end)
            {
                if (end > 0)
                    services.Add(Of(service, granted));
                service = ActionCatalogue.Instance[index].Service;
                end = service.FirstAction + service.ActionCount;
                Array.Clear(granted, 0, LevelCount);
            }

            granted[(int)ActionCatalogue.Instance.LevelOf(index)]++;
        }

        if (end > 0)
            services.Add(Of(service, granted));
        return new AccessSummary(services.ToImmutable(), actions.Count, unknown);
    }

    /// <summary>The whole table on one line, or the services that manage permissions and write most, and the totals.</summary>
    public string ToText(int maxServices = int.MaxValue)
    {
        var services = new List<ServiceAccess>(Services);
        if (services.Count > maxServices)
        {
            services.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Service.Prefix, b.Service.Prefix));
            services.RemoveRange(maxServices, services.Count - maxServices);
        }

        var text = new StringBuilder();
        foreach (var service in services)
            service.AppendTo(text).Append("; ");
        text.Append(ActionCount).Append(ActionCount == 1 ? " action in " : " actions in ").Append(Services.Length).Append(Services.Length == 1 ? " service" : " services");
        if (UnknownCount > 0)
            text.Append(", ").Append(UnknownCount).Append(" unknown");
        return text.ToString();
    }

    private static ServiceAccess Of(CatalogueService service, int[] grantedLevels)
    {
        var full = ImmutableArray.CreateBuilder<AccessLevel>();
        var limited = ImmutableArray.CreateBuilder<AccessLevel>();
        var weight = 0;
        for (var level = AccessLevel.List; (int)level < LevelCount; level++)
        {
            var granted = grantedLevels[(int)level];
            if (granted == 0)
                continue;
            var all = ActionCatalogue.Instance.OfLevel(level).CountIn(service.FirstAction, service.ActionCount);
            (granted == all ? full : limited).Add(level);
            weight += level is AccessLevel.PermissionsManagement or AccessLevel.Write ? granted : 0;
        }

        return new ServiceAccess(service, full.ToImmutable(), limited.ToImmutable(), weight);
    }
}

/// <summary>What is granted of one service.</summary>
/// <param name="Full">The levels of which every action is granted.</param>
/// <param name="Limited">The levels of which some actions are granted.</param>
/// <param name="Weight">The number of granted actions that manage permissions or write.</param>
internal readonly record struct ServiceAccess(CatalogueService Service, ImmutableArray<AccessLevel> Full, ImmutableArray<AccessLevel> Limited, int Weight)
{
    /// <summary><c>s3 Full: List, Limited: Read, Write</c></summary>
    public override string ToString() => AppendTo(new StringBuilder()).ToString();

    public StringBuilder AppendTo(StringBuilder text)
    {
        text.Append(Service.Prefix);
        Append(text, " Full: ", Full);
        Append(text, Full.IsEmpty ? " Limited: " : ", Limited: ", Limited);
        return text;
    }

    private static void Append(StringBuilder text, string heading, ImmutableArray<AccessLevel> levels)
    {
        for (var i = 0; i < levels.Length; i++)
            text.Append(i == 0 ? heading : ", ").Append(levels[i].ToText());
    }
}
