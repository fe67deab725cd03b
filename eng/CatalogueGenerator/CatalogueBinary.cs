using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace CatalogueGenerator;

/// <summary>Lays the facts and the lists out as <see cref="CatalogueFormat"/> says. Same input, same bytes.</summary>
internal sealed class CatalogueBinary
{
    private readonly CatalogueFacts _facts;
    private readonly CatalogueLists _lists;
    private readonly Dictionary<CatalogueSection, Section> _sections =
        Enum.GetValues<CatalogueSection>().ToDictionary(section => section, section => new Section(section));

    private readonly Dictionary<string, uint> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _details = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _services;
    private readonly Dictionary<string, int> _actions;
    private readonly Dictionary<string, int> _conditionKeys;
    private readonly string[] _actionNames;

    private CatalogueBinary(CatalogueFacts facts, CatalogueLists lists)
    {
        _facts = facts;
        _lists = lists;
        _services = Index(facts.Services.Select(service => service.Prefix));
        _actionNames = [.. facts.FullNames];
        _actions = Index(_actionNames);
        _conditionKeys = Index(facts.ConditionKeys.Select(key => key.Name));
    }

    /// <exception cref="GeneratorException">A list names what the facts do not hold.</exception>
    public static byte[] Build(CatalogueFacts facts, CatalogueLists lists)
    {
        var binary = new CatalogueBinary(facts, lists);
        binary.AddOrigin();
        binary.AddServices();
        binary.AddConditionKeys();
        binary.AddLists();
        binary.AddEscalationPaths();
        binary.AddConsequences();
        binary.AddManagedPolicies();
        return binary.ToBytes();
    }

    private static Dictionary<string, int> Index(IEnumerable<string> names) =>
        names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, NameComparer.Instance);

    private void AddOrigin()
    {
        foreach (var line in (string[])[_facts.DataDate, .. _facts.Sources])
            _sections[CatalogueSection.Origin].Add(Text(line));
    }

    private void AddServices()
    {
        int firstAction = 0, firstType = 0;
        foreach (var (service, index) in _facts.Services.Select((service, index) => (service, index)))
        {
            _sections[CatalogueSection.Services]
                .Add(Text(service.Prefix), Text(service.Name))
                .Add16(firstAction, service.Actions.Count, firstType, service.ResourceTypes.Count, service.IsRcpSupported ? ServiceFlags.RcpSupported : 0, 0);
            foreach (var type in service.ResourceTypes)
                AddResourceType(type, index);
            foreach (var action in service.Actions)
                AddAction(service, action, firstType);
            firstAction += service.Actions.Count;
            firstType += service.ResourceTypes.Count;
        }
    }

    private void AddResourceType(ResourceTypeFacts type, int service)
    {
        var patterns = _sections[CatalogueSection.ArnPatterns];
        _sections[CatalogueSection.ResourceTypes]
            .Add(Text(type.Name), (uint)Detail(ConditionKeySequence(type.ConditionKeys)))
            .Add16(patterns.Count, type.ArnPatterns.Count, service, 0);
        foreach (var pattern in type.ArnPatterns)
            patterns.Add(Text(pattern));
    }

    private void AddAction(ServiceFacts service, ActionFacts action, int firstType)
    {
        // Where the pages of AWS disagree, any resource type of the service may apply.
        var resources = action.HasOpenResources
            ? [.. service.ResourceTypes.Select(type => new ResourceReference(type.Name, IsRequired: false))]
            : action.Resources;
        var names = service.ResourceTypes.Select(type => type.Name).ToList();
        var types = resources.Select(resource => (Resource: resource, Index: names.IndexOf(resource.Type))).ToList();

        var keys = action.ConditionKeys.Concat(types.SelectMany(type => service.ResourceTypes[type.Index].ConditionKeys)).Distinct();
        var detail = new List<byte>();
        detail.AddRange(Sequence(types.Select(type => ((firstType + type.Index) * 2) + (type.Resource.IsRequired ? 1 : 0))));
        detail.AddRange(Varint(Detail(ConditionKeySequence(keys))));
        detail.AddRange(Sequence(action.Dependents.Select(name => _actions[name])));

        var flags = (int)action.Level
            | (action.IsPermissionOnly ? ActionFlags.PermissionOnly : 0)
            | (types.Count > 0 ? ActionFlags.Scopable : 0)
            | (action.HasOpenResources ? ActionFlags.OpenResources : 0);
        _sections[CatalogueSection.Actions].Add(Text(action.Name), ((uint)Detail([.. detail]) << 8) | (uint)flags);
    }

    private void AddConditionKeys()
    {
        var listed = _facts.Services
            .SelectMany(service => service.Actions.SelectMany(action => action.ConditionKeys)
                .Concat(service.ResourceTypes.SelectMany(type => type.ConditionKeys)))
            .ToHashSet();
        foreach (var key in _facts.ConditionKeys)
        {
            var isArray = key.Type.StartsWith("ArrayOf", StringComparison.Ordinal);
            if (!Enum.TryParse<ConditionKeyType>(isArray ? key.Type["ArrayOf".Length..] : key.Type, ignoreCase: true, out var type))
                throw new GeneratorException($"Condition key '{key.Name}' is of the unknown type '{key.Type}'");
            var flags = (int)type
                | (isArray ? ConditionKeyFlags.Multivalued : 0)
                | (key.IsGlobal ? ConditionKeyFlags.Global : 0)
                | (IsTemplate(key.Name) ? ConditionKeyFlags.Template : 0)
                | (listed.Contains(key.Name) ? ConditionKeyFlags.Listed : 0);
            _sections[CatalogueSection.ConditionKeys].Add(Text(key.Name), (uint)flags);
        }

        // The reader takes the first template that matches: the one that says most, and of two the one that actions list.
        var templates = _facts.ConditionKeys
            .Where(key => IsTemplate(key.Name))
            .OrderByDescending(key => LiteralLength(key.Name))
            .ThenByDescending(key => listed.Contains(key.Name))
            .ThenBy(key => key.Name, NameComparer.Instance);
        foreach (var key in templates)
            _sections[CatalogueSection.ConditionKeyTemplates].Add((uint)_conditionKeys[key.Name]);
    }

    private void AddLists()
    {
        foreach (var list in Enum.GetValues<ActionList>())
            _sections[CatalogueSection.ActionLists].Add((uint)Detail(Sequence(_lists.Actions[list].SelectMany(MatchedActions))));
        foreach (var list in Enum.GetValues<ServiceList>())
            _sections[CatalogueSection.ServiceLists].Add((uint)Detail(Sequence(_lists.Services[list].Select(line => Service(line, line.Text)))));

        foreach (var line in _lists.ServiceRenames.OrderBy(line => line.Field(0), NameComparer.Instance))
            _sections[CatalogueSection.ServiceRenames].Add(Text(NotKnown(line, _services)), (uint)Service(line, line.Field(1)));

        // An action of the same name that AWS adds later wins over what the source says of the operation.
        var operations = _facts.ApiOperations
            .Where(pair => !_actions.ContainsKey(pair.Key))
            .ToDictionary(pair => pair.Key, pair => _actions[pair.Value], NameComparer.Instance);
        foreach (var line in _lists.ApiOperations)
            operations[NotKnown(line, _actions)] = Action(line, line.Field(1));
        foreach (var (name, action) in operations.OrderBy(pair => pair.Key, NameComparer.Instance))
            _sections[CatalogueSection.ApiOperations].Add(Text(name), (uint)action);

        AddRetired();
        foreach (var line in _lists.UndocumentedActions.OrderBy(line => line.Text, NameComparer.Instance))
            _sections[CatalogueSection.UndocumentedActions].Add(Text(NotKnown(line, _actions)));
    }

    /// <summary>A name that ends with <c>:*</c> stands for a service of which nothing is left.</summary>
    private void AddRetired()
    {
        var names = _facts.RetiredActions.Concat(_lists.RetiredActions.Select(line => NotKnown(line, _actions))).Order(NameComparer.Instance).ToList();
        foreach (var name in names.Where(name => !name.EndsWith('*')))
            _sections[CatalogueSection.RetiredActions].Add(Text(name));

        foreach (var line in _lists.RetiredActions.Where(line => line.Text.EndsWith('*') && _services.ContainsKey(Prefix(line.Text))))
            throw line.Error($"service '{Prefix(line.Text)}' exists now; remove the line");
        foreach (var prefix in names.Select(Prefix).Distinct().Where(prefix => !_services.ContainsKey(prefix)).Order(NameComparer.Instance))
            _sections[CatalogueSection.RetiredServices].Add(Text(prefix));

        static string Prefix(string fullName) => fullName[..fullName.IndexOf(':')];
    }

    private void AddEscalationPaths()
    {
        var ids = Index(_lists.EscalationPaths.Select(path => path.Id));
        foreach (var path in _lists.EscalationPaths)
        {
            var subsumedBy = path.SubsumedBy is null ? CatalogueFormat.None
                : ids.TryGetValue(path.SubsumedBy, out var index) ? index
                : throw path.Line.Error($"there is no path '{path.SubsumedBy}'");
            var detail = new List<byte>(Varint(path.PassedToServices.Count));
            foreach (var service in path.PassedToServices)
                detail.AddRange(Varint((int)Text(service)));
            detail.AddRange(Varint(path.Actions.Count));
            foreach (var name in path.Actions)
                detail.AddRange(Varint(Action(path.Line, name)));
            _sections[CatalogueSection.EscalationPaths]
                .Add(Text(path.Id))
                .Add16(subsumedBy, (int)path.Kind | ((int)path.Confidence << 8))
                .Add((uint)Detail([.. detail]));
        }
    }

    private void AddConsequences()
    {
        var told = new HashSet<int>();
        foreach (var line in _lists.Consequences)
        {
            var actions = line.Field(1).Split(", ").Select(name => Action(line, name)).ToList();
            foreach (var action in actions)
            {
                if (!told.Add(action))
                    throw line.Error($"'{_actionNames[action]}' stands there twice");
            }

            _sections[CatalogueSection.Consequences].Add(Text(line.Field(0)), (uint)Detail(Sequence(actions)));
        }

        foreach (var line in _lists.Actions[ActionList.AccountCritical])
        {
            if (MatchedActions(line).FirstOrDefault(action => !told.Contains(action), -1) is >= 0 and var silent)
                throw line.Error($"say in critical-consequences.txt what '{_actionNames[silent]}' can do");
        }
    }

    private void AddManagedPolicies()
    {
        var policies = _lists.ManagedPolicies.OrderBy(policy => policy.Name, NameComparer.Instance).ToList();
        var indices = Index(policies.Select(policy => policy.Name));
        foreach (var policy in policies)
            _sections[CatalogueSection.ManagedPolicies].Add(Text(policy.Name), Text(policy.Path));

        foreach (var line in _lists.WithdrawnPolicies.OrderBy(line => line.Field(0), NameComparer.Instance))
        {
            var successor = line.Text.Contains("; ") ? line.Field(1) : null;
            if (successor is not null && (!indices.TryGetValue(successor[(successor.LastIndexOf('/') + 1)..], out var index) || policies[index].PathAndName != successor))
                throw line.Error($"there is no managed policy '{successor}'");
            _sections[CatalogueSection.WithdrawnPolicies].Add(Text(NotKnown(line, indices)), Text(successor ?? ""));
        }

        // AWS has some documents under several names. The shortest is the one most people know.
        var prints = policies
            .Where(policy => policy.Fingerprint is not null)
            .GroupBy(policy => policy.Fingerprint!.Value)
            .OrderBy(print => print.Key);
        foreach (var print in prints)
        {
            var shortest = print.OrderBy(policy => policy.Name.Length).ThenBy(policy => policy.Name, NameComparer.Instance).First();
            _sections[CatalogueSection.PolicyFingerprints].Add((uint)print.Key, (uint)(print.Key >> 32), (uint)indices[shortest.Name]);
        }
    }

    private byte[] ToBytes()
    {
        var position = CatalogueFormat.DirectoryOffset + (_sections.Count * CatalogueFormat.DirectoryEntrySize);
        var directory = new MemoryStream();
        var body = new MemoryStream();
        foreach (var section in Enum.GetValues<CatalogueSection>().Select(name => _sections[name]))
        {
            Write(directory, (uint)position, (uint)section.Count);
            section.Bytes.WriteTo(body);
            position += (int)section.Bytes.Length;
        }

        var file = new MemoryStream();
        Write(file, CatalogueFormat.Magic, CatalogueFormat.Version, (uint)position);
        directory.WriteTo(file);
        body.WriteTo(file);
        return file.ToArray();
    }

    private IEnumerable<int> MatchedActions(TextLine line)
    {
        if (!Glob.HasWildcard(line.Text))
            return [Action(line, line.Text)];
        var colon = line.Text.IndexOf(':');
        var matched = Enumerable.Range(0, _actionNames.Length).Where(index => Matches(_actionNames[index])).ToList();
        return matched.Count > 0 ? matched : throw line.Error($"'{line.Text}' matches no action");

        bool Matches(string name)
        {
            var split = name.IndexOf(':');
            return Glob.Matches(line.Text.AsSpan(0, colon), name.AsSpan(0, split), ignoreCase: true)
                && Glob.Matches(line.Text.AsSpan(colon + 1), name.AsSpan(split + 1), ignoreCase: true);
        }
    }

    private int Action(TextLine line, string name) =>
        _actions.TryGetValue(name, out var action) ? action : throw line.Error($"there is no action '{name}'");

    private int Service(TextLine line, string prefix) =>
        _services.TryGetValue(prefix, out var service) ? service : throw line.Error($"there is no service '{prefix}'");

    /// <summary>A name is listed as standing for another only while AWS does not use it itself.</summary>
    private static string NotKnown(TextLine line, Dictionary<string, int> known) =>
        known.ContainsKey(line.Field(0)) ? throw line.Error($"'{line.Field(0)}' exists now; remove the line") : line.Field(0);

    private byte[] ConditionKeySequence(IEnumerable<string> names) => Sequence(names.Select(name => _conditionKeys[name]));

    private static byte[] Sequence(IEnumerable<int> values)
    {
        var ascending = values.Distinct().Order().ToList();
        var bytes = new List<byte>(Varint(ascending.Count));
        var previous = 0;
        foreach (var value in ascending)
        {
            bytes.AddRange(Varint(value - previous));
            previous = value;
        }

        return [.. bytes];
    }

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }

    /// <summary>Where those bytes stand in the details; equal ones are kept once.</summary>
    private int Detail(byte[] bytes)
    {
        var key = Convert.ToBase64String(bytes);
        if (_details.TryGetValue(key, out var place))
            return place;
        var section = _sections[CatalogueSection.Details];
        place = section.Count;
        section.Bytes.Write(bytes);
        _details.Add(key, place);
        return place;
    }

    private uint Text(string text)
    {
        if (_texts.TryGetValue(text, out var reference))
            return reference;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > CatalogueFormat.MaxTextLength)
            throw new GeneratorException($"'{text}' is longer than {CatalogueFormat.MaxTextLength} bytes");
        var section = _sections[CatalogueSection.Strings];
        reference = ((uint)section.Count << 8) | (uint)bytes.Length;
        section.Bytes.Write(bytes);
        _texts.Add(text, reference);
        return reference;
    }

    private static bool IsTemplate(string name) => ConditionKeyTemplate.IsTemplate(Encoding.UTF8.GetBytes(name));

    private static int LiteralLength(string name)
    {
        var start = name.IndexOfAny(['$', '<']);
        return start < 0 ? name.Length : start + name.Length - name.IndexOfAny(['}', '>'], start) - 1;
    }

    private static void Write(Stream stream, params ReadOnlySpan<uint> values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private sealed class Section(CatalogueSection name)
    {
        public MemoryStream Bytes { get; } = new();

        public int Count => (int)Bytes.Length / CatalogueFormat.RecordSize(name);

        public Section Add(params ReadOnlySpan<uint> values)
        {
            Write(Bytes, values);
            return this;
        }

        public Section Add16(params ReadOnlySpan<int> values)
        {
            Span<byte> bytes = stackalloc byte[2];
            foreach (var value in values)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
                Bytes.Write(bytes);
            }

            return this;
        }
    }
}
