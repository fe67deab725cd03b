using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>What of a good message a machine can see</summary>
public sealed partial class MessageTests
{
    [Fact]
    public void Messages_and_titles_keep_the_form() => Guard.Finds(
        from rule in Shipped.Rules
        from problem in Problems(Text(rule.Descriptor.Title), Text(rule.Descriptor.MessageFormat), Text(rule.Descriptor.Description))
        select $"{rule.Id} {rule.Type.Name}: {problem}",
        "reword the descriptor: the fact about this policy first, then after ';' what to write");

    [Theory]
    [InlineData("message is 160 characters or longer", "Word is bad", "Word '{0}' is bad{LONG}")]
    [InlineData("message starts small", "Word is bad", "word '{0}' is bad")]
    [InlineData("message ends with a period", "Word is bad", "Word '{0}' is bad.")]
    [InlineData("message has a line break or blanks at its ends", "Word is bad", "Word '{0}'\nis bad")]
    [InlineData("message says 'should'", "Word is bad", "Word '{0}' should be good")]
    [InlineData("message says 'invalid'", "Word is bad", "Word '{0}' is invalid")]
    [InlineData("message is left to fill in", "Word is bad", "FILL_IN '{0}'")]
    [InlineData("message only repeats the title", "Word is bad", "Word is bad")]
    [InlineData("title has arguments", "Word '{0}' is bad", "Word '{0}' is bad; write 'good'")]
    [InlineData("title starts small", "word is bad", "Word '{0}' is bad; write 'good'")]
    public void Finds(string problem, string title, string message) =>
        Assert.Equal([problem], Problems(title, message.Replace("{LONG}", new string('x', 160), StringComparison.Ordinal), "A bad word hurts."));

    [Theory]
    [InlineData("Word is bad", "Word '{0}' is bad; write 'good'")]
    [InlineData("aws:SourceIp is compared with private addresses", "'{0}' is a private address, but aws:SourceIp holds public ones")]
    [InlineData("Action does not exist", "Action '{0}' does not exist{1}")]
    public void Accepts(string title, string message) => Assert.Empty(Problems(title, message, "A bad word hurts."));

    [Theory]
    [InlineData("")]
    [InlineData("A bad word hurts")]
    [InlineData("FILL_IN why it matters.")]
    public void Finds_a_description_that_is_no_sentence(string description) =>
        Assert.Equal(["description is no sentence"], Problems("Word is bad", "Word '{0}' is bad; write 'good'", description));

    private static IEnumerable<string> Problems(string title, string message, string description)
    {
        foreach (var (name, text) in new[] { ("title", title), ("message", message) })
        {
            if (text.Length >= 160)
                yield return $"{name} is 160 characters or longer";
            if (!StartsWell(text))
                yield return $"{name} starts small";
            if (text.EndsWith('.'))
                yield return $"{name} ends with a period";
            if (text != text.Trim() || text.Contains('\n', StringComparison.Ordinal))
                yield return $"{name} has a line break or blanks at its ends";
            if (Discouraged().Match(text) is { Success: true } word)
                yield return $"{name} says '{word.Value}'";
            if (text.Contains(RulePage.FillIn, StringComparison.Ordinal))
                yield return $"{name} is left to fill in";
        }

        if (title == message)
            yield return "message only repeats the title";
        if (title.Contains("{0}", StringComparison.Ordinal))
            yield return "title has arguments";
        if (!description.EndsWith('.') || description.Contains(RulePage.FillIn, StringComparison.Ordinal))
            yield return "description is no sentence";
    }

    // A name of AWS's, such as aws:SourceIp, keeps its spelling at the start; so does the user's text.
    private static bool StartsWell(string text) =>
        text.Length > 0 && (char.IsUpper(text[0]) || text[0] is '\'' or '{' || text.Split(' ')[0].Contains(':', StringComparison.Ordinal));

    private static string Text(Microsoft.CodeAnalysis.LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(please|should|invalid)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Discouraged();
}
