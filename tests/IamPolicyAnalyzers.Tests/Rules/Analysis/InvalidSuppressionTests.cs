using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.InvalidSuppression>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class InvalidSuppressionTests
{
    [Theory]
    [InlineData("""{ "rule": "[|IAM0699|]", "policy": "a.json", "value": "x", "reason": "r" }""", "Suppression of 'IAM0699' names a rule that does not exist; correct 'rule', or remove the entry")]
    [InlineData("""[|{|] "policy": "a.json", "value": "x", "reason": "r" }""", "Suppression of '' names no rule; add 'rule'")]
    [InlineData("""[|{|] "rule": "IAM0408", "policy": "a.json", "value": "x" }""", "Suppression of 'IAM0408' has no reason; say why the finding is accepted in 'reason'")]
    [InlineData("""{ "rule": "IAM0408", "policy": "a.json", "value": "x", "reason": "[| |]" }""", "Suppression of 'IAM0408' has no reason; say why the finding is accepted in 'reason'")]
    [InlineData("""{ "rule": "IAM0408", "policy": "[|**|]", "value": "x", "reason": "r" }""", "Suppression of 'IAM0408' is for every file; name a policy file in 'policy'")]
    [InlineData("""[|{|] "rule": "IAM0408", "value": "x", "reason": "r" }""", "Suppression of 'IAM0408' names no policy file; add 'policy'")]
    [InlineData("""{ "rule": "[|IAM0408|]", "policy": "a.json", "reason": "r" }""", "Suppression of 'IAM0408' names no value; add 'value', or the 'path' of what lacks something")]
    [InlineData("""{ "rule": "IAM0606", "policy": "a.json", "value": "[|*|]", "reason": "r" }""", "Suppression of 'IAM0606' would also accept '*' for other actions; list 'actions'")]
    [InlineData("""{ "rule": "IAM0601", "policy": "a.json", "value": "[|s3:*|]", "reason": "r" }""", "Suppression of 'IAM0601' would also accept 's3:*' on other resources; list 'resources'")]
    [InlineData("""{ "rule": "IAM0408", "policy": "a.json", "value": "x", "reason": "r", "until": "[|soon|]" }""", "Suppression of 'IAM0408' ends on 'soon', which is no date; write it as 2027-01-31")]
    [InlineData("""{ "rule": "IAM0408", "policy": "a.json", "value": "x", "reason": "r", "[|sids|]": "A" }""", "Suppression of 'IAM0408' has a member 'sids' that means nothing; remove it")]
    public Task Reports_an_entry_that_cannot_count(string entry, string message) => With().Reports(File(entry), message);

    [Fact]
    public Task Reports_an_entry_that_has_ended() => With("iam_as_of_date = 2026-07-01").Reports(
        File("""{ "rule": "IAM0408", "policy": "a.json", "value": "x", "reason": "r", "until": "[|2026-06-30|]" }"""),
        "Suppression of 'IAM0408' ended on '2026-06-30'; repair the finding, or look at it again and extend the date");

    [Fact]
    public Task Reports_every_entry_where_none_is_allowed() => With("iam_allow_suppressions = false").Reports(
        File("""{ "rule": "[|IAM0408|]", "policy": "a.json", "value": "x", "reason": "r" }"""),
        "Suppression of 'IAM0408' has no effect, since 'iam_allow_suppressions' is false; repair the finding");

    [Theory]
    [InlineData("""{ "rule": "IAM0606", "policy": "a.json", "value": "*", "actions": "s3:PutObject", "reason": "r", "until": "2027-01-31", "keep": true }""")]
    [InlineData("""{ "rule": "IAM0105", "policy": "a.json", "path": "/Statement/0", "reason": "r" }""")]
    [InlineData("""{ "rule": "iam0105", "policy": "a.json", "path": "/Statement/0", "reason": "r" }""")]
    public Task Accepts(string entry) => With("iam_as_of_date = 2026-07-01").Accepts(File(entry));

    [Fact]
    public Task Accepts_an_entry_without_reason_where_none_is_asked() => With("iam_require_suppression_reason = false").Accepts(
        File("""{ "rule": "IAM0408", "policy": "a.json", "value": "x" }"""));

    [Theory]
    [InlineData("[|{|]}")]
    [InlineData("""{ "suppressions": [|{|] "rule": "IAM0408" } }""")]
    [InlineData("""{ "suppressions": [ [|"IAM0408"|] ] }""")]
    [InlineData("""{ "suppressions": [ { "rule": "IAM0408", "policy": "a.json", "value": "x", "reason": "r" }[|,|] ] }""")]
    public Task Reports_a_file_that_cannot_be_read(string file) => With().Reports(file, "Suppression file cannot be read here; write a list of objects under 'suppressions'");

    [Theory]
    [InlineData("""{ "policies": [ [|"a.json"|] ] }""")]
    [InlineData("""{ "policies": [ [|{|] "document": {} } ] }""")]
    public Task Reports_a_baseline_that_cannot_be_read(string file) => Verify.With(path: "app.iam-baseline.json")
        .Reports(file, "Baseline cannot be read here; write a list of objects with 'policy' under 'policies'");

    private static string File(string entry) => "{ \"suppressions\": [" + entry + "] }";

    private static Verify.Case With(string config = "") => Verify.With(path: "app.iam-suppressions.json", config: config);
}
