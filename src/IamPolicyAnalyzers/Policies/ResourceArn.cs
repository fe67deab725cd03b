using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Policies;

/// <summary>The parts of an ARN, <c>arn:partition:service:region:account:resource</c>.</summary>
internal enum ArnPart : byte
{
    Partition = 1,
    Service,
    Region,
    Account,
    Resource,
}

/// <summary>An entry of Resource or NotResource: <c>*</c> or an ARN, perhaps with wildcards and variables. Each part is matched by itself, with case.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
internal sealed class ResourceArn
{
    private const int PartCount = 6;

    private const string Prefix = "arn:";

    private readonly PolicyText _text;

    // Where the parts after "arn" begin in the pattern; the resource part runs to the end.
    private readonly (int Partition, int Service, int Region, int Account, int Resource) _starts;

    public ResourceArn(PolicyText text)
    {
        _text = text;
        var pattern = text.Pattern;
        IsAll = Glob.IsRunOnly(pattern);
        if (IsAll || !pattern.StartsWith(Prefix.AsSpan(), StringComparison.Ordinal))
            return;

        Span<int> starts = stackalloc int[PartCount];
        var parts = 1;
        for (var i = 0; i < pattern.Length && parts < PartCount; i++)
        {
            if (pattern[i] == ':')
                starts[parts++] = i + 1;
        }

        IsArn = parts == PartCount;
        _starts = (starts[1], starts[2], starts[3], starts[4], starts[5]);
    }

    /// <summary>What the entry was found to mean, kept with it because many rules ask; null before anybody has looked. The finder alone reads and writes it.</summary>
    public object? Meaning { get; set; }

    public string Text => _text.Text;

    /// <summary>The text itself, for questions about its form.</summary>
    public PolicyText Written => _text;

    public TextSpan Span => _text.Span;

    /// <summary>True for <c>*</c>.</summary>
    public bool IsAll { get; }

    /// <summary>True when the text has the six parts of an ARN.</summary>
    public bool IsArn { get; }

    /// <summary>True when a function or a template's hole hides what kind of resource this is.</summary>
    public bool IsUnknown => _text.HasUnknown && !IsArn;

    /// <summary>True when some part is not known before deployment.</summary>
    public bool HasUnknown => _text.HasUnknown;

    public bool HasVariable => _text.HasVariable;

    public bool HasWildcard => Glob.HasWildcard(_text.Pattern);

    /// <summary>True for an ARN with a wildcard in the partition, service, Region or account.</summary>
    public bool HasWildcardBeforeResource => IsArn && Glob.HasWildcard(_text.Pattern.Slice(0, _starts.Resource));

    /// <summary>False for a text that AWS would refuse.</summary>
    public bool IsWellFormed => IsAll || IsArn;

    /// <summary>
    /// True for a text that AWS takes neither for <c>*</c> nor for an ARN, whatever a template puts into its holes. A policy variable holds no colon
    /// that counts.
    /// </summary>
    public bool IsRefused => !IsArn && !IsWildcardsOnly && !(HasUnknown && CouldBecomeArn);

    /// <summary>One part as a <see cref="Glob"/>; empty when this is no ARN.</summary>
    public ReadOnlySpan<char> Part(ArnPart part)
    {
        var (start, end) = PlaceOf(part);
        return _text.Pattern.Slice(start, end - start);
    }

    /// <summary>One part as the policy writes it, variables and all; empty when this is no ARN.</summary>
    public string PartText(ArnPart part)
    {
        var (start, end) = TextPlaceOf(part);
        return Text.Substring(start, end - start);
    }

    public TextSpan PartSpan(ArnPart part)
    {
        var (start, end) = TextPlaceOf(part);
        return _text.SpanOf(start, end - start);
    }

    /// <summary>The part with the colons around it, for one that is empty. Of no use for the last.</summary>
    public TextSpan PartSpanWithColons(ArnPart part)
    {
        var (start, end) = TextPlaceOf(part);
        return _text.SpanOf(start - 1, end - start + 2);
    }

    /// <summary>The part that holds the character at this place of <see cref="Text"/>; the resource for a text that is no ARN.</summary>
    public ArnPart PartAt(int index)
    {
        for (var part = ArnPart.Partition; part < ArnPart.Resource && IsArn; part++)
        {
            if (index <= TextPlaceOf(part).End)
                return part;
        }

        return ArnPart.Resource;
    }

    private (int Start, int End) TextPlaceOf(ArnPart part)
    {
        var (start, end) = PlaceOf(part);
        return (_text.TextIndex(start), _text.TextIndex(end));
    }

    private (int Start, int End) PlaceOf(ArnPart part) => !IsArn ? (0, 0) : part switch
    {
        ArnPart.Partition => (_starts.Partition, _starts.Service - 1),
        ArnPart.Service => (_starts.Service, _starts.Region - 1),
        ArnPart.Region => (_starts.Region, _starts.Account - 1),
        ArnPart.Account => (_starts.Account, _starts.Resource - 1),
        _ => (_starts.Resource, _text.Pattern.Length),
    };

    private bool IsWildcardsOnly => _text.Pattern.Length > 0 && _text.Pattern.Trim("*?".AsSpan()).IsEmpty;

    /// <summary>True when the text up to its first hole is the beginning of an ARN.</summary>
    private bool CouldBecomeArn
    {
        get
        {
            var hole = _text.Pattern.IndexOf(Glob.Hole);
            var head = hole < 0 ? _text.Pattern : _text.Pattern.Slice(0, hole);
            return head.Length < Prefix.Length ? Prefix.AsSpan().StartsWith(head) : head.StartsWith(Prefix.AsSpan());
        }
    }

    /// <summary>True when every resource that <paramref name="other"/> stands for is one that this stands for.</summary>
    public bool Covers(ResourceArn other)
    {
        if (IsAll)
            return true;
        if (!IsArn || !other.IsArn)
            return false;

        // The same words mean the same resource, also where a variable or a part of the deployment fills them.
        if (string.Equals(Text, other.Text, StringComparison.Ordinal))
            return true;
        return Glob.Covers(Part(ArnPart.Partition), other.Part(ArnPart.Partition))
            && Glob.Covers(Part(ArnPart.Service), other.Part(ArnPart.Service))
            && Glob.Covers(Part(ArnPart.Region), other.Part(ArnPart.Region))
            && Glob.Covers(Part(ArnPart.Account), other.Part(ArnPart.Account))
            && Glob.Covers(Part(ArnPart.Resource), other.Part(ArnPart.Resource));
    }

    /// <summary>True when the other one, which is taken literally, is one of the resources that this stands for. What is not known matches nothing for certain.</summary>
    public bool Matches(ResourceArn resource)
    {
        if (IsAll)
            return true;
        if (!IsArn || !resource.IsArn)
            return false;
        for (var part = ArnPart.Partition; part <= ArnPart.Resource; part++)
        {
            if (!Glob.Matches(Part(part), resource.Part(part)))
                return false;
        }

        return true;
    }

    /// <summary>True when some resource could be meant by both. What is not known may be anything.</summary>
    public bool Overlaps(ResourceArn other)
    {
        if (IsAll || other.IsAll || IsUnknown || other.IsUnknown)
            return true;
        return IsArn
            && other.IsArn
            && Glob.Overlaps(Part(ArnPart.Service), other.Part(ArnPart.Service))
            && Glob.Overlaps(Part(ArnPart.Region), other.Part(ArnPart.Region))
            && Glob.Overlaps(Part(ArnPart.Account), other.Part(ArnPart.Account))
            && Glob.Overlaps(Part(ArnPart.Resource), other.Part(ArnPart.Resource))
            && Glob.Overlaps(Part(ArnPart.Partition), other.Part(ArnPart.Partition));
    }

    /// <summary>The same with a last hole that holds no slash: other forms of the service go on after it.</summary>
    public ResourceArn WithLastHoleAsSegment() => new(_text.WithLastHoleAsSegment());

    public override string ToString() => Text;

    public static ResourceArn Parse(string text) => new(PolicyText.Of(text, TextUse.Name));
}
