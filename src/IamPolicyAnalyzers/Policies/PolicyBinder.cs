using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Policies;

/// <summary>Reads the policy language out of a JSON tree: the only place that knows how an element may be written.</summary>
internal static class PolicyBinder
{
    public static PolicyDocument Bind(DocumentSite site)
    {
        var elements = Elements(site.Node, ElementNames.OfDocument);
        PolicyText? version = null, id = null;
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var hasIncludedMembers = HasIncludedMembers(site.Node);
        var hasUnknownStatements = hasIncludedMembers;
        foreach (var element in elements)
        {
            var value = element.Member.Value;
            switch (element.Name)
            {
                case "Version":
                    version = TextOrUnknown(value);
                    break;
                case "Id":
                    id = TextOrUnknown(value);
                    break;
                case "Statement":
                    if (value.IsObject)
                        Add(value);
                    foreach (var item in value.Items)
                        Add(item);
                    break;
            }
        }

        return new PolicyDocument
        {
            Site = site,
            Elements = elements,
            Version = version,
            Id = id,
            Statements = statements.ToImmutable(),
            HasUnknownStatements = hasUnknownStatements,
            HasIncludedMembers = hasIncludedMembers,
        };

        void Add(JsonNode node)
        {
            if (Intrinsic.IsIntrinsic(node))
                hasUnknownStatements |= !Intrinsic.IsNoValue(node);
            else if (HasIncludedMembers(node))
                hasUnknownStatements = true;
            else if (node.IsObject)
                statements.Add(BindStatement(node, statements.Count));
        }
    }

    private static Statement BindStatement(JsonNode node, int index)
    {
        var elements = Elements(node, ElementNames.OfStatement);
        PolicyText? sid = null, effect = null;
        Principal? principal = null;
        ActionElement? action = null;
        ResourceElement? resource = null;
        ConditionBlock? condition = null;
        bool principals = false, actions = false, resources = false;
        foreach (var element in elements)
        {
            var member = element.Member;
            switch (element.Name)
            {
                case "Sid":
                    sid = TextOrUnknown(member.Value);
                    break;
                case "Effect":
                    effect = TextOrUnknown(member.Value);
                    break;
                case "Principal" or "NotPrincipal":
                    principal = principals ? null : BindPrincipal(member);
                    principals = true;
                    break;
                case "Action" or "NotAction":
                    action = actions ? null : BindActions(member);
                    actions = true;
                    break;
                case "Resource" or "NotResource":
                    resource = resources ? null : BindResources(member);
                    resources = true;
                    break;
                case "Condition":
                    condition = BindCondition(member);
                    break;
            }
        }

        return new Statement
        {
            Index = index,
            Node = node,
            Elements = elements,
            Sid = sid,
            Effect = effect?.Text switch { "Allow" => Effect.Allow, "Deny" => Effect.Deny, _ => Effect.None },
            EffectText = effect,
            Principal = principal,
            Action = action,
            Resource = resource,
            Condition = condition,
        };
    }

    private static ImmutableArray<PolicyElement> Elements(JsonNode node, string[] names)
    {
        var elements = ImmutableArray.CreateBuilder<PolicyElement>(node.Count);
        foreach (var member in node.Members)
        {
            if (!Intrinsic.IsNoValue(member.Value) && !Intrinsic.IsFunctionName(member.Name))
                elements.Add(new PolicyElement(NameOf(member.Name, names), member));
        }

        return Done(elements);
    }

    private static string NameOf(JsonNode written, string[] names)
    {
        // Nearly every name is one of the language, which needs no string of its own.
        var length = written.RawText.Length - "\"\"".Length;
        foreach (var name in names)
        {
            if ((name.Length == length || written.HasEscapes) && written.ValueEquals(name))
                return name;
        }

        return written.StringValue;
    }

    /// <summary>True when a function beside the members brings in more of them, which nobody can see here.</summary>
    private static bool HasIncludedMembers(JsonNode node)
    {
        foreach (var member in node.Members)
        {
            if (Intrinsic.IsFunctionName(member.Name))
                return true;
        }

        return false;
    }

    private static ActionElement BindActions(JsonMember member)
    {
        var entries = Strings(member.Value, TextUse.Word, static text => new ActionPattern(text), out var isUnknown);
        foreach (var entry in entries)
            isUnknown |= entry.IsUnknown;
        return new ActionElement(member.Name.ContentSpan, member.Name.ValueEquals("NotAction"), member.Value.IsArray, isUnknown, entries);
    }

    private static ResourceElement BindResources(JsonMember member)
    {
        var entries = Strings(member.Value, TextUse.Name, static text => new ResourceArn(text), out var isUnknown);
        foreach (var entry in entries)
            isUnknown |= entry.IsUnknown;
        return new ResourceElement(member.Name.ContentSpan, member.Name.ValueEquals("NotResource"), member.Value.IsArray, isUnknown, entries);
    }

    private static Principal BindPrincipal(JsonMember member)
    {
        var values = ImmutableArray.CreateBuilder<PrincipalValue>();
        var isUnknown = Intrinsic.IsIntrinsic(member.Value);
        if (member.Value.IsString)
        {
            // Of texts AWS takes only '*'; any other names nobody.
            var text = PolicyText.Of(member.Value, TextUse.Name);
            if (text.HasUnknown || text.Text == "*")
                values.Add(new PrincipalValue(PrincipalValueKind.Aws, text));
        }
        else if (!isUnknown)
        {
            foreach (var kind in member.Value.Members)
            {
                PrincipalValueKind? of = kind.Name.StringValue switch
                {
                    "AWS" => PrincipalValueKind.Aws,
                    "Service" => PrincipalValueKind.Service,
                    "Federated" => PrincipalValueKind.Federated,
                    "CanonicalUser" => PrincipalValueKind.CanonicalUser,
                    _ => null,
                };
                if (of is null)
                    continue;
                values.AddRange(Strings(kind.Value, TextUse.Name, text => new PrincipalValue(of.Value, text), out var isPartUnknown));
                isUnknown |= isPartUnknown;
            }
        }

        return new Principal(member.Name.ContentSpan, member.Name.ValueEquals("NotPrincipal"), isUnknown, values.ToImmutable());
    }

    private static ConditionBlock BindCondition(JsonMember member)
    {
        var clauses = ImmutableArray.CreateBuilder<ConditionClause>();
        var isUnknown = Intrinsic.IsIntrinsic(member.Value);
        if (!isUnknown)
        {
            foreach (var clause in member.Value.Members)
            {
                if (Intrinsic.IsIntrinsic(clause.Value) || Intrinsic.IsFunctionName(clause.Name))
                    isUnknown = true;
                else
                    clauses.Add(BindClause(clause, ref isUnknown));
            }
        }

        return new ConditionBlock(member.Name.ContentSpan, isUnknown, clauses.ToImmutable(), TestsOf(clauses));
    }

    private static ConditionClause BindClause(JsonMember clause, ref bool isUnknown)
    {
        var name = PolicyText.Of(clause.Name);
        ConditionOperator? conditionOperator = ConditionOperator.TryParse(name.Text, out var parsed) ? parsed : null;
        var tests = ImmutableArray.CreateBuilder<ConditionTest>(clause.Value.Count);
        foreach (var key in clause.Value.Members)
        {
            if (Intrinsic.IsFunctionName(key.Name))
                isUnknown = true;
            else
                tests.Add(new ConditionTest(name, conditionOperator, PolicyText.Of(key.Name), Scalars(key.Value)) { HasObject = HoldsObject(key.Value) });
        }

        return clause.Value.IsObject || clause.Value.IsMissing
            ? new ConditionClause(name, conditionOperator, Done(tests))
            : new ConditionClause(name, conditionOperator, Done(tests)) { IsScalar = true, Values = Scalars(clause.Value) };
    }

    private static ImmutableArray<ConditionTest> TestsOf(ImmutableArray<ConditionClause>.Builder clauses)
    {
        if (clauses.Count == 1)
            return clauses[0].Tests;
        var tests = ImmutableArray.CreateBuilder<ConditionTest>();
        foreach (var clause in clauses)
            tests.AddRange(clause.Tests);
        return tests.ToImmutable();
    }

    private static bool HoldsObject(JsonNode value)
    {
        if (value.IsObject)
            return !Intrinsic.IsIntrinsic(value);
        foreach (var item in value.Items)
        {
            if (item.IsObject && !Intrinsic.IsIntrinsic(item))
                return true;
        }

        return false;
    }

    /// <summary>The strings of a value that is one string or a list of them. Functions are unknown texts; what is neither is left out.</summary>
    private static ImmutableArray<T> Strings<T>(JsonNode value, TextUse use, Func<PolicyText, T> read, out bool isUnknown)
    {
        isUnknown = false;
        if (TextOrUnknown(value, use) is { } only)
        {
            isUnknown = only.IsUnknown;
            return ImmutableArray.Create(read(only));
        }

        var entries = ImmutableArray.CreateBuilder<T>(value.Count);
        foreach (var item in value.Items)
        {
            if (TextOrUnknown(item, use) is not { } text || Intrinsic.IsNoValue(item))
                continue;
            isUnknown |= text.IsUnknown;
            entries.Add(read(text));
        }

        return Done(entries);
    }

    /// <summary>The values of a condition key: strings, and numbers and booleans as they are written.</summary>
    private static ImmutableArray<PolicyText> Scalars(JsonNode value)
    {
        if (!value.IsArray)
            return Intrinsic.IsNoValue(value) ? ImmutableArray<PolicyText>.Empty : ImmutableArray.Create(PolicyText.Of(value, TextUse.Value));
        var texts = ImmutableArray.CreateBuilder<PolicyText>(value.Count);
        foreach (var item in value.Items)
        {
            if (!Intrinsic.IsNoValue(item))
                texts.Add(PolicyText.Of(item, TextUse.Value));
        }

        return Done(texts);
    }

    /// <summary>A string or a function; null for a value of another JSON type.</summary>
    private static PolicyText? TextOrUnknown(JsonNode value, TextUse use = TextUse.Word) =>
        value.IsString || Intrinsic.IsIntrinsic(value) ? PolicyText.Of(value, use) : null;

    /// <summary>The content of a builder, without a copy where its capacity was guessed right.</summary>
    private static ImmutableArray<T> Done<T>(ImmutableArray<T>.Builder builder)
    {
        builder.Capacity = builder.Count;
        return builder.MoveToImmutable();
    }
}
