using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule tells its fix: names of <see cref="Microsoft.CodeAnalysis.Diagnostic.Properties"/>.</summary>
internal static class FixData
{
    /// <summary>The text that belongs in place of the marked one.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>The entries of Action that a finding is about, with blanks between them.</summary>
    public const string Actions = nameof(Actions);

    /// <summary>All that a policy grants, where the message names only the most.</summary>
    public const string AccessSummary = nameof(AccessSummary);

    /// <summary>The condition key of a test that the statement lacks.</summary>
    public const string TestKey = nameof(TestKey);

    /// <summary>What that key has to be; words in capitals after <c>REPLACE_ME</c> are to be filled in.</summary>
    public const string TestValue = nameof(TestValue);

    /// <summary>The condition key of a second test.</summary>
    public const string OtherTestKey = nameof(OtherTestKey);

    /// <summary>What the key of the second test has to be.</summary>
    public const string OtherTestValue = nameof(OtherTestValue);

    /// <summary>How the two are compared, where that is not StringEquals.</summary>
    public const string TestOperator = nameof(TestOperator);

    /// <summary>The account that the policy belongs to.</summary>
    public const string Account = nameof(Account);

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> Suggest(string text) => None.Add(Suggestion, text);

    public static ImmutableDictionary<string, string?> Test(string key, string value) => None.Add(TestKey, key).Add(TestValue, value);

    public static ImmutableDictionary<string, string?> Test(string operatorName, string key, string value) => Test(key, value).Add(TestOperator, operatorName);

    /// <summary>Two tests by the same operator.</summary>
    public static ImmutableDictionary<string, string?> Tests(string key, string value, string otherKey, string otherValue) =>
        Test(key, value).Add(OtherTestKey, otherKey).Add(OtherTestValue, otherValue);
}
