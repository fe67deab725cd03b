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

    private readonly PolicyText _text;

    // Where the parts after "arn" begin in the pattern; the resource part runs to the end.
    private readonly (int Partition, int Service, int Region, int Account, int Resource) _starts;

    public ResourceArn(PolicyText text)
    {
        _text = text;
        var pattern = text.Pattern;
        IsAll = Glob.IsRunOnly(pattern);
        if (IsAll || !pattern.StartsWith("arn:", StringComparison.Ordinal))
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

    public string Text => _text.Text;

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

    public bool HasWildcard => Glob.HasWildcard(_text.Pattern.AsSpan());

    /// <summary>False for a text that AWS would refuse.</summary>
    public bool IsWellFormed => IsAll || IsArn;

    /// <summary>One part as a <see cref="Glob"/>; empty when this is no ARN.</summary>
    public ReadOnlySpan<char> Part(ArnPart part)
    {
        if (!IsArn)
            return default;
        var pattern = _text.Pattern.AsSpan();
        return part switch
        {
            ArnPart.Partition => pattern.Slice(_starts.Partition, _starts.Service - _starts.Partition - 1),
            ArnPart.Service => pattern.Slice(_starts.Service, _starts.Region - _starts.Service - 1),
            ArnPart.Region => pattern.Slice(_starts.Region, _starts.Account - _starts.Region - 1),
            ArnPart.Account => pattern.Slice(_starts.Account, _starts.Resource - _starts.Account - 1),
            _ => pattern.Slice(_starts.Resource),
        };
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

    /// <summary>True when some resource could be meant by both. What is not known may be anything.</summary>
    public bool Overlaps(ResourceArn other)
    {
        if (IsAll || other.IsAll || IsUnknown || other.IsUnknown)
            return true;
        return IsArn
            && other.IsArn
            && Glob.Overlaps(Part(ArnPart.Partition), other.Part(ArnPart.Partition))
            && Glob.Overlaps(Part(ArnPart.Service), other.Part(ArnPart.Service))
            && Glob.Overlaps(Part(ArnPart.Region), other.Part(ArnPart.Region))
            && Glob.Overlaps(Part(ArnPart.Account), other.Part(ArnPart.Account))
            && Glob.Overlaps(Part(ArnPart.Resource), other.Part(ArnPart.Resource));
    }

    /// <summary>The same with a last hole that holds no slash: other forms of the service go on after it.</summary>
    public ResourceArn WithLastHoleAsSegment() => new(_text.WithLastHoleAsSegment());

    public override string ToString() => Text;

    public static ResourceArn Parse(string text) => new(PolicyText.Of(text));
}
