using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// Names of condition keys with placeholders, which AWS writes <c>${TagKey}</c> or <c>&lt;key&gt;</c>, writes as the word <c>tag-key</c>, or leaves out,
/// after a final slash.
/// </summary>
internal static class ConditionKeyTemplate
{
    private static ReadOnlySpan<byte> TagWord => "/tag-key"u8;

    public static bool IsTemplate(ReadOnlySpan<byte> name) => name.IndexOf((byte)'$') >= 0 || name.IndexOf((byte)'<') >= 0 || EndsOpen(WithoutTagWord(name));

    /// <summary>
    /// True when the key is the template with every placeholder filled, whatever the case of the rest. At the end of the name a placeholder is any
    /// text, for tag keys may hold slashes and colons; elsewhere it is one segment without them. No placeholder is empty.
    /// </summary>
    public static bool Matches(ReadOnlySpan<byte> template, ReadOnlySpan<char> key)
    {
        template = WithoutTagWord(template);
        while (true)
        {
            var placeholder = template.IndexOfAny((byte)'$', (byte)'<');
            if (placeholder < 0)
            {
                return EndsOpen(template)
                    ? key.Length > template.Length && CatalogueText.Equals(template, key.Slice(0, template.Length))
                    : CatalogueText.Equals(template, key);
            }

            if (key.Length <= placeholder || !CatalogueText.Equals(template.Slice(0, placeholder), key.Slice(0, placeholder)))
                return false;

            var closing = template[placeholder] == '$' ? (byte)'}' : (byte)'>';
            template = template.Slice(placeholder);
            template = template.Slice(template.IndexOf(closing) + 1);
            key = key.Slice(placeholder);
            if (template.IsEmpty)
                return true;

            var filled = SegmentLength(template, key);
            if (filled == 0)
                return false;
            key = key.Slice(filled);
        }
    }

    /// <summary>The part of the template before the placeholder, up to and with the slash; empty for a template of another shape.</summary>
    public static ReadOnlySpan<byte> TagHead(ReadOnlySpan<byte> template)
    {
        template = WithoutTagWord(template);
        var end = template.IndexOf((byte)'/') + 1;
        var isTag = end == template.Length
            || (template[end] is (byte)'$' or (byte)'<' && template.Slice(end).IndexOfAny((byte)'}', (byte)'>') == template.Length - end - 1);
        return isTag ? template.Slice(0, end) : default;
    }

    private static ReadOnlySpan<byte> WithoutTagWord(ReadOnlySpan<byte> name) =>
        name.EndsWith(TagWord) ? name.Slice(0, name.Length - TagWord.Length + 1) : name;

    private static bool EndsOpen(ReadOnlySpan<byte> name) => !name.IsEmpty && name[name.Length - 1] == '/';

    /// <summary>
    /// Characters of the key up to where the template goes on, at least one and none of them a slash or colon; 0 when there are none. No
    /// template has two placeholders, so the longest segment is the right one when the rest is compared from the end.
    /// </summary>
    private static int SegmentLength(ReadOnlySpan<byte> rest, ReadOnlySpan<char> key)
    {
        var length = key.Length - rest.Length;
        return length > 0 && key.Slice(0, length).IndexOfAny('/', ':') < 0 ? length : 0;
    }
}
