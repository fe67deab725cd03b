using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Tool.LanguageServer.Connection;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;
using IamPolicyAnalyzers.Tool.LanguageServer.Workspace;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>What may be written at the cursor. Nothing is offered outside of policies, nor what a rule would then report.</summary>
internal sealed class CompletionFeature
{
    /// <summary>The editor's own command that asks for completion again.</summary>
    public const string AskAgain = "editor.action.triggerSuggest";

    private const int MaxItems = 1000;
    private const int PlainText = 1;
    private const int Snippet = 2;
    private const int AsIs = 1;

    /// <summary>What is typed where something new begins: a string, a value or a name, the rest of a path, a variable.</summary>
    public static string[] TriggerCharacters { get; } = ["\"", ":", "/", "$"];

    public ClientAbilities Abilities { get; set; } = new(default);

    /// <summary>True when the editor asks again by itself after an item behind which there is more to choose.</summary>
    public bool MayAskAgain { get; set; }

    public CompletionList At(EditedFile file, Position position, CancellationToken cancellationToken)
    {
        var offset = file.Positions.OffsetOf(position);
        if (CompletionPlace.At(file, offset) is not { } place)
            return new CompletionList(false, []);
        if (IsVariablePlace(place) && VariableCompletion.Begun(place) is { } variable)
            return Answer(file, variable, VariableCompletion.At(variable, IsFilled(place, variable)), cancellationToken);
        return Answer(file, place, Offers(place, cancellationToken), cancellationToken);
    }

    /// <summary>The item with its documentation.</summary>
    public CompletionItem Resolve(CompletionItem item) =>
        item.Data is { } data && CompletionDocumentation.Of(data) is { } text
            ? item with { Documentation = text.ToContent(Abilities.TakesMarkdownCompletions) }
            : item;

    private static IEnumerable<Offer> Offers(CompletionPlace place, CancellationToken cancellationToken)
    {
        if (place.IsEmptyFile)
            return ElementCompletion.OfEmptyFile(place);
        return (place.IsName, place.Path) switch
        {
            (true, []) => ElementCompletion.OfDocument(place),
            (true, ["Statement"]) => ElementCompletion.OfStatement(place),
            (true, ["Statement", "Principal" or "NotPrincipal"]) => PrincipalCompletion.Kinds(place),
            (true, ["Statement", "Condition"]) => ConditionCompletion.Operators(place),
            (true, ["Statement", "Condition", _]) => ConditionCompletion.Keys(place, cancellationToken),
            (false, ["Version"]) => ElementCompletion.Versions(),
            (false, ["Statement"]) => ElementCompletion.Statements(place),
            (false, ["Statement", "Effect"]) => ElementCompletion.Effects(place),
            (false, ["Statement", "Action" or "NotAction"]) => ActionCompletion.At(place, cancellationToken),
            (false, ["Statement", "Resource" or "NotResource"]) => ResourceCompletion.At(place, cancellationToken),
            (false, ["Statement", "Principal" or "NotPrincipal"]) => PrincipalCompletion.Whole(place),
            (false, ["Statement", "Principal" or "NotPrincipal", var kind]) => PrincipalCompletion.Values(place, kind),
            (false, ["Statement", "Condition", _, _]) => ConditionValueCompletion.At(place),
            _ => [],
        };
    }

    private static bool IsVariablePlace(CompletionPlace place) =>
        !place.IsName && place.Slot.HasOpeningQuote && place.Path is ["Statement", "Resource" or "NotResource"] or ["Statement", "Condition", _, _] or ["Statement", "Principal" or "NotPrincipal", _];

    /// <summary>True where AWS fills in variables: behind the first five parts of an ARN, and in text that a condition compares.</summary>
    private static bool IsFilled(CompletionPlace place, CompletionPlace variable)
    {
        const int FirstParts = 5;
        return place.Path switch
        {
            ["Statement", "Resource" or "NotResource"] => place.Typed.AsSpan(0, place.Typed.Length - variable.Typed.Length).Count(':') >= FirstParts,
            ["Statement", "Condition", _, _] => ConditionCompletion.TestAt(place) is { Operator.Family: Policies.OperatorFamily.String or Policies.OperatorFamily.Arn },
            _ => false,
        };
    }

    private CompletionList Answer(EditedFile file, CompletionPlace place, IEnumerable<Offer> offers, CancellationToken cancellationToken)
    {
        var fitting = new List<Offer>();
        foreach (var offer in offers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!(offer.IsBare && place.Slot.HasOpeningQuote))
                fitting.Add(offer);
        }

        // An editor filters by itself; only what would be cut off is better filtered here.
        var isCut = fitting.Count > MaxItems;
        if (isCut)
            fitting.RemoveAll(offer => !IsFoundBy(place.Typed, offer.Find));
        var writer = new Writer(file, place, Abilities, MayAskAgain);
        return new CompletionList(isCut, [.. fitting.Take(MaxItems).Select(writer.Item)]);
    }

    /// <summary>True when the letters typed stand in the text in their order, as editors search.</summary>
    private static bool IsFoundBy(string typed, string text)
    {
        var at = 0;
        foreach (var c in typed)
        {
            at = text.IndexOf(c.ToString(), at, StringComparison.OrdinalIgnoreCase) + 1;
            if (at == 0)
                return false;
        }

        return true;
    }

    /// <summary>Writes offers into one place.</summary>
    private sealed class Writer
    {
        private readonly CompletionPlace _place;
        private readonly bool _takesSnippets;
        private readonly bool _takesIndentedText;
        private readonly Command? _again;
        private readonly bool _isMember;
        private readonly string _head;
        private readonly string _comma;
        private readonly string _indent;
        private readonly Protocol.Range _range;
        private readonly Protocol.Range _rangeOfMember;
        private readonly TextEdit[]? _commaBefore;
        private readonly SnippetLayout _layout;

        public Writer(EditedFile file, CompletionPlace place, ClientAbilities abilities, bool mayAskAgain)
        {
            _place = place;
            _takesIndentedText = abilities.TakesIndentedText;
            _again = mayAskAgain ? new Command("Suggest", AskAgain) : null;
            var slot = place.Slot;
            _isMember = place.IsName && !place.HasColonAfter;
            _layout = place.Layout;
            _comma = place.NeedsCommaAfter ? "," : "";
            _indent = _takesIndentedText ? place.Indent : "";
            _takesSnippets = abilities.TakesSnippets;
            _range = file.Positions.Of(place.ToDocument(slot.Content));
            _rangeOfMember = slot.HasClosingQuote ? file.Positions.Of(place.ToDocument(TextSpan.FromBounds(slot.Content.Start, slot.Whole.End))) : _range;
            var comma = place.IsPart || (!place.IsName && !place.Container.IsArray) ? null : place.MissingCommaBefore;
            var isAdjacent = comma == slot.Whole.Start && !slot.HasOpeningQuote;
            if (comma is { } at && !isAdjacent)
                _commaBefore = [new TextEdit(file.Positions.Of(place.ToDocument(new TextSpan(at, 0))), ",")];
            _head = isAdjacent ? "," + (_layout.NewLine.Length > 0 ? _layout.NewLine + _indent : _layout.Space) : !place.IsName && !slot.HasOpeningQuote && place.IsRightAfterColon && _layout.Colon.EndsWith(' ') ? " " : "";
        }

        public CompletionItem Item(Offer offer, int index)
        {
            var text = Text(offer, out var range);
            var isSnippet = text.HasStops && _takesSnippets;
            return new CompletionItem(
                offer.Label,
                offer.Kind,
                offer.Description is null ? null : new CompletionLabelDetails(Description: offer.Description),
                offer.Detail ?? offer.Description,
                SortText: string.Create(CultureInfo.InvariantCulture, $"{offer.Group}{index:D4}"),
                FilterText: offer.Find,
                InsertTextFormat: isSnippet ? Snippet : PlainText,
                InsertTextMode: _takesIndentedText && _layout.NewLine.Length > 0 && offer.Json is not null ? AsIs : null,
                TextEdit: new TextEdit(range, isSnippet ? text.Snippet : text.Plain),
                AdditionalTextEdits: _commaBefore,
                Command: offer.IsContinued ? _again : null,
                Data: offer.Data);
        }

        private SnippetText Text(Offer offer, out Protocol.Range range)
        {
            var slot = _place.Slot;
            range = _range;
            if (_place.IsPart)
                return offer.Text.Select(Encoded);
            var open = slot.HasOpeningQuote ? "" : "\"";
            var name = offer.Text.Select(Json.JsonEscape.Encode);
            SnippetText text;
            if (offer.IsBare)
            {
                text = offer.Json!.Write(_layout, _indent).Add(_comma);
            }
            else if (_isMember && offer.Json is { } value)
            {
                range = _rangeOfMember;
                text = SnippetText.Of(open).Add(name).Add("\"" + _layout.Colon).Add(value.Write(_layout, _indent)).Add(_comma);
            }
            else if (slot.HasClosingQuote)
            {
                text = name;
            }
            else
            {
                text = SnippetText.Of(open).Add(name).Add("\"" + _comma);
            }

            return SnippetText.Empty.Add(_head).Add(text).Select(_place.Encode);
        }

        private string Encoded(string text) => _place.Encode(Json.JsonEscape.Encode(text));
    }
}
