using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A switch or a number among the properties of what a file declares or reports.</summary>
/// <param name="name">As the file calls it, or would have to.</param>
/// <param name="owner">The object it belongs to.</param>
/// <param name="value">Missing where the object does not have it.</param>
internal readonly struct DeclaredSetting(string name, JsonNode owner, JsonNode value)
{
    private const int MaxDigits = 9;

    public string Name { get; } = name;

    /// <summary>True when the object is complete and does not have the setting, so that AWS's default counts.</summary>
    public bool IsAbsent => value.IsMissing && owner is { IsObject: true, HasErrors: false } && !Intrinsic.IsIntrinsic(owner);

    /// <summary>True for <c>false</c>, also as a string.</summary>
    public bool IsFalse => Is("false");

    /// <summary>True for <c>true</c>, also as a string.</summary>
    public bool IsTrue => Is("true");

    /// <summary>A whole number, also as a string; null for anything else.</summary>
    public int? Number
    {
        get
        {
            var text = value.IsNumber || value.IsString ? value.StringValue : "";
            if (text.Length is 0 or > MaxDigits)
                return null;
            var number = 0;
            foreach (var digit in text)
            {
                if (digit is < '0' or > '9')
                    return null;
                number = (number * 10) + (digit - '0');
            }

            return number;
        }
    }

    /// <summary>The value; the opening bracket of the object that lacks it.</summary>
    public TextSpan Span => value.IsMissing ? owner.OpenSpan : value.ContentSpan;

    private bool Is(string text) => (value.IsBoolean || value.IsString) && value.ValueEqualsIgnoreCase(text);
}
