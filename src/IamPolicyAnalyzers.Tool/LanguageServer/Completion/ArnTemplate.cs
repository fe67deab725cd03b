using System;
using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>An ARN form of AWS to fill in: <c>arn:aws:sqs:Region:AccountId:QueueName</c>.</summary>
internal sealed class ArnTemplate
{
    private const string Region = "Region";
    private const string Account = "Account";

    private readonly List<Piece> _pieces = [];
    private readonly ArnSurroundings _around;

    /// <param name="form">As AWS writes it, <c>arn:${Partition}:sqs:${Region}:${Account}:${QueueName}</c>.</param>
    public ArnTemplate(string form, ArnSurroundings around)
    {
        _around = around;
        var literal = 0;
        for (var i = 0; i < form.Length; i++)
        {
            var close = form[i] == '$' && i + 1 < form.Length && form[i + 1] == '{' ? form.IndexOf('}', i) : -1;
            if (close < 0)
                continue;
            AddLiteral(form[literal..i]);
            AddHole(NameOf(form[(i + 2)..close], (ArnPart)form.AsSpan(0, i).Count(':')));
            i = close;
            literal = close + 1;
        }

        AddLiteral(form[literal..]);
    }

    /// <summary>True when several names make up the last part, so that all of the last is fewer than everything.</summary>
    public bool HasSeveralNames => _pieces.Count(static piece => piece is { IsHole: true, Text: not (Region or Account) }) > 1 && _pieces[^1].IsHole;

    /// <summary>All of it, with the wildcard for the last name or without.</summary>
    public SnippetText Whole(bool isLastAll) => Write(SnippetText.Empty, 0, 0, isLastAll);

    /// <summary>What is typed, and what follows after it; null where the template begins otherwise, or nothing follows.</summary>
    public SnippetText? After(string typed, bool isLastAll)
    {
        var at = 0;
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (at == typed.Length)
                return Write(SnippetText.Of(typed), i, 0, isLastAll);
            var piece = _pieces[i];
            if (!piece.IsHole)
            {
                var length = Math.Min(piece.Text.Length, typed.Length - at);
                if (string.CompareOrdinal(typed, at, piece.Text, 0, length) != 0)
                    return null;
                at += length;
                if (length < piece.Text.Length)
                    return Write(SnippetText.Of(typed), i, length, isLastAll);
                continue;
            }

            var end = EndOfHole(typed, at, i);
            if (end == typed.Length && (i == _pieces.Count - 1 || !IsWhole(piece, typed[at..])))
                return null;
            at = end;
        }

        return null;
    }

    private SnippetText Write(SnippetText text, int first, int skip, bool isLastAll)
    {
        for (var i = first; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            text = !piece.IsHole ? text.Add(i == first ? piece.Text[skip..] : piece.Text)
                : isLastAll && i == _pieces.Count - 1 ? text.Add("*")
                : piece.Text == Account && _around.Account is { } account ? text.AddStop(account)
                : text.AddStop(piece.Text == Account ? "AccountId" : piece.Text, ArnForms.WithWords("${" + piece.Text + "}", "REPLACE_ME_"));
        }

        return text;
    }

    private void AddLiteral(string text)
    {
        if (text.Length == 0)
            return;
        if (_pieces is [.., { IsHole: false } last])
            _pieces[^1] = new Piece(last.Text + text, IsHole: false);
        else
            _pieces.Add(new Piece(text, IsHole: false));
    }

    /// <summary>What AWS calls now <c>Account</c>, now <c>AccountId</c>, is told by its place.</summary>
    private static string NameOf(string written, ArnPart part) => part switch { ArnPart.Region => Region, ArnPart.Account => Account, _ => written };

    private void AddHole(string name)
    {
        var known = name switch
        {
            "Partition" => _around.Partition,
            Region => _around.Region,
            Account when _around.IsInSub => _around.Account,
            _ => null,
        };
        if (known is not null)
            AddLiteral(known);
        else
            _pieces.Add(new Piece(name, IsHole: true));
    }

    private int EndOfHole(string typed, int at, int index)
    {
        var next = index + 1 < _pieces.Count && !_pieces[index + 1].IsHole ? _pieces[index + 1].Text[0] : '\0';
        for (var depth = 0; at < typed.Length; at++)
        {
            depth += typed[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && typed[at] == next)
                return at;
        }

        return at;
    }

    /// <summary>True when nothing can be missing at the end of the text in a hole; of a name nobody can say, so that it counts as whole.</summary>
    private static bool IsWhole(Piece hole, string text) => hole.Text switch
    {
        Region => text == "*" || text.EndsWith('}') || Partition.All.Any(partition => partition.Regions.Contains(text)),
        Account => text == "*" || text.EndsWith('}') || (text.Length == 12 && text.All(char.IsAsciiDigit)),
        _ => true,
    };

    /// <param name="Text">The literal text, or the name of what fills the hole.</param>
    private readonly record struct Piece(string Text, bool IsHole);
}

/// <summary>What an ARN has of where its policy belongs.</summary>
/// <param name="Partition">The one that most ARNs have, or what the template fills in.</param>
/// <param name="Region">What the template fills in; null where nobody can say.</param>
/// <param name="Account">The only account of the project, or what the template fills in; null where nobody can say.</param>
/// <param name="IsInSub">True where a template fills them in.</param>
internal readonly record struct ArnSurroundings(string Partition, string? Region, string? Account, bool IsInSub)
{
    public static ArnSurroundings Of(CompletionPlace place)
    {
        if (place.IsInSub)
            return new("${AWS::Partition}", "${AWS::Region}", "${AWS::AccountId}", IsInSub: true);
        return new(PartitionOf(place), null, place.Policy.Options.OwnAccounts is [var only] ? only : null, IsInSub: false);
    }

    /// <summary>The partition of the first ARN in the policy that names one.</summary>
    private static string PartitionOf(CompletionPlace place)
    {
        foreach (var statement in place.Policy.Policy.Statements)
        {
            foreach (var entry in statement.Resource?.Entries ?? [])
            {
                if (entry.IsArn && !place.IsHere(entry.Span) && Catalogue.Partition.All.Any(known => known.Name == entry.PartText(ArnPart.Partition)))
                    return entry.PartText(ArnPart.Partition);
            }
        }

        return Catalogue.Partition.All[0].Name;
    }
}
