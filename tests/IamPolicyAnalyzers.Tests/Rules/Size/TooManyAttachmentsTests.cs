using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Size.TooManyAttachments>;

namespace IamPolicyAnalyzers.Tests.Rules.Size;

public sealed class TooManyAttachmentsTests
{
    [Fact]
    public Task Reports_the_first_policy_over_the_limit() => Verify.With("app.template.json").Reports(
        Role($"{Arns(1, 20)}, \"[|arn:aws:iam::111122223333:policy/App21|]\", {Arns(22, 22)}"),
        "Role 'AppRole' has 22 managed policies, but AWS attaches at most 20");

    [Fact]
    public Task Points_at_the_policies_that_count() => Verify.With("app.template.json", config: "iam_max_attached_policies = 2").Relates(
        Role($"{Arns(1, 2)}, \"[|arn:aws:iam::111122223333:policy/App03|]\""),
        ("arn:aws:iam::111122223333:policy/App01", "counts as well"),
        ("arn:aws:iam::111122223333:policy/App02", "counts as well"));

    [Fact]
    public Task Reports_as_configured() => Verify.With("app.template.json", config: "iam_max_attached_policies = 10").Reports(
        Role($"{Arns(1, 10)}, \"[|arn:aws:iam::111122223333:policy/App11|]\""),
        "Role 'AppRole' has 11 managed policies, but AWS attaches at most 10");

    [Fact]
    public Task Adds_what_policies_of_the_template_attach() => Verify.With("app.template.json").Reports(
        $$"""
        { "Resources": {
            "Everybody": { "Type": "AWS::IAM::Group", "Properties": { "ManagedPolicyArns": [{{Arns(1, 20)}}] } },
            "More": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Groups": [{ "Ref": "[|Everybody|]" }], "PolicyDocument": {} } } } }
        """,
        "Group 'Everybody' has 21 managed policies, but AWS attaches at most 20");

    [Fact]
    public Task Accepts_as_many_as_AWS_attaches() => Verify.With("app.template.json").Accepts(Role(Arns(1, 20)));

    [Fact]
    public Task Counts_a_repeated_policy_once() => Verify.With("app.template.json").Accepts(Role($"{Arns(1, 20)}, {Arns(1, 20)}"));

    [Fact]
    public Task Counts_no_policy_that_a_condition_attaches() => Verify.With("app.template.json").Accepts(
        Role($$"""{{Arns(1, 19)}}, { "Fn::If": ["Large", "arn:aws:iam::111122223333:policy/Large", "arn:aws:iam::111122223333:policy/Small"] }"""));

    [Fact]
    public Task Counts_no_unknown_policy() => Verify.With("app.template.json").Accepts(
        $$"""
        { "Parameters": { "Extra": { "Type": "String" } },
          "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{{Arns(1, 20)}}, { "Ref": "Extra" }] } } } }
        """);

    [Fact]
    public Task Counts_no_inline_policy() => Verify.With("app.template.json").Accepts(
        $$"""
        { "Resources": {
            "AppRole": { "Type": "AWS::IAM::Role", "Properties": {
                "ManagedPolicyArns": [{{Arns(1, 20)}}],
                "Policies": [{ "PolicyName": "Inline", "PolicyDocument": {} }] } },
            "Other": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{{Arns(21, 25)}}] } } } }
        """);

    [Fact]
    public Task Accepts_a_policy() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.With("app.template.json").Reports(
        "{ \"Resources\": { \"AppRole\": { \"Type\": \"AWS::IAM::Role\", \"Properties\": { \"ManagedPolicyArns\": [" + Arns(1, 20) + ", \"[|arn:aws:iam::111122223333:policy/App21|]\", ");

    private static string Role(string arns) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{{arns}}] } } } }""";

    private static string Arns(int first, int last) =>
        string.Join(", ", Enumerable.Range(first, last - first + 1).Select(number => $"\"arn:aws:iam::111122223333:policy/App{number:00}\""));
}
