using System.Collections.Generic;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer;

/// <summary>The outline of a file: in a template its resources with policies, below them the policies, below these the statements.</summary>
internal sealed class DocumentSymbolsFeature
{
    private const int MaxEntries = 2;
    private const int MaxLength = 80;

    public DocumentSymbol[] Of(EditedFile file, CancellationToken cancellationToken)
    {
        var symbols = new List<DocumentSymbol>();
        var policies = new Queue<PolicyContext>(file.Context?.Policies ?? []);
        var isTemplate = file.Policy.Container.Kind == ContainerKind.CloudFormation;
        if (isTemplate && file.Policy.Tree.Root.TryGetMember("Resources", out var resources))
        {
            foreach (var resource in resources.Value.Members)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var own = new List<DocumentSymbol>();
                while (policies.TryPeek(out var policy) && policy.Policy.Node.Span.Start < resource.Value.Span.End)
                    own.Add(Policy(file, policies.Dequeue(), resource.Value));
                if (own.Count > 0)
                    symbols.Add(Resource(file, resource, own));
            }
        }

        while (policies.TryDequeue(out var policy))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (policy.Policy.Node == file.Policy.Tree.Root)
                symbols.AddRange(Statements(file, policy));
            else
                symbols.Add(Policy(file, policy, file.Policy.Tree.Root));
        }

        return [.. symbols];
    }

    /// <summary>The same for a client that shows a list.</summary>
    public SymbolInformation[] FlatOf(EditedFile file, CancellationToken cancellationToken)
    {
        var flat = new List<SymbolInformation>();
        AddAll(Of(file, cancellationToken), container: null);
        return [.. flat];

        void AddAll(DocumentSymbol[] symbols, string? container)
        {
            foreach (var symbol in symbols)
            {
                flat.Add(new SymbolInformation(symbol.Name, symbol.Kind, new Location(file.Document.Uri, symbol.Range), container));
                AddAll(symbol.Children, symbol.Name);
            }
        }
    }

    private static DocumentSymbol Resource(EditedFile file, JsonMember resource, List<DocumentSymbol> policies)
    {
        var type = resource.Value.TryGetMember("Type", out var member) && member.Value.IsString ? member.Value.StringValue : null;
        var range = TextSpan.FromBounds(resource.Name.Span.Start, resource.Value.Span.End);
        return Symbol(file, resource.Name.StringValue, type, SymbolKind.Class, range, resource.Name.Span, [.. policies]);
    }

    private static DocumentSymbol Policy(EditedFile file, PolicyContext policy, JsonNode around)
    {
        var span = policy.Policy.Node.Span;
        var name = NearestName(around, span);
        var attachment = policy.Policy.Attachment;
        var title = attachment is { IsInline: true, PolicyName.Length: > 0 } ? attachment.PolicyName : name.StringValue;
        var detail = policy.Type.Name() + (attachment is null ? "" : $" of {attachment.Target}");
        var range = name.IsMissing ? span : TextSpan.FromBounds(name.Span.Start, span.End);
        return Symbol(file, title, detail, SymbolKind.Object, range, name.IsMissing ? policy.Policy.OpenSpan : name.Span, [.. Statements(file, policy)]);
    }

    /// <summary>The name of the innermost member that holds the span; missing when none does.</summary>
    private static JsonNode NearestName(JsonNode around, TextSpan span)
    {
        JsonNode name = default;
        for (var node = around; TryStep(node, span, ref name, out var next);)
            node = next;
        return name;
    }

    private static bool TryStep(JsonNode node, TextSpan span, ref JsonNode name, out JsonNode next)
    {
        foreach (var member in node.Members)
        {
            if (!member.Value.Span.Contains(span))
                continue;
            (name, next) = (member.Name, member.Value);
            return true;
        }

        foreach (var item in node.Items)
        {
            if (!item.Span.Contains(span))
                continue;
            (name, next) = (default, item);
            return true;
        }

        next = default;
        return false;
    }

    private static IEnumerable<DocumentSymbol> Statements(EditedFile file, PolicyContext policy)
    {
        foreach (var statement in policy.Policy.Statements)
        {
            var sentence = SentenceOf(statement);
            var sid = statement.Sid is { IsLiteral: true, Text.Length: > 0 } named ? named : null;
            yield return Symbol(
                file, sid?.Text ?? sentence, sid is null ? null : sentence, SymbolKind.Method, statement.Span, sid?.Span ?? statement.OpenSpan, []);
        }
    }

    /// <summary><c>Allow s3:GetObject, s3:PutObject, … on arn:aws:s3:::orders/*</c></summary>
    private static string SentenceOf(Statement statement)
    {
        var effect = statement.Effect == Effect.None ? $"Statement {statement.Index + 1}:" : statement.Effect.ToString();
        var action = statement.Action is { Entries.IsEmpty: false } actions ? Few(actions.Entries.Select(static entry => entry.Text), actions.IsNot) : "";
        var resource = statement.Resource is { Entries.IsEmpty: false } resources ? " on" + Few(resources.Entries.Select(static entry => entry.Text), resources.IsNot) : "";
        var sentence = effect + action + resource;
        return sentence.Length > MaxLength ? sentence[..(MaxLength - 1)] + "…" : sentence;
    }

    private static string Few(IEnumerable<string> texts, bool isNot)
    {
        List<string> few = [.. texts.Take(MaxEntries + 1).Select(static text => text.Length > 0 ? text : "…")];
        return (isNot ? " all but " : " ") + string.Join(", ", few.Take(MaxEntries)) + (few.Count > MaxEntries ? ", …" : "");
    }

    /// <summary>Clients refuse a symbol without a name, and one whose mark is not within its range.</summary>
    private static DocumentSymbol Symbol(EditedFile file, string name, string? detail, SymbolKind kind, TextSpan range, TextSpan mark, DocumentSymbol[] children) =>
        new(string.IsNullOrWhiteSpace(name) ? "(no name)" : name, detail, kind, file.Positions.Of(range), file.Positions.Of(range.Intersection(mark) ?? new TextSpan(range.Start, 0)), children);
}
