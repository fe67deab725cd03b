using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Tests.Verification.ToyRule>;
using VerifyFix = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Tests.Verification.ToyRule, IamPolicyAnalyzers.Tests.Verification.ToyFix>;

namespace IamPolicyAnalyzers.Tests.Verification;

/// <summary>A verifier is worth what it refuses: most of these tests hold a wrong expectation.</summary>
public sealed class VerifierTests
{
    [Fact]
    public Task Accepts_the_marks_and_messages_that_are_there() => Verify.Reports("""{ "a": ["[|bad|]", "[|bad|]"] }""", "Word 'bad' is bad; write 'good'");

    [Fact]
    public Task Accepts_text_without_findings() => Verify.Accepts("""{ "a": "good" }""");

    [Theory]
    [InlineData("[|bad|] bad", "+ policy.iam.json(1,5): warning TOY0001: Word 'bad' is bad; write 'good'")]
    [InlineData("[|bad|]\n [|good|]", "- policy.iam.json(2,2): TOY0001: any message")]
    [InlineData("[|bad |]", "- policy.iam.json(1,1)")]
    [InlineData("{|TOY0002:bad|}", "- policy.iam.json(1,1): TOY0002")]
    public Task Refuses_wrong_marks(string markup, string told) => Refused(Verify.Reports(markup), told);

    [Fact]
    public Task Shows_the_text_with_the_marks_that_are_right() => Refused(Verify.Reports("[|bad|] good bad"), "[|bad|] good [|bad|]");

    [Fact]
    public Task Refuses_a_wrong_message() => Refused(Verify.Reports("[|bad|]", "Word is bad"), "- policy.iam.json(1,1): TOY0001: Word is bad");

    [Fact]
    public Task Refuses_findings_in_accepted_text() => Refused(Verify.Accepts("bad"), "+ policy.iam.json(1,1)");

    [Fact]
    public Task Refuses_marks_in_accepted_text() => Refused(() => Verify.Accepts("[|bad|]"), "takes no marks");

    [Fact]
    public Task Refuses_a_report_without_marks() => Refused(() => Verify.Reports("good"), "needs a mark");

    [Fact]
    public Task Refuses_more_messages_than_marks() => Refused(() => Verify.Reports("[|bad|]", "a", "b"), "2 messages for 1 marks");

    [Fact]
    public Task Refuses_an_analyzer_that_throws() => Refused(RuleVerifier<ToyRuleThatThrows>.Accepts("good"), "toy is broken");

    [Fact]
    public Task Switches_on_a_rule_that_is_off_by_default() => RuleVerifier<ToyRuleOffByDefault>.Reports("[|bad|]");

    [Fact]
    public Task Lets_the_config_switch_it_off_again() => RuleVerifier<ToyRuleOffByDefault>.With(config: "dotnet_diagnostic.TOY0001.severity = none").Accepts("bad");

    [Fact]
    public Task Takes_severities_from_the_global_config() => Verify
        .With(config: "dotnet_diagnostic.TOY0001.severity = error", severity: DiagnosticSeverity.Error)
        .Reports("[|bad|]");

    [Fact]
    public Task Refuses_a_wrong_severity() => Refused(Verify.With(severity: DiagnosticSeverity.Error).Reports("[|bad|]"), "- policy.iam.json(1,1): error TOY0001");

    [Fact]
    public Task Takes_options_from_the_global_config() => Verify.With(config: "toy_word = ugly").Reports("bad [|ugly|]");

    [Fact]
    public Task Takes_the_kind_from_item_metadata() => Verify.With(kind: "Quiet").Accepts("bad");

    [Fact]
    public Task Declares_the_kind_of_that_file_only() => Verify
        .With(kind: "Quiet", files: ("other.iam.json", "[|bad|]"))
        .Accepts("bad");

    [Fact]
    public async Task Reads_an_editorconfig_by_section_as_a_build_does()
    {
        var test = new PolicyVerifier<ToyRule, NoFix>.Test
        {
            TestState =
            {
                AdditionalFiles = { ("policies/a.json", "bad [|ugly|]"), ("b.txt", "[|bad|] ugly") },
                AnalyzerConfigFiles = { (".editorconfig", "root = true\n[*.json]\ntoy_word = ugly\ndotnet_diagnostic.TOY0001.severity = none\n") },
            },
        };

        await test.RunAsync();
    }

    [Fact]
    public async Task Asks_as_an_editor_does()
    {
        var state = new PolicyState { AdditionalFiles = { ("a.json", "bad"), ("b.json", "good bad") } };
        var project = PolicyProject.Create(state, [new ToyRule()]);

        Assert.Equal(["a.json", "b.json"], (await PolicyProject.EditorDiagnosticsAsync(project, [new ToyRule()])).Select(PolicyProject.PathOf));
    }

    [Fact]
    public Task Accepts_the_fix_that_is_made() => VerifyFix.Fixes("[|bad|] [|bad|]", "good good");

    [Fact]
    public Task Accepts_the_fix_chosen_by_title() => VerifyFix.Fixes("[|bad|]", "fine", title: "Change to 'fine'");

    [Fact]
    public Task Accepts_the_fix_chosen_by_index() => VerifyFix.Fixes("[|bad|]", "fine", index: 1);

    [Fact]
    public Task Accepts_a_fix_for_all() => VerifyFix.FixesAll("[|bad|] [|bad|]", "good good");

    [Fact]
    public Task Accepts_the_titles_offered() => VerifyFix.Offers("[|bad|]", "Change to 'good'", "Change to 'fine'");

    [Fact]
    public Task Accepts_that_nothing_is_offered() => VerifyFix.OffersNothing("good");

    [Fact]
    public Task Refuses_another_fixed_text() => Refused(VerifyFix.Fixes("a\n[|bad|]", "a\nbetter"), "One by one: policy.iam.json differs from the expected text at (2,1)");

    [Fact]
    public Task Refuses_a_title_that_is_not_offered() => Refused(VerifyFix.Fixes("[|bad|]", "good", title: "Repair"), "Offered: 'Change to 'good'', 'Change to 'fine''");

    [Fact]
    public Task Refuses_other_titles() => Refused(VerifyFix.Offers("[|bad|]", "Change to 'good'"), "+ Change to 'fine'");

    [Fact]
    public Task Refuses_an_offer_where_none_is_expected() => Refused(VerifyFix.OffersNothing("[|bad|]"), "Other fixes");

    [Fact]
    public Task Refuses_wrong_marks_before_a_fix() => Refused(VerifyFix.Fixes("bad", "good"), "Test state: the diagnostics");

    [Fact]
    public Task Refuses_a_fix_that_changes_nothing() => RefusesFix<ToyFixThatChangesNothing>("bad", "changes nothing");

    [Fact]
    public Task Refuses_a_fix_that_is_offered_again() => RefusesFix<ToyFixThatNeverHeals>("very bad", "offered again on fixed text");

    [Fact]
    public Task Refuses_a_fix_for_all_with_another_result() => RefusesFix<ToyFixWithAnotherFixAll>("good", "Fix All in Project: policy.iam.json differs");

    [Fact]
    public Task Refuses_a_fix_without_equivalence_key() => RefusesFix<ToyFixWithoutKey>("good", "has no equivalence key");

    [Fact]
    public Task Refuses_the_scope_document() => RefusesFix<ToyFixInDocumentScope>("good", "offers the scope Document");

    [Fact]
    public Task Refuses_a_missing_fix_for_all() => Refused(FixVerifier<ToyRule, ToyFixWithoutFixAll>.FixesAll("[|bad|]", "good"), "Fix All is expected");

    [Fact]
    public Task Refuses_a_fix_for_all_of_a_fix_that_changes_access() => Refused(VerifyFix.FixesOnlyOneByOne("[|bad|]", "good"), "Fix All is not expected");

    [Fact]
    public Task Accepts_a_fix_without_fix_for_all() => FixVerifier<ToyRule, ToyFixWithoutFixAll>.FixesOnlyOneByOne("[|bad|]", "good");

    private static Task RefusesFix<TFix>(string after, string told)
        where TFix : ToyFix, new() => Refused(FixVerifier<ToyRule, TFix>.Fixes("[|bad|]", after), told);

    private static Task Refused(Task verification, string told) => Refused(() => verification, told);

    private static async Task Refused(System.Func<Task> verification, string told) =>
        Assert.Contains(told, (await Assert.ThrowsAsync<VerificationException>(verification)).Message, System.StringComparison.Ordinal);
}
