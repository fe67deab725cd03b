using System;
using System.Collections.Immutable;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule tells its fix: names of <see cref="Microsoft.CodeAnalysis.Diagnostic.Properties"/>.</summary>
internal static class FixData
{
    /// <summary>The text that belongs in place of the marked one.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>The entries of Action that a finding is about, with blanks between them.</summary>
    public const string Actions = nameof(Actions);

    /// <summary>The actions and patterns of actions that a statement must not grant, with blanks between them.</summary>
    public const string Forbidden = nameof(Forbidden);

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

    /// <summary>The day in force.</summary>
    public const string Day = nameof(Day);

    /// <summary>The account that the policy belongs to.</summary>
    public const string Account = nameof(Account);

    /// <summary>The key of a tag that a resource lacks.</summary>
    public const string TagKey = nameof(TagKey);

    /// <summary>The value of that tag, or <c>REPLACE_ME</c>.</summary>
    public const string TagValue = nameof(TagValue);

    /// <summary>The name of a setting, as the file calls it.</summary>
    public const string Setting = nameof(Setting);

    /// <summary>What the setting has to be: <c>true</c>, or a number.</summary>
    public const string SettingValue = nameof(SettingValue);

    public static ImmutableDictionary<string, string?> None => ImmutableDictionary<string, string?>.Empty;

    public static ImmutableDictionary<string, string?> Suggest(string text) => None.Add(Suggestion, text);

    public static ImmutableDictionary<string, string?> Test(string key, string value) => None.Add(TestKey, key).Add(TestValue, value);

    public static ImmutableDictionary<string, string?> Test(string operatorName, string key, string value) => Test(key, value).Add(TestOperator, operatorName);

    public static ImmutableDictionary<string, string?> Set(string setting, string value) => None.Add(Setting, setting).Add(SettingValue, value);

    public static ImmutableDictionary<string, string?> Set(string setting, int value) => Set(setting, FormattableString.Invariant($"{value}"));

    /// <summary>Two tests by the same operator.</summary>
    public static ImmutableDictionary<string, string?> Tests(string key, string value, string otherKey, string otherValue) =>
        Test(key, value).Add(OtherTestKey, otherKey).Add(OtherTestValue, otherValue);
}
