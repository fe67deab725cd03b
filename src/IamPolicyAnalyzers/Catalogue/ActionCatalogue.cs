using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// What AWS publishes about its actions, their resource types and condition keys. Immutable; opened once and read in place, so strings are made
/// only when asked for. Names compare without case.
/// </summary>
internal sealed partial class ActionCatalogue
{
    /// <summary>How many actions are searched for before a table of all names is worth its making.</summary>
    private const int MaxSearches = 500;

    private static readonly Lazy<ActionCatalogue> s_instance = new(OpenEmbedded);

    private readonly ActionSet?[] _levels = new ActionSet?[5];
    private readonly ActionSet?[] _lists;
    private readonly string?[] _prefixes;

    // Of each action, found when first asked for: two threads that meet find the same.
    private ushort[]? _serviceIndices;
    private int _lastService;
    private byte[]? _actionLevels;

    private readonly ushort[] _levelCounts;
    private ActionSet? _all;
    private ActionSet? _scopable;
    private ActionSet? _openResources;
    private ImmutableArray<EscalationPath> _escalationPaths;
    private (string Text, ActionSet Actions)[]? _consequences;

    // Counts loosely: threads that meet make the same table, at worst somewhat later.
    private ActionHash? _hash;
    private int _searches;

    private ActionCatalogue(CatalogueData data)
    {
        Data = data;
        ActionCount = data.Count(CatalogueSection.Actions);
        ServiceCount = data.Count(CatalogueSection.Services);
        _lists = new ActionSet?[data.Count(CatalogueSection.ActionLists)];
        _prefixes = new string?[ServiceCount];
        _levelCounts = new ushort[ServiceCount * _levels.Length];
    }

    /// <summary>The catalogue of this assembly.</summary>
    public static ActionCatalogue Instance => s_instance.Value;

    /// <summary>Day of AWS's data: <c>2026-09-26</c>.</summary>
    public string DataDate => OriginLine(0);

    /// <summary>Where the data was taken from, one line for each source.</summary>
    public IEnumerable<string> Sources
    {
        get
        {
            for (var i = 1; i < Data.Count(CatalogueSection.Origin); i++)
                yield return OriginLine(i);
        }
    }

    public int ActionCount { get; }

    public int ServiceCount { get; }

    public int ResourceTypeCount => Data.Count(CatalogueSection.ResourceTypes);

    /// <summary>The services by prefix.</summary>
    public CatalogueRange<CatalogueService> Services => new(this, 0, ServiceCount);

    /// <summary>Every condition key, global or not, by name.</summary>
    public CatalogueRange<CatalogueConditionKey> ConditionKeys => new(this, 0, Data.Count(CatalogueSection.ConditionKeys));

    public IEnumerable<CatalogueConditionKey> GlobalConditionKeys
    {
        get
        {
            foreach (var key in ConditionKeys)
            {
                if (key.IsGlobal)
                    yield return key;
            }
        }
    }

    public ActionSet All => _all ??= ActionSet.OfRange(0, ActionCount);

    /// <summary>The actions with at least one resource type.</summary>
    public ActionSet Scopable => _scopable ??= Flagged(ActionFlags.Scopable, ActionFlags.Scopable);

    /// <summary>The actions of which the data does not know all resource types; see <see cref="CatalogueAction.HasOpenResources"/>.</summary>
    public ActionSet OpenResources => _openResources ??= Flagged(ActionFlags.OpenResources, ActionFlags.OpenResources);

    /// <summary>Known ways to gain permissions, in the order of the list.</summary>
    public ImmutableArray<EscalationPath> EscalationPaths
    {
        get
        {
            if (_escalationPaths.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _escalationPaths, ReadEscalationPaths());
            return _escalationPaths;
        }
    }

    internal CatalogueData Data { get; }

    public CatalogueAction this[int actionIndex]
    {
        get
        {
            if ((uint)actionIndex >= (uint)ActionCount)
                throw new ArgumentOutOfRangeException(nameof(actionIndex));

            return new(this, actionIndex, ServiceIndices[actionIndex]);
        }
    }

    /// <summary>Opens another catalogue than the embedded one.</summary>
    /// <exception cref="InvalidDataException">The stream holds no catalogue of this version.</exception>
    public static ActionCatalogue Open(Stream stream) => new(CatalogueData.Open(stream));

    public CatalogueService Service(int index) => new(this, index);

    internal string PrefixOf(CatalogueService service) => _prefixes[service.Index] ??= Data.Text(service.PrefixReference);

    public CatalogueResourceType ResourceType(int index) => new(this, index, isRequired: false);

    public bool TryGetService(ReadOnlySpan<char> prefix, out CatalogueService service)
    {
        // The entries of a policy name one service after the other. Whichever thread was the last, what it found is a service.
        service = ServiceCount > 0 ? Service(_lastService) : default;
        if (service.HasPrefix(prefix))
            return true;

        int low = 0, high = ServiceCount;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            service = Service(middle);
            var order = CatalogueText.Compare(Data.Utf8(service.PrefixReference), prefix);
            if (order == 0)
            {
                _lastService = middle;
                return true;
            }

            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }

        service = default;
        return false;
    }

    public bool TryGetAction(ReadOnlySpan<char> prefix, ReadOnlySpan<char> name, out CatalogueAction action)
    {
        if (_hash is null && ++_searches > MaxSearches)
            _hash = new(this);
        if (_hash is { } hash)
            return hash.TryGetAction(prefix, name, out action);
        if (TryGetService(prefix, out var service))
            return service.TryGetAction(name, out action);
        action = default;
        return false;
    }

    /// <summary>Finds an action by its name with the prefix: <c>s3:GetObject</c>.</summary>
    public bool TryGetAction(string fullName, out CatalogueAction action)
    {
        var colon = fullName.IndexOf(':');
        if (colon >= 0)
            return TryGetAction(fullName.AsSpan(0, colon), fullName.AsSpan(colon + 1), out action);
        action = default;
        return false;
    }

    /// <summary>The actions that a pattern matches. Either part may hold <c>*</c> and <c>?</c>.</summary>
    public ActionSet Match(ReadOnlySpan<char> prefixPattern, ReadOnlySpan<char> namePattern)
    {
        if (!Glob.HasWildcard(prefixPattern))
            return TryGetService(prefixPattern, out var service) ? service.Match(namePattern) : ActionSet.Empty;

        var everyService = prefixPattern.Length == 1 && prefixPattern[0] == '*';
        if (everyService && namePattern.Length == 1 && namePattern[0] == '*')
            return All;

        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        var actions = new ActionSet.Builder();
        foreach (var candidate in Services)
        {
            if (everyService || Glob.Matches(prefixPattern, CatalogueText.Decode(Data.Utf8(candidate.PrefixReference), buffer), ignoreCase: true))
                actions.UnionWith(candidate.Match(namePattern));
        }

        return actions.ToSet();
    }

    /// <summary>The level of one action, without making a <see cref="CatalogueAction"/> of it.</summary>
    public AccessLevel LevelOf(int actionIndex) => (AccessLevel)(_actionLevels ??= ReadLevels())[actionIndex];

    /// <summary>How many actions of the service have the level.</summary>
    public int CountOf(CatalogueService service, AccessLevel level)
    {
        // One more than the count, so that 0 is what nobody has counted yet.
        ref var counted = ref _levelCounts[(service.Index * _levels.Length) + (int)level];
        if (counted == 0)
            counted = (ushort)(1 + OfLevel(level).CountIn(service.FirstAction, service.ActionCount));
        return counted - 1;
    }

    public ActionSet OfLevel(AccessLevel level) => _levels[(int)level] ??= Flagged(ActionFlags.LevelMask, (int)level);

    public ActionSet List(ActionList list) => _lists[(int)list] ??= ReadSet(ListPosition(CatalogueSection.ActionLists, (int)list));

    public CatalogueSequence<CatalogueService> List(ServiceList list) => new(this, ListPosition(CatalogueSection.ServiceLists, (int)list));

    public bool IsIn(ServiceList list, ReadOnlySpan<char> prefix) => TryGetService(prefix, out var service) && service.IsIn(list);

    /// <summary>What an action of <see cref="ActionList.AccountCritical"/> can do, for a message: <c>can destroy every table</c>; empty for others.</summary>
    public string ConsequenceOf(CatalogueAction action)
    {
        foreach (var (text, actions) in _consequences ??= ReadConsequences())
        {
            if (actions.Contains(action))
                return text;
        }

        return "";
    }

    /// <summary>True for an action that AWS had documented once and no longer has.</summary>
    public bool IsRetired(ReadOnlySpan<char> prefix, ReadOnlySpan<char> name) => Find(CatalogueSection.RetiredActions, prefix, name) >= 0;

    /// <summary>True for a prefix of which no action is left.</summary>
    public bool IsRetiredService(ReadOnlySpan<char> prefix) => Find(CatalogueSection.RetiredServices, prefix) >= 0;

    /// <summary>True for an action that AWS's own policies use although no page defines it.</summary>
    public bool IsUndocumented(ReadOnlySpan<char> prefix, ReadOnlySpan<char> name) => Find(CatalogueSection.UndocumentedActions, prefix, name) >= 0;

    /// <summary>True for a prefix of which only undocumented actions are known.</summary>
    public bool IsUndocumentedService(ReadOnlySpan<char> prefix) => !TryGetService(prefix, out _) && HasNameOf(CatalogueSection.UndocumentedActions, prefix);

    /// <summary>Finds the prefix meant by a name that people write for a service: <c>dynamodb</c> for <c>dynamo</c>.</summary>
    public bool TryGetServiceRename(ReadOnlySpan<char> prefix, out string actualPrefix)
    {
        var index = Find(CatalogueSection.ServiceRenames, prefix);
        actualPrefix = index < 0 ? "" : Service((int)Data.U32(Data.Record(CatalogueSection.ServiceRenames, index) + 4)).Prefix;
        return index >= 0;
    }

    /// <summary>Finds the action that grants an API operation of another name: <c>s3:ListBucket</c> for <c>s3:ListObjectsV2</c>.</summary>
    public bool TryGetApiAction(ReadOnlySpan<char> fullName, out string actionFullName)
    {
        var index = Find(CatalogueSection.ApiOperations, fullName);
        actionFullName = index < 0 ? "" : this[(int)Data.U32(Data.Record(CatalogueSection.ApiOperations, index) + 4)].FullName;
        return index >= 0;
    }

    /// <summary>Finds the key that a policy means, filling placeholders where the name has any.</summary>
    public bool TryGetConditionKey(ReadOnlySpan<char> key, out CatalogueConditionKey conditionKey)
    {
        var index = Find(CatalogueSection.ConditionKeys, key);
        if (index >= 0)
        {
            conditionKey = new(this, index);
            return true;
        }

        for (var i = 0; i < Data.Count(CatalogueSection.ConditionKeyTemplates); i++)
        {
            conditionKey = new(this, (int)Data.U32(Data.Record(CatalogueSection.ConditionKeyTemplates, i)));
            if (ConditionKeyTemplate.Matches(conditionKey.Utf8Name, key))
                return true;
        }

        conditionKey = default;
        return false;
    }

    internal bool HasConditionKeyOf(ReadOnlySpan<char> prefix) => HasNameOf(CatalogueSection.ConditionKeys, prefix);

    internal ReadOnlySpan<byte> ActionName(int index) => Data.ActionName(index);

    internal int DetailPosition(int place) => Data.Record(CatalogueSection.Details, place);

    internal void SkipSequence(ref int position)
    {
        for (var left = Data.Varint(ref position); left > 0; left--)
            Data.Varint(ref position);
    }

    private static ActionCatalogue OpenEmbedded()
    {
        const string Name = "IamPolicyAnalyzers.Catalogue.catalogue.bin";
        var resource = typeof(ActionCatalogue).Assembly.GetManifestResourceStream(Name);
        return Open(resource ?? throw new InvalidDataException($"The assembly has no resource '{Name}'"));
    }

    private string OriginLine(int index) => Data.Text(Data.U32(Data.Record(CatalogueSection.Origin, index)));

    private int ListPosition(CatalogueSection section, int list) => DetailPosition((int)Data.U32(Data.Record(section, list)));

    private ActionSet ReadSet(int position)
    {
        var actions = new ActionSet.Builder();
        var action = 0;
        for (var left = Data.Varint(ref position); left > 0; left--)
            actions.Add(action += Data.Varint(ref position));
        return actions.ToSet();
    }

    private ushort[] ServiceIndices => _serviceIndices ??= FindServices();

    private ushort[] FindServices()
    {
        var indices = new ushort[ActionCount];
        foreach (var service in Services)
            indices.AsSpan(service.FirstAction, service.ActionCount).Fill((ushort)service.Index);
        return indices;
    }

    private byte[] ReadLevels()
    {
        var levels = new byte[ActionCount];
        var records = Data.Records(CatalogueSection.Actions);
        var size = CatalogueFormat.RecordSize(CatalogueSection.Actions);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = (byte)(records[(i * size) + 4] & ActionFlags.LevelMask);
        return levels;
    }

    private ActionSet Flagged(int mask, int value)
    {
        var actions = new ActionSet.Builder();
        var records = Data.Records(CatalogueSection.Actions);
        var size = CatalogueFormat.RecordSize(CatalogueSection.Actions);
        for (var i = 0; i < ActionCount; i++)
        {
            if ((records[(i * size) + 4] & mask) == value)
                actions.Add(i);
        }

        return actions.ToSet();
    }

    /// <summary>Index of the record whose first number is that text; if there is none, the complement of the index it would have.</summary>
    private int Find(CatalogueSection section, ReadOnlySpan<char> text)
    {
        int low = 0, high = Data.Count(section) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = CatalogueText.Compare(Data.Utf8(Data.U32(Data.Record(section, middle))), text);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    /// <summary>As above for the text <paramref name="prefix"/><c>:</c><paramref name="name"/>.</summary>
    private int Find(CatalogueSection section, ReadOnlySpan<char> prefix, ReadOnlySpan<char> name)
    {
        var length = prefix.Length + 1 + name.Length;
        if (length > CatalogueFormat.MaxTextLength)
            return ~Data.Count(section);
        Span<char> fullName = stackalloc char[CatalogueFormat.MaxTextLength];
        prefix.CopyTo(fullName);
        fullName[prefix.Length] = ':';
        name.CopyTo(fullName.Slice(prefix.Length + 1));
        return Find(section, fullName.Slice(0, length));
    }

    /// <summary>True when a name of the section begins with the prefix and a colon.</summary>
    private bool HasNameOf(CatalogueSection section, ReadOnlySpan<char> prefix)
    {
        var index = Find(section, prefix, default);
        index = index < 0 ? ~index : index;
        return index < Data.Count(section) && CatalogueText.StartsWith(Data.Utf8(Data.U32(Data.Record(section, index))), prefix, ':');
    }

    private ImmutableArray<EscalationPath> ReadEscalationPaths()
    {
        var paths = new EscalationPath[Data.Count(CatalogueSection.EscalationPaths)];
        for (var i = 0; i < paths.Length; i++)
        {
            var record = Data.Record(CatalogueSection.EscalationPaths, i);
            var subsumedBy = Data.U16(record + 4);
            var position = DetailPosition((int)Data.U32(record + 8));

            var services = new string[Data.Varint(ref position)];
            for (var s = 0; s < services.Length; s++)
                services[s] = Data.Text((uint)Data.Varint(ref position));

            var actions = new int[Data.Varint(ref position)];
            for (var a = 0; a < actions.Length; a++)
                actions[a] = Data.Varint(ref position);

            paths[i] = new(
                EscalationPathId(i),
                (EscalationKind)Data.U8(record + 6),
                (EscalationConfidence)Data.U8(record + 7),
                subsumedBy == CatalogueFormat.None ? null : EscalationPathId(subsumedBy),
                ImmutableArray.Create(services),
                ImmutableArray.Create(actions));
        }

        return ImmutableArray.Create(paths);
    }

    private (string Text, ActionSet Actions)[] ReadConsequences()
    {
        var consequences = new (string, ActionSet)[Data.Count(CatalogueSection.Consequences)];
        for (var i = 0; i < consequences.Length; i++)
        {
            var record = Data.Record(CatalogueSection.Consequences, i);
            consequences[i] = (Data.Text(Data.U32(record)), ReadSet(DetailPosition((int)Data.U32(record + 4))));
        }

        return consequences;
    }

    private string EscalationPathId(int index) => Data.Text(Data.U32(Data.Record(CatalogueSection.EscalationPaths, index)));
}
