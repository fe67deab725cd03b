using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Workspace;

/// <summary>What of a policy stands where the cursor is. A policy in a string is read as if its text were a file.</summary>
internal sealed class PolicyCursor
{
    private readonly TextMap? _map;

    private PolicyCursor(PolicyFile file, TextMap? map, int offset, PolicyContext policy)
    {
        _map = map;
        File = file;
        Offset = offset;
        Policy = policy;
        Statement = policy.Policy.Statements.FirstOrDefault(statement => Touches(statement.Span));
        Descend();
    }

    /// <summary>The file, or the policy in a string as a file of its own. All spans count from its start.</summary>
    public PolicyFile File { get; }

    public int Offset { get; }

    public PolicyContext Policy { get; }

    /// <summary>The statement around the cursor; null outside of all.</summary>
    public Statement? Statement { get; }

    /// <summary>The names on the way from the document down to the cursor, the one under it included: <c>Statement</c>, <c>Condition</c>, <c>StringEquals</c>, <c>aws:SourceIp</c>.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The object or list in which <see cref="Node"/> stands; missing at the top of the document.</summary>
    public JsonNode Container { get; private set; }

    /// <summary>The innermost node that the cursor is in, or whose first or last character it touches.</summary>
    public JsonNode Node { get; private set; }

    /// <summary>True when <see cref="Node"/> is the name of a member of <see cref="Container"/>.</summary>
    public bool IsName { get; private set; }

    /// <summary>The same for who only reads: also in a string every span is one of the edited document. Null where no policy is.</summary>
    public static PolicyCursor? InPlace(EditedFile edited, int offset)
    {
        foreach (var policy in edited.Context?.Policies ?? [])
        {
            if (policy.Policy.Node.IsObject && offset >= policy.Policy.Node.Span.Start && offset <= policy.Policy.Node.Span.End)
                return new PolicyCursor(edited.Policy, map: null, offset, policy);
        }

        return null;
    }

    /// <summary>Null where no policy is.</summary>
    public static PolicyCursor? At(EditedFile edited, int offset)
    {
        if (edited.Context is not { } context)
            return null;
        foreach (var policy in context.Policies)
        {
            if (!policy.Policy.Node.IsObject || offset < policy.Policy.Node.Span.Start || offset > policy.Policy.Node.Span.End)
                continue;
            var around = new TextSpan(Math.Min(offset, Math.Max(0, edited.Text.Length - 1)), 0);
            if (edited.Policy.NestedAt(around, out var map) is not { } nested)
                return new PolicyCursor(edited.Policy, map: null, offset, policy);
            var inner = map!.NearestInner(offset);
            return nested.Documents.FirstOrDefault(document => document.Node.Span.Start <= inner && inner <= document.Node.Span.End) is { } document
                ? new PolicyCursor(nested, map, inner, new PolicyContext(context, document))
                : null;
        }

        return null;
    }

    /// <summary>The root of a file that is declared as a policy though nothing in it is one yet; null where it is no object, or the file is another.</summary>
    public static PolicyCursor? AtRoot(EditedFile edited, int offset) =>
        edited.Context is { IsDeclaredInVain: true } context && context.File.Root.Node.IsObject
            ? new PolicyCursor(edited.Policy, map: null, offset, new PolicyContext(context, context.File.Root))
            : null;

    /// <summary>The span of the edited document that a span of <see cref="File"/> stands for.</summary>
    public TextSpan ToDocument(TextSpan span) => _map?.ToOuter(span) ?? span;

    /// <summary>What has to be written into the edited document in place of a text of <see cref="File"/>; null where nothing can be.</summary>
    public string? Encode(string text) => _map is null ? text : _map.CanEncode ? _map.Encode(text) : null;

    private bool Touches(TextSpan span) => span.Start <= Offset && Offset <= span.End;

    private void Descend()
    {
        var names = new List<string>();
        Node = Policy.Policy.Node;
        while (TryStep(names))
        {
        }

        Names = names;
    }

    private bool TryStep(List<string> names)
    {
        foreach (var member in Node.Members)
        {
            var isName = Touches(member.Name.Span);
            if (!isName && !Touches(member.Value.Span))
                continue;
            if (!member.Name.IsMissing)
                names.Add(member.Name.StringValue);
            Container = Node;
            IsName = isName;
            Node = isName ? member.Name : member.Value;
            return !isName;
        }

        foreach (var item in Node.Items)
        {
            if (!Touches(item.Span))
                continue;
            Container = Node;
            Node = item;
            return true;
        }

        return false;
    }
}
