using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Repository;

/// <summary>The presets of the package know every rule. The two lists here decide; the files are made from them.</summary>
public sealed class PresetTests
{
    private const string Repair =
        "add the rule's name to s_refused if AWS refuses such a policy, to s_urgent if Minimal is to keep it for another reason, else to neither; then "
        + Guard.UpdateDocs;

    /// <summary>Rules about what AWS refuses: errors in Strict, and kept by Minimal.</summary>
    private static readonly ImmutableHashSet<string> s_refused = Names(
        """
        InvalidJson DuplicateMember UnknownElement InvalidElementType MissingElement ConflictingElements InvalidVersion InvalidEffect InvalidSid DuplicateSid
        InvalidCharacter InvalidAction UnsupportedAction InvalidArn UnsupportedResource InvalidConditionShape UnknownConditionOperator InvalidConditionKey
        UnsupportedPrincipal InvalidPrincipal InvalidPrincipalValue WildcardInPrincipal UnsupportedTrustElement UnsupportedTrustAction MissingOidcSubject
        InvalidRcpStatement InvalidEndpointPolicy OversizedOrganizationPolicy ResourcePolicyLimit
        """);

    /// <summary>
    /// What Minimal keeps besides, one line each: administrators; access for strangers; sure ways to become administrator; credentials and the root
    /// user; policies that nobody can change any more; what the project itself demands; and what would make silence mean nothing.
    /// </summary>
    private static readonly ImmutableHashSet<string> s_urgent = Names(
        """
        AdministratorStatement AllActions NotActionAllow AdministratorAttachment
        PublicTrust MissingFederationCondition WideOidcSubject PublicResource WeakPublicCondition NotPrincipalAllow
        DirectEscalation PrincipalTakeover AssumeAnyRole BoundaryRemoval TrustRewrite PassRoleEscalation OrganizationEscalation
        AccessKeyInFile PasswordInFile AccessKeyResource SecretInOutput RootAccessKey RootWithoutMfa
        PolicyLockout
        NewAccess NewPublicAccess ForbiddenAction MissingRequiredCondition FailedAssertion
        UnanalyzedFile InvalidSuppression InvalidConfiguration
        """);

    [Fact]
    public void Minimal_keeps_what_is_urgent() => Guard.Finds(
        Problems(
            "Minimal",
            "Keeps what AWS refuses, administrators, access for strangers, escalation, credentials and lockout; the rest is off until .globalconfig wakes it.",
            rule => IsRefused(rule) || s_urgent.Contains(NameOf(rule)) || !rule.Descriptor.IsEnabledByDefault ? null : $"dotnet_diagnostic.{rule.Id}.severity = none"),
        Repair);

    [Fact]
    public void Strict_raises_what_AWS_refuses() => Guard.Finds(
        Problems("Strict", "What AWS refuses is an error. The keys are our own, so that those of a folder and those of .globalconfig win.", Raised),
        Repair);

    // 'default' wakes a rule and leaves its severity to our own keys; a severity would override them.
    [Fact]
    public void All_wakes_what_is_off() => Guard.Finds(
        Problems(
            "All",
            "Every rule is on, and what AWS refuses is an error. 'default' leaves the severity to the keys of a folder.",
            rule => rule.Descriptor.IsEnabledByDefault ? Raised(rule) : $"dotnet_diagnostic.{rule.Id}.severity = default"),
        Repair);

    [CorpusFact]
    public void Lists_are_those_of_the_rulebook()
    {
        Assert.Equal(RulebookTests.StrictErrors().Select(id => RulebookTests.Names()[id]).Order(), s_refused.Order());
        Assert.Empty(s_urgent.Except(RulebookTests.Names().Values));
    }

    private static ImmutableHashSet<string> Names(string text) => [.. text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    private static string NameOf(ShippedRule rule) => Shipped.RuleIds.FirstOrDefault(listed => listed.Id == rule.Id).Name;

    private static bool IsRefused(ShippedRule rule) => s_refused.Contains(NameOf(rule));

    private static string? Raised(ShippedRule rule) => IsRefused(rule) ? $"iam_diagnostic.{rule.Id}.severity = error" : null;

    /// <summary>What is wrong with the file of a preset; under <c>UPDATE_DOCS=1</c> it is rewritten instead.</summary>
    private static IEnumerable<string> Problems(string preset, string meaning, Func<ShippedRule, string?> lineOf)
    {
        var relative = $"src/IamPolicyAnalyzers.Package/config/{preset}.globalconfig";
        string[] expected =
        [
            $"# {meaning}",
            "is_global = true",
            "global_level = -1",
            .. from rule in Shipped.Rules
               let line = lineOf(rule)
               where line is not null
               group line by rule.Descriptor.Category into category
               from line in category.Prepend("\n# " + category.Key)
               select line,
        ];
        var written = string.Join('\n', Shipped.Lines(relative));
        if (written == string.Join('\n', expected))
            yield break;
        if (GeneratedBlock.IsUpdate)
            File.WriteAllText(Shipped.PathOf(relative), string.Join('\n', expected) + "\n");
        else
            yield return $"{relative} differs in {string.Join(", ", Difference(written.Split('\n'), string.Join('\n', expected).Split('\n')))}";
    }

    private static IEnumerable<string> Difference(string[] written, string[] expected) =>
        expected.Except(written).Select(line => $"'{line}' (missing)").Concat(written.Except(expected).Select(line => $"'{line}' (too much)")).DefaultIfEmpty("the order of lines");
}
