using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// Two versions of the policies of one entity, compared by what they let through. Each Allow is taken apart into regions of one resource and one
/// principal; from the actions of a region go those of every statement that is certain to be about all of it. What is left may have grown, and a
/// request that is found among it has grown for certain.
/// </summary>
internal sealed class AccessComparison
{
    private const int MaxWork = 400_000;

    /// <summary>In statements that a request is held against.</summary>
    private const int MaxSearch = 200_000;

    /// <summary>Of actions that all statements treat alike, in one region.</summary>
    private const int MaxKinds = 12;

    /// <summary>Of actions that the catalogue does not have; a policy with more is not compared any further.</summary>
    private const int MaxOthers = 256;

    /// <summary>What AWS attaches to everything that service or resource control policies guard, unless somebody takes it away.</summary>
    private static readonly PolicyDocument s_fullAccess =
        PolicyDocument.Parse("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }""");

    private readonly WorkBudget _work = new(MaxWork);
    private readonly WorkBudget _search = new(MaxSearch);
    private readonly ConditionImplication _implication;
    private readonly AccessWitness _witness;
    private readonly Side _before;
    private readonly Side _after;
    private readonly List<AccessClaim> _lostDenials;
    private readonly List<ActionPattern> _others = [];

    public AccessComparison(ImmutableArray<PolicyDocument> before, ImmutableArray<PolicyDocument> after, PolicyType type)
    {
        _before = new Side(before, type);
        _after = new Side(after, type);
        _implication = new(_work);
        _witness = new(_before.Documents, _after.Documents, _search);
        _lostDenials = _before.Claims.FindAll(claim => claim.MayDeny && !_after.Texts.Contains(claim.Text));
        foreach (var entry in _after.Claims.Concat(_before.Claims).SelectMany(static claim => claim.Action.Entries))
        {
            if (entry is { IsWellFormed: true, IsAll: false } && !ActionCatalogue.Instance.HasMatch(entry) && !_others.Exists(known => AreEqual(known, entry)))
                _others.Add(entry);
            if (_others.Count <= MaxOthers)
                continue;
            _work.Spend(MaxWork);
            break;
        }
    }

    public ImmutableArray<AccessGrowth> Find()
    {
        var growths = ImmutableArray.CreateBuilder<AccessGrowth>();
        foreach (var allow in _after.Claims)
        {
            if (allow.MayAllow && FindAt(allow) is { } growth)
                growths.Add(growth);
        }

        // Of what a function stands for nothing is known, so the same function is the same statement.
        var hasNew = _after.Functions.Exists(function => !_before.Functions.Contains(function));
        var hasLost = _before.Functions.Exists(function => !_after.Functions.Contains(function)) && _after.Claims.Exists(static claim => claim.MayAllow);
        if (hasNew || hasLost)
            growths.Add(OfUnknown());
        return growths.ToImmutable();
    }

    private AccessGrowth? FindAt(AccessClaim allow)
    {
        var growth = new Growth(allow, allow.IsImplied ? _after.Documents[0] : allow.Document);
        var isKept = _before.Texts.Contains(allow.Text);
        if (isKept && _lostDenials.Count == 0)
            return null;
        var reach = ReachOf(allow);
        foreach (var region in AccessRegion.Of(allow, reach))
        {
            if (!_work.Spend(1))
            {
                growth.Add(region, reach, GrowthPart.Action, reach.Known);
                break;
            }

            if (!isKept && LeftIn(region) is { IsEmpty: false } left)
                Add(growth, region, left, PartOf(region, left));
            foreach (var denial in _lostDenials)
            {
                if (Within(denial, new(reach.Known.Except(growth.Certain), reach.Others)) is not { IsEmpty: false } denied)
                    continue;
                foreach (var part in region.Within(denial, denied, _work))
                {
                    if (Less(_after.Denials, part, denied) is { IsEmpty: false } freed)
                        Add(growth, part, freed, GrowthPart.Denial);
                }
            }
        }

        return growth.ToGrowth();
    }

    /// <summary>What the Allow is about. Of NotAction also what the catalogue does not have, as far as either version names it.</summary>
    private ActionReach ReachOf(AccessClaim allow)
    {
        var others = ImmutableArray.CreateBuilder<ActionPattern>();
        if (!allow.Action.IsNot)
            others.AddRange(allow.Action.Entries.Where(static entry => entry.IsUnknown));
        foreach (var entry in _others)
        {
            if (allow.Action.IsNot ? allow.MayCover(entry) : allow.Covers(entry))
                others.Add(entry);
        }

        return new(allow.Action.IsNot ? allow.Possible : allow.Certain, others.ToImmutable());
    }

    /// <summary>What no Allow of the version before is about, and no Deny of the version after.</summary>
    private ActionReach LeftIn(AccessRegion region)
    {
        var left = Left(region, region.Actions);
        foreach (var split in region.Splits())
        {
            if (left.IsEmpty)
                break;

            // One statement may be about the one value, and another about the other.
            var sum = ActionReach.None;
            foreach (var part in split)
                sum = sum.Union(Left(part, left));
            left = sum;
        }

        return left;

        ActionReach Left(AccessRegion part, ActionReach actions) => Less(_after.Denials, part, Less(_before.Allows, part, actions));
    }

    private ActionReach Less(List<AccessClaim> claims, AccessRegion region, ActionReach actions)
    {
        foreach (var claim in claims)
        {
            if (actions.IsEmpty || !_work.Spend(1 + (actions.Others.Length * claim.Action.Entries.Length)))
                break;
            var isSame = claim.ActionText == region.Allow.ActionText || claim.ActionText == region.Denial?.ActionText;
            if (!isSame && !claim.Certain.Overlaps(actions.Known) && !actions.Others.Any(claim.Covers))
                continue;
            if (region.IsWithin(claim, _implication, _work))
                actions = isSame ? ActionReach.None : actions.Less(claim);
        }

        return actions;
    }

    /// <summary>Those of the actions that the Deny may be about. An unknown entry that another Deny of the same requests still has is none that is missed.</summary>
    private ActionReach Within(AccessClaim denial, ActionReach actions)
    {
        var denied = denial.Certain;
        if (denial.Action.IsUnknown && !_after.Denials.Exists(other => HasUnknownsOf(other, denial)))
            denied = denial.Possible;
        return new(actions.Known.Intersect(denied), actions.Others.RemoveAll(entry => !denial.MayCover(entry)));
    }

    private static bool HasUnknownsOf(AccessClaim claim, AccessClaim other) =>
        claim.Action.IsNot == other.Action.IsNot
        && !claim.Action.IsNot
        && claim.IsComparableTo(other)
        && claim.ResourceText == other.ResourceText
        && claim.PrincipalText == other.PrincipalText
        && claim.ConditionText == other.ConditionText
        && other.Action.Entries.All(entry => !entry.IsUnknown || claim.Action.Entries.Any(own => own.Written.Source == entry.Written.Source));

    /// <summary>What has to be left aside for the version before to give some of the access.</summary>
    private GrowthPart PartOf(AccessRegion region, ActionReach left)
    {
        if (!left.Known.IsSubsetOf(_before.Named))
            return GrowthPart.Action;
        var part = GrowthPart.Action;
        foreach (var claim in _before.Allows)
        {
            if (!_work.Spend(1))
                break;
            if (!left.Known.Overlaps(claim.Certain) && !left.Others.Any(claim.Covers))
                continue;
            for (var aside = GrowthPart.Resource; aside <= GrowthPart.Condition; aside++)
            {
                if (region.IsWithin(claim, _implication, _work, aside))
                    return aside;
            }

            part = GrowthPart.Resource;
        }

        return part;
    }

    /// <summary>Adds what is left of the region, and finds out which of it is certain.</summary>
    private void Add(Growth growth, AccessRegion region, ActionReach left, GrowthPart part)
    {
        growth.Add(region, left, part, part == GrowthPart.Action ? left.Known.Except(_before.Named) : left.Known);
        if (region.Allow.IsOpen)
            return;
        var rest = left.Known.Except(growth.Certain);
        for (var kinds = 0; kinds < MaxKinds && !rest.IsEmpty && _search.Spend(_before.Claims.Count + _after.Claims.Count); kinds++)
        {
            var action = ActionCatalogue.Instance[rest.First];
            var kind = KindOf(action, rest);
            if (_witness.Exists(region, action.FullName, action))
                growth.AddCertain(kind);
            rest = rest.Except(kind);
        }

        foreach (var entry in left.Others)
        {
            if (!growth.IsCertain && !entry.IsUnknown && _witness.Exists(region, entry.Text.Replace("*", "Zz9").Replace("?", "Z"), known: null))
                growth.IsCertain = true;
        }
    }

    /// <summary>Those of the actions that no statement tells from this one: what is found out about it holds for all of them.</summary>
    private ActionSet KindOf(CatalogueAction action, ActionSet actions)
    {
        var scopable = ActionCatalogue.Instance.Scopable;
        var kind = action.IsScopable ? actions.Intersect(scopable) : actions.Except(scopable);
        foreach (var claim in _before.Claims.Concat(_after.Claims))
        {
            if (kind.Count == 1)
                break;
            kind = claim.Certain.Contains(action) ? kind.Intersect(claim.Certain) : kind.Except(claim.Certain);
            kind = claim.Possible.Contains(action) ? kind.Intersect(claim.Possible) : kind.Except(claim.Possible);
        }

        return kind;
    }

    private static bool AreEqual(ActionPattern entry, ActionPattern other) => entry.Written.Source.Equals(other.Written.Source, StringComparison.OrdinalIgnoreCase);

    private AccessGrowth OfUnknown()
    {
        var document = _after.Documents[0];
        return new()
        {
            Document = document,
            Statement = null,
            Part = GrowthPart.Unknown,
            Span = document.StatementNameSpan,
            Actions = ActionSet.Empty,
            CertainActions = ActionSet.Empty,
            OtherActions = ImmutableArray<ActionPattern>.Empty,
            IsCertain = false,
        };
    }

    /// <summary>One version of the policies.</summary>
    private sealed class Side
    {
        public Side(ImmutableArray<PolicyDocument> documents, PolicyType type)
        {
            foreach (var document in documents)
            {
                Read(document, isImplied: false);
                if (document.HasUnknownStatements)
                    ReadFunctions(document);
            }

            // Without an Allow such a policy is one beside the full access that AWS attaches.
            if (type is PolicyType.ServiceControl or PolicyType.ResourceControl && Functions.Count == 0 && !Claims.Exists(static claim => claim.MayAllow))
            {
                Read(s_fullAccess, isImplied: true);
                documents = documents.Add(s_fullAccess);
            }

            Documents = documents;
            Allows = Claims.FindAll(static claim => claim.Statement.IsAllow);
            Denials = Claims.FindAll(static claim => claim.Statement.IsDeny);
            foreach (var allow in Allows)
                Named = Named.Union(allow.Certain);
        }

        public ImmutableArray<PolicyDocument> Documents { get; }

        public List<AccessClaim> Claims { get; } = [];

        public List<AccessClaim> Allows { get; }

        public List<AccessClaim> Denials { get; }

        /// <summary>The actions that some Allow is about.</summary>
        public ActionSet Named { get; } = ActionSet.Empty;

        public HashSet<string> Texts { get; } = [];

        /// <summary>The functions that stand for statements, as text.</summary>
        public List<string> Functions { get; } = [];

        private void Read(PolicyDocument document, bool isImplied)
        {
            foreach (var statement in document.Statements)
            {
                if (AccessClaim.Of(document, statement, isImplied) is not { } claim)
                    continue;
                Claims.Add(claim);
                Texts.Add(claim.Text);
            }
        }

        private void ReadFunctions(PolicyDocument document)
        {
            var statements = new HashSet<JsonNode>(document.Statements.Select(static statement => statement.Node));
            foreach (var member in document.Node.Members)
            {
                if (Intrinsic.IsFunctionName(member.Name))
                    Add(member.Value);
                if (!member.Name.ValueEquals("Statement"))
                    continue;
                if (member.Value.IsObject)
                    Add(member.Value);
                foreach (var item in member.Value.Items)
                    Add(item);
            }

            void Add(JsonNode node)
            {
                if (!statements.Contains(node))
                    Functions.Add(JsonText.Compact(node.RawText));
            }
        }
    }

    /// <summary>What has grown at one Allow, while it is being found out.</summary>
    private sealed class Growth(AccessClaim allow, PolicyDocument document)
    {
        private AccessRegion? _region;
        private GrowthPart _part;
        private ActionSet _marked = ActionSet.Empty;

        public ActionReach Reach { get; private set; } = ActionReach.None;

        public ActionSet Certain { get; private set; } = ActionSet.Empty;

        public bool IsCertain { get; set; }

        public void Add(AccessRegion region, ActionReach reach, GrowthPart part, ActionSet marked)
        {
            Reach = Reach.Union(reach);
            if (_region is null || part < _part)
                (_region, _part, _marked) = (region, part, marked);
        }

        public void AddCertain(ActionSet actions)
        {
            Certain = Certain.Union(actions);
            IsCertain = true;
        }

        public AccessGrowth? ToGrowth()
        {
            if (_region is not { } region)
                return null;
            var entry = allow.Action.IsNot ? null : FirstEntry();
            return new AccessGrowth
            {
                Document = document,
                Statement = allow.IsImplied ? null : allow.Statement,
                Part = _part,
                Span = allow.IsImplied ? document.StatementNameSpan : SpanOf(region, entry),
                Entry = entry,
                Resource = region.Resource.Entry,
                Principal = region.Principal.Value,
                Denial = region.Denial?.Statement,
                Actions = Reach.Known,
                CertainActions = Certain,
                OtherActions = Reach.Others,
                IsCertain = IsCertain,
            };
        }

        private ActionPattern? FirstEntry()
        {
            foreach (var entry in allow.Action.Entries)
            {
                if (_marked.IsEmpty ? Reach.Others.Any(other => AreEqual(other, entry)) : ActionCatalogue.Instance.Match(entry).Overlaps(_marked))
                    return entry;
            }

            return null;
        }

        private TextSpan SpanOf(AccessRegion region, ActionPattern? entry) => _part switch
        {
            GrowthPart.Resource => region.Resource.Entry?.Span ?? allow.Statement.Resource?.NameSpan ?? allow.Action.NameSpan,
            GrowthPart.Principal => region.Principal.Value?.Span ?? allow.Statement.Principal?.NameSpan ?? allow.Action.NameSpan,
            GrowthPart.Condition when allow.Statement.Condition is { } condition => condition.NameSpan,
            _ => entry?.Span ?? allow.Action.NameSpan,
        };
    }
}
