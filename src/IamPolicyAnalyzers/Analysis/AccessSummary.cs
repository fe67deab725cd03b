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

    /// <summary>As many as most services take.</summary>
    private const int CharactersOfService = 48;

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

    public static AccessSummary Of(ImmutableArray<Grant> grants)
    {
        var unknown = 0;
        foreach (var grant in grants)
            unknown += grant.UnmatchedCount;

        var actions = Unite(grants);
        var services = ImmutableArray.CreateBuilder<ServiceAccess>();
        Span<int> granted = stackalloc int[LevelCount];
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
                granted.Clear();
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
        var text = new StringBuilder(CharactersOfService * (1 + Math.Min(Services.Length, maxServices)));
        if (Services.Length <= maxServices)
        {
            foreach (var service in Services)
                service.AppendTo(text).Append("; ");
        }
        else
        {
            var services = new List<ServiceAccess>(Services);
            services.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Service.Index.CompareTo(b.Service.Index));
            for (var i = 0; i < maxServices; i++)
                services[i].AppendTo(text).Append("; ");
        }

        text.Append(ActionCount).Append(ActionCount == 1 ? " action in " : " actions in ").Append(Services.Length).Append(Services.Length == 1 ? " service" : " services");
        if (UnknownCount > 0)
            text.Append(", ").Append(UnknownCount).Append(" unknown");
        return text.ToString();
    }

    private static ActionSet Unite(ImmutableArray<Grant> grants)
    {
        if (grants.Length == 1)
            return grants[0].InForce;
        var builder = new ActionSet.Builder();
        foreach (var grant in grants)
            builder.UnionWith(grant.InForce);
        return builder.ToSet();
    }

    private static ServiceAccess Of(CatalogueService service, ReadOnlySpan<int> grantedLevels)
    {
        int full = 0, limited = 0, weight = 0;
        for (var level = AccessLevel.List; (int)level < LevelCount; level++)
        {
            var granted = grantedLevels[(int)level];
            if (granted == 0)
                continue;
            if (granted == ActionCatalogue.Instance.CountOf(service, level))
                full |= 1 << (int)level;
            else
                limited |= 1 << (int)level;
            weight += level is AccessLevel.PermissionsManagement or AccessLevel.Write ? granted : 0;
        }

        return new ServiceAccess(service, full, limited, weight);
    }
}

/// <summary>What is granted of one service.</summary>
/// <param name="Full">The levels of which every action is granted, a bit for each.</param>
/// <param name="Limited">The levels of which some actions are granted.</param>
/// <param name="Weight">The number of granted actions that manage permissions or write.</param>
internal readonly record struct ServiceAccess(CatalogueService Service, int Full, int Limited, int Weight)
{
    /// <summary><c>s3 Full: List, Limited: Read, Write</c></summary>
    public override string ToString() => AppendTo(new StringBuilder()).ToString();

    public StringBuilder AppendTo(StringBuilder text)
    {
        text.Append(Service.Prefix);
        Append(text, " Full: ", Full);
        Append(text, Full == 0 ? " Limited: " : ", Limited: ", Limited);
        return text;
    }

    private static void Append(StringBuilder text, string heading, int levels)
    {
        for (var level = AccessLevel.List; levels >> (int)level != 0; level++)
        {
            if ((levels >> (int)level & 1) == 0)
                continue;
            text.Append(heading).Append(level.ToText());
            heading = ", ";
        }
    }
}
