using System;
using System.Collections.Generic;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>
/// Where in a policy something may be written. Half-typed text is read as if a string stood at the cursor, whole and with its quotes: what the parser
/// makes of that string says what it is. A policy in a string is read as if its text were a file.
/// </summary>
internal sealed class CompletionPlace
{
    private const string Sub = "Fn::Sub";

    private readonly string _text;
    private readonly TextMap? _map;
    private readonly PolicyCursor? _cursor;

    private CompletionPlace(string text, TextMap? map, CompletionSlot slot, FileContext file, PolicyCursor? cursor)
    {
        _text = text;
        _map = map;
        _cursor = cursor;
        Slot = slot;
        File = file;
        Typed = JsonEscape.Decode(text.AsSpan(slot.Typed.Start, slot.Typed.Length));
        var path = new List<string>(cursor?.Names ?? []);
        IsName = cursor?.IsName == true;
        if (IsName && path.Count > 0)
            path.RemoveAt(path.Count - 1);
        IsInSub = path.Count > 0 && path[^1] == Sub;
        if (IsInSub)
            path.RemoveAt(path.Count - 1);
        Path = path;
    }

    /// <summary>What is there already. All spans count from the start of the policy's own text.</summary>
    public CompletionSlot Slot { get; private init; }

    /// <summary>The text between the quotes up to the cursor, decoded.</summary>
    public string Typed { get; private init; }

    public FileContext File { get; }

    /// <summary>True when a whole policy may be written: the file is declared to be one, and empty.</summary>
    public bool IsEmptyFile => _cursor is null;

    /// <summary>True where the name of a member stands.</summary>
    public bool IsName { get; }

    /// <summary>The names of the members around the place, from the document down; a function that only fills in values left out.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>True in a text whose <c>${Name}</c> the template fills in.</summary>
    public bool IsInSub { get; }

    /// <summary>The policy as it is with a whole string at the cursor. Not for an empty file.</summary>
    public PolicyContext Policy => _cursor!.Policy;

    public PolicyType Type => _cursor is null ? File.Declared.Type ?? PolicyType.IdentityBased : Policy.Type;

    public ActionCatalogue Catalogue => File.Catalogue;

    /// <summary>Null outside of all statements.</summary>
    public Statement? Statement => _cursor?.Statement;

    /// <summary>The object or list in which the place is.</summary>
    public JsonNode Container => _cursor?.Container ?? default;

    /// <summary>The names of the members beside the one at the cursor.</summary>
    public IEnumerable<string> OtherNames
    {
        get
        {
            foreach (var member in Container.Members)
            {
                if (!member.Name.IsMissing && !IsHere(member.Name.Span))
                    yield return member.Name.StringValue;
            }
        }
    }

    /// <summary>The strings beside the one at the cursor; none outside of a list.</summary>
    public IEnumerable<string> OtherItems
    {
        get
        {
            foreach (var item in Container.Items)
            {
                if (item.IsString && !IsHere(item.Span))
                    yield return item.StringValue;
            }
        }
    }

    /// <summary>What stands beside a name at the cursor; missing when nothing does.</summary>
    public JsonNode Value
    {
        get
        {
            foreach (var member in Container.Members)
            {
                if (IsHere(member.Name.Span))
                    return member.Value;
            }

            return default;
        }
    }

    /// <summary>True when a colon, and with it perhaps a value, follows.</summary>
    public bool HasColonAfter => After(Slot.Whole.End) is >= 0 and var next && _text[next] == ':';

    /// <summary>True when what follows is another item or member, and no comma stands before it.</summary>
    public bool NeedsCommaAfter => After(Slot.Whole.End) is >= 0 and var next && _text[next] is not (',' or ']' or '}' or ':');

    /// <summary>Where a comma is missing behind the item or member before; null where none is.</summary>
    public int? MissingCommaBefore
    {
        get
        {
            var at = Slot.Whole.Start;
            while (at > 0 && _text[at - 1] is ' ' or '\t' or '\n' or '\r')
                at--;
            return at > 0 && _text[at - 1] is not ('{' or '[' or ',' or ':') ? at : null;
        }
    }

    /// <summary>True when the value at the cursor follows its colon at once.</summary>
    public bool IsRightAfterColon => Slot.Whole.Start > 0 && _text[Slot.Whole.Start - 1] == ':';

    /// <summary>How the file is laid out; one in which hardly anything stands does not show that yet.</summary>
    public SnippetLayout Layout => SnippetLayout.Of(
        _cursor?.File.Tree ?? File.File.Tree, isEmpty: _map is null && _cursor is null or { Policy.Policy.Elements.Length: < 2, Statement: null });

    /// <summary>The blanks with which the line of the place begins.</summary>
    public string Indent
    {
        get
        {
            var start = Slot.Whole.Start;
            while (start > 0 && _text[start - 1] is not ('\n' or '\r'))
                start--;
            var end = start;
            while (end < Slot.Whole.Start && _text[end] is ' ' or '\t')
                end++;
            return _text[start..end];
        }
    }

    /// <summary>Null where no policy is, or nothing can be written.</summary>
    public static CompletionPlace? At(EditedFile file, int offset)
    {
        var text = file.Text.ToString();
        var around = new TextSpan(Math.Min(offset, Math.Max(0, text.Length - 1)), 0);
        TextMap? map = null;
        if (file.Policy.NestedAt(around, out var found) is not null)
            map = found!;
        if (map is { CanEncode: false })
            return null;
        var (own, at) = map is null ? (text, offset) : (map.Text, map.NearestInner(offset));
        if (CompletionSlot.At(own, at) is not { } slot)
            return null;

        var whole = slot.Whole;
        var (content, typed) = (own.Substring(slot.Content.Start, slot.Content.Length), own.Substring(slot.Typed.Start, slot.Typed.Length));
        var probe = file;
        if (!slot.HasOpeningQuote || !slot.HasClosingQuote)
            probe = Changed(file, text, Outer(map, whole), Encode(map, $"\"{content}\""));
        var start = Outer(map, new TextSpan(whole.Start, 0)).Start + Encode(map, "\"" + typed).Length;
        if (probe.Context is not { } context)
            return null;
        var cursor = PolicyCursor.At(probe, start) ?? (map is null ? PolicyCursor.AtRoot(probe, start) : null);
        if (cursor is null)
            return map is null && IsEmpty(context) && !slot.HasOpeningQuote ? new CompletionPlace(own, map, slot, context, null) : null;
        return cursor.Node.IsString && cursor.Node.Span.Start == whole.Start ? new CompletionPlace(own, map, slot, context, cursor) : null;
    }

    /// <summary>The place as if only a part of the text between the quotes were to be replaced.</summary>
    /// <param name="start">Where that begins, counted in what is typed.</param>
    public CompletionPlace From(int start, int end)
    {
        var at = Slot.Content.Start;
        return new CompletionPlace(_text, _map, Slot, File, _cursor)
        {
            Slot = Slot with { Content = TextSpan.FromBounds(at + start, at + end), Typed = TextSpan.FromBounds(at + start, Slot.Typed.End) },
            Typed = Typed[start..],
            IsPart = true,
        };
    }

    /// <summary>True when only a part of a string is to be replaced, so that quotes and commas are none of our business.</summary>
    public bool IsPart { get; private init; }

    /// <summary>What stands between the quotes, as it is written.</summary>
    public string Content => _text.Substring(Slot.Content.Start, Slot.Content.Length);

    public bool IsHere(TextSpan span) => _cursor is not null && _cursor.Node.Span.Contains(span);

    /// <summary>The span of the edited document that a span of the policy's own text stands for.</summary>
    public TextSpan ToDocument(TextSpan span) => Outer(_map, span);

    /// <summary>What has to be written into the edited document in place of a text of the policy.</summary>
    public string Encode(string text) => Encode(_map, text);

    private static EditedFile Changed(EditedFile file, string text, TextSpan span, string replacement) => new(
        new EditedDocument(file.Document.Uri, file.Document.File.Path, file.Document.Version, string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.End))),
        file.Workspace,
        file.Stamp,
        file.Root,
        file.Open);

    private static TextSpan Outer(TextMap? map, TextSpan span) => map?.ToOuter(span) ?? span;

    private static string Encode(TextMap? map, string text) => map?.Encode(text) ?? text;

    /// <summary>True when the file is declared as a policy, and the string at the cursor is all there is.</summary>
    private static bool IsEmpty(FileContext context) => context.IsDeclaredInVain && context.File.Root.Node.IsString;

    private int After(int at)
    {
        at = JsonScanner.SkipWhitespace(_text, at);
        return at < _text.Length ? at : -1;
    }
}
