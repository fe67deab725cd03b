using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Json;

/// <summary>One way in which a text is not JSON.</summary>
/// <param name="Span">The smallest text to change; what is missing is reported on the character before the gap, or as an empty span at the end of the text.</param>
/// <param name="Message">What is there and what JSON wants, ready to stand inside a sentence.</param>
internal readonly record struct JsonError(JsonErrorKind Kind, TextSpan Span, string Message);

/// <summary>Why a text is not JSON (RFC 8259).</summary>
internal enum JsonErrorKind : byte
{
    /// <summary>No value at all: an empty text, or only white space and comments.</summary>
    NoValue,

    /// <summary>More text after the one value that JSON allows.</summary>
    TextAfterValue,

    /// <summary>A character that belongs to no token: a control character, a kind of white space that JSON does not know.</summary>
    UnexpectedCharacter,

    /// <summary>A token that fits nowhere here, and was skipped.</summary>
    UnexpectedToken,

    MissingName,
    MissingColon,
    MissingValue,
    MissingComma,

    /// <summary>A container was closed on behalf of the writer, before a token that belongs outside it or at the end of the text.</summary>
    MissingBracket,

    /// <summary>A comma with nothing before it.</summary>
    ExtraComma,

    /// <summary>A comma before the closing bracket.</summary>
    TrailingComma,

    Comment,
    SingleQuotes,

    /// <summary>Typographic quotes, as word processors and web pages put them in.</summary>
    CurlyQuotes,

    UnquotedName,

    /// <summary>A word that is not <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    UnquotedString,

    /// <summary>A string that its line ends before its closing quote.</summary>
    UnclosedString,

    ControlCharacter,
    InvalidEscape,

    /// <summary>Half a surrogate pair, escaped or not.</summary>
    LoneSurrogate,

    InvalidNumber,

    /// <summary><c>True</c>, <c>NULL</c> and the like: JSON writes its three words in lower case.</summary>
    InvalidLiteral,
}
