using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>
/// What two versions of a file let through. It may name access that is the same, which then is not certain, but leaves out none that is new, as far
/// as the file shows it: the policies of one user, group or role count together, and each that a condition of the template decides about counts with
/// any other.
/// </summary>
/// <param name="before">The old version; null where the file is new.</param>
/// <param name="after">The new version; null where the file is gone.</param>
internal sealed class FileComparison(string name, FileContext? before, FileContext? after)
{
    private const int MaxItemLength = 120;

    private readonly PolicyUnits _before = new(before);
    private readonly PolicyUnits _after = new(after);
    private readonly List<AccessChange> _changes = [];

    /// <summary>The differences, by kind and in the order of the text.</summary>
    public ImmutableArray<AccessChange> Find()
    {
        foreach (var key in _before.Keys.Union(_after.Keys))
        {
            var open = _after[key].Select(policy => AddPublic(key, policy.Context)).OfType<Statement>().ToHashSet();
            foreach (var sum in GrowthOf(_before[key], _after[key], key.Type).Where(sum => sum.First!.Statement is not { } grown || !open.Contains(grown)))
                Add(key, sum, _after[key], isGrowth: true);
            foreach (var sum in GrowthOf(_after[key], _before[key], key.Type))
                Add(key, sum, _before[key], isGrowth: false);
        }

        AddGiven(after, new GivenPolicies(after).NotIn(new GivenPolicies(before)), isGrowth: true);
        AddGiven(before, new GivenPolicies(before).NotIn(new GivenPolicies(after)), isGrowth: false);
        return
        [
            .. _changes.OrderBy(static change => change.Kind).ThenBy(static change => change.Place?.Start ?? default)
                .ThenBy(static change => change.Holder, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// By statement. Two policies that conditions decide about are held against each other, because the one may deny what the other allows; more than
    /// two never matter for one request.
    /// </summary>
    private static IEnumerable<GrowthSum> GrowthOf(IReadOnlyList<UnitPolicy> from, IReadOnlyList<UnitPolicy> to, PolicyType type)
    {
        var sums = new Dictionary<(PolicyDocument, Statement?), GrowthSum>();
        var slots = from.Concat(to).Select(static policy => policy.Slot).Where(static slot => slot.Length > 0).Distinct().ToList();
        Add("", "");
        for (var i = 0; i < slots.Count; i++)
        {
            Add(slots[i], slots[i]);
            for (var j = i + 1; j < slots.Count; j++)
                Add(slots[i], slots[j]);
        }

        return sums.Values;

        void Add(string first, string second)
        {
            foreach (var growth in AccessGrowth.Between(Deployed(from), Deployed(to), type))
            {
                if (!sums.TryGetValue((growth.Document, growth.Statement), out var sum))
                    sums.Add((growth.Document, growth.Statement), sum = new GrowthSum());
                sum.Add(growth, isReal: first == second);
            }

            ImmutableArray<PolicyDocument> Deployed(IReadOnlyList<UnitPolicy> policies)
            {
                var documents = policies.Where(policy => policy.Slot.Length == 0 || policy.Slot == first || policy.Slot == second)
                    .Select(static policy => policy.Context.Policy).ToImmutableArray();
                return documents.IsEmpty ? [PolicyUnits.Absent(type)] : documents;
            }
        }
    }

    /// <summary>The statement by which strangers get in that could not before; null when there is none.</summary>
    private Statement? AddPublic(UnitKey key, PolicyContext policy)
    {
        if (AccessGrowth.BecamePublic(policy, [.. _before[key].Select(static old => old.Context.Policy)]) is not { } found)
            return null;
        _changes.Add(new AccessChange
        {
            Kind = ChangeKind.Public,
            File = name,
            Place = PlaceOf(policy.File, found.Access.Everyone.Span),
            Type = key.Type,
            Holder = key.Holder,
            Sid = found.Statement.Sid?.Text ?? "",
            Words = $"now lets anyone call {found.Access.Actions}",
            Actions = [.. found.Statement.Action!.Entries.Select(static entry => entry.Text)],
            Resource = found.Statement.Resource?.Entries is [var only] ? only.Text : null,
            Principal = found.Access.Everyone.Text,
        });
        return found.Statement;
    }

    private void Add(UnitKey key, GrowthSum sum, IReadOnlyList<UnitPolicy> version, bool isGrowth)
    {
        var growth = sum.First!;
        var owner = version.FirstOrDefault(policy => policy.Context.Policy == growth.Document)?.Context.File;
        var verb = (isGrowth, sum.IsCertain) switch
        {
            (true, true) => "grants",
            (true, false) => "may grant",
            (false, true) => "no longer grants",
            _ => "may no longer grant",
        };
        var others = sum.IsCertain ? sum.PossibleActions : [];
        _changes.Add(new AccessChange
        {
            Kind = KindOf(isGrowth, sum.IsCertain),
            File = name,
            Place = owner is null ? null : PlaceOf(owner, growth.Span),
            Type = key.Type,
            Holder = key.Holder,
            Sid = growth.Statement?.Sid?.Text ?? "",
            Words = $"{verb} {sum.Words}{ReasonOf(growth, key.Type, owner is null, isGrowth)}" + (others.Count > 0 ? $"; possibly also {Listing.Of(others, others.Count)}" : ""),
            Actions = sum.IsCertain ? sum.CertainActions : [],
            PossibleActions = sum.PossibleActions,
            Resource = growth.Part == GrowthPart.Resource ? growth.Resource?.Text : null,
            Principal = growth.Part == GrowthPart.Principal ? growth.Principal?.Text : null,
        });
    }

    private static string ReasonOf(AccessGrowth growth, PolicyType type, bool isAbsent, bool isGrowth)
    {
        if (isAbsent && growth.Part != GrowthPart.Denial)
            return isGrowth ? $" now that {type.Name()} is gone" : $" now that there is {type.Name()}";
        if (isGrowth || growth.Part != GrowthPart.Denial)
            return growth.Reason;
        return growth.Denial?.Sid is { Text.Length: > 0 } sid ? $" now that Deny '{sid.Text}' takes it away" : " now that a Deny takes it away";
    }

    private void AddGiven(FileContext? version, IEnumerable<(GivenPolicy Policy, TextSpan? Place)> given, bool isGrowth)
    {
        foreach (var (policy, place) in given)
        {
            var item = policy.Item.Length > MaxItemLength ? policy.Item[..MaxItemLength] + "…" : policy.Item;
            var words = policy.Property == "PermissionsBoundary"
                ? $"{(isGrowth ? "loses" : "gets")} the permissions boundary {item}"
                : $"{(isGrowth ? "gets" : "loses")} {item} in {policy.Property}";
            _changes.Add(new AccessChange
            {
                Kind = KindOf(isGrowth, isCertain: false),
                File = name,
                Place = place is { } span && version is not null ? PlaceOf(version, span) : null,
                Type = PolicyType.IdentityBased,
                Holder = $"'{policy.Name}'",
                Words = words,
            });
        }
    }

    private static ChangeKind KindOf(bool isGrowth, bool isCertain) => (isGrowth, isCertain) switch
    {
        (true, true) => ChangeKind.New,
        (true, false) => ChangeKind.PossiblyNew,
        (false, true) => ChangeKind.Gone,
        _ => ChangeKind.PossiblyGone,
    };

    private static LinePositionSpan PlaceOf(FileContext file, TextSpan span) => file.File.Text.Lines.GetLinePositionSpan(span);
}
