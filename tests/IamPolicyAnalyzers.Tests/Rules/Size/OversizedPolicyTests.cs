using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Size.OversizedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Size;

public sealed class OversizedPolicyTests
{
    private const int OfManaged = 6144;
    private const int OfTrust = 2048;
    private const int OfQueue = 8192;

    [Fact]
    public Task Reports_a_trust_policy() => Verify.Reports(
        "[|{|]" + Trust(2225).Substring(1),
        "Policy has 2,225 characters, but a role trust policy may have 2,048");

    [Fact]
    public Task Accepts_a_trust_policy_whose_quota_was_raised() => Verify.With(config: "iam_trust_quota = 4096").Accepts(Trust(2225));

    [Fact]
    public Task Reports_above_a_quota_that_was_raised() => Verify.With(config: "iam_trust_quota = 4096").Reports(
        "[|{|]" + Trust(4097).Substring(1), "Policy has 4,097 characters, but a role trust policy may have 4,096");

    [Theory]
    [InlineData("a.iam.json", OfManaged, "a managed policy may have 6,144")]
    [InlineData("a.boundary.json", OfManaged, "a permissions boundary may have 6,144")]
    [InlineData("a.session.json", 2048, "a session policy may have 2,048")]
    public async Task Reports_one_character_too_many(string path, int limit, string holder)
    {
        await Verify.With(path).Accepts(Identity(limit));
        await Verify.With(path).Reports("[|{|]" + Identity(limit + 1).Substring(1), $"Policy has {limit + 1:N0} characters, but {holder}");
    }

    [Fact]
    public async Task Counts_no_white_space_around_elements()
    {
        await Verify.Accepts(Identity(OfManaged).Replace(",", ",\n\t    ", System.StringComparison.Ordinal));
        await Verify.With("a.session.json").Accepts(Identity(2048).Replace(",", ",\n    ", System.StringComparison.Ordinal));
    }

    [Fact]
    public Task Counts_no_blanks_inside_texts_of_IAM() => Verify.Accepts(Identity(OfManaged).Replace("Padding", "Pad d  ing", System.StringComparison.Ordinal));

    [Fact]
    public Task Counts_blanks_inside_texts_of_sessions() => Verify.With("a.session.json").Reports(
        "[|{|]" + Identity(2048).Replace("Padding", "Pad ding", System.StringComparison.Ordinal).Substring(1), "Policy has 2,049 characters, but a session policy may have 2,048");

    [Fact]
    public Task Counts_an_escape_as_one_character() => Verify.Accepts(Identity(OfManaged).Replace("Padding", "P\\u0061dding", System.StringComparison.Ordinal));

    [Fact]
    public Task Counts_only_what_is_known() => Verify.With("app.template.json").Accepts(
        Template("AWS::IAM::ManagedPolicy", Identity(OfManaged).Replace("Padding", "${AWS::StackName}${Environment}", System.StringComparison.Ordinal)));

    [Fact]
    public Task Counts_functions_as_nothing() => Verify.With("app.template.json").Accepts(
        Template("AWS::IAM::ManagedPolicy", Identity(OfManaged).Replace("\"*\"", "{\"Fn::GetAtt\":[\"Queue\",\"Arn\"]}", System.StringComparison.Ordinal)));

    [Fact]
    public Task Reports_what_is_known_alone() => Verify.With("app.template.json").Reports(
        Template("AWS::IAM::ManagedPolicy", "[|{|]" + Identity(OfManaged + 10).Replace("\"*\"", "{\"Fn::Sub\":\"${Queue.Arn}\"}", System.StringComparison.Ordinal).Substring(1)),
        $"Policy has at least {OfManaged + 9:N0} characters, but a managed policy may have 6,144");

    [Fact]
    public Task Accepts_an_inline_policy_of_somebody_unknown() => Verify.With("app.template.json").Accepts(
        Template("AWS::IAM::Policy", Identity(OfManaged + 1), "\"Roles\": { \"Ref\": \"Roles\" }"));

    [Theory]
    [InlineData("User", 2048, "the inline policies of a user may have 2,048")]
    [InlineData("Group", 5120, "the inline policies of a group may have 5,120")]
    [InlineData("Role", 10240, "the inline policies of a role may have 10,240")]
    public Task Reports_inline_policies(string kind, int limit, string holder) => Verify.With("app.template.json").Reports(
        Template("AWS::IAM::Policy", "[|{|]" + Identity(limit + 1).Substring(1), $"\"{kind}s\": [{{ \"Ref\": \"Owner\" }}]"),
        $"Policy has {limit + 1:N0} characters, but {holder}");

    [Fact]
    public Task Adds_the_inline_policies_of_one_role() => Verify.With("app.template.json").Reports(
        $$"""
        { "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": {
            "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
            "Policies": [
              { "PolicyName": "First", "PolicyDocument": {{Identity(6000)}} },
              { "PolicyName": "Second", "PolicyDocument": [|{|]{{Identity(4241).Substring(1)}} },
              { "PolicyName": "Third", "PolicyDocument": {{Identity(1000)}} } ] } } } }
        """,
        "Inline policies of role 'App' have 10,241 characters, but the inline policies of a role may have 10,240");

    [Fact]
    public Task Points_at_the_policies_before_it() => Verify.With("app.template.json").Relates(
        $$"""
        { "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [
            { "PolicyName": "First", "PolicyDocument": {{Identity(6000)}} },
            { "PolicyName": "Second", "PolicyDocument": [|{|]{{Identity(4241).Substring(1)}} },
            { "PolicyName": "Third", "PolicyDocument": {{Identity(1000)}} } ] } } } }
        """,
        (Identity(6000), "counts as well"));

    [Fact]
    public Task Adds_no_policies_of_which_only_one_is_deployed() => Verify.With("app.template.json").Accepts(
        $$"""
        { "Resources": {
            "First": { "Type": "AWS::IAM::Policy", "Condition": "Old", "Properties": { "PolicyName": "First", "Roles": ["App"], "PolicyDocument": {{Identity(6000)}} } },
            "Second": { "Type": "AWS::IAM::Policy", "Condition": "New", "Properties": { "PolicyName": "Second", "Roles": ["App"], "PolicyDocument": {{Identity(6000)}} } } } }
        """);

    [Theory]
    [InlineData("sqs", OfQueue, "Policy has 8,193 bytes, but a queue policy may have 8,192")]
    [InlineData("s3", 20480, "Policy has 20,481 bytes, but a bucket policy may have 20,480")]
    [InlineData("logs", 5120, "Policy has 5,121 characters, but a resource policy of CloudWatch Logs may have 5,120")]
    public async Task Reports_resource_policies(string service, int limit, string message)
    {
        await Verify.Accepts(OfResource(service, limit));
        await Verify.Reports("[|{|]" + OfResource(service, limit + 1).Substring(1), message);
    }

    [Fact]
    public Task Counts_bytes() => Verify.Reports(
        "[|{|]" + OfResource("sqs", OfQueue).Replace("Padding", "Pädding", System.StringComparison.Ordinal).Substring(1), "Policy has 8,193 bytes, but a queue policy may have 8,192");

    [Fact]
    public Task Accepts_the_policy_of_an_unknown_owner() => Verify.Accepts(
        OfResource("sqs", 60000).Replace("sqs:SendMessage", "*", System.StringComparison.Ordinal));

    [Fact]
    public Task Accepts_what_another_rule_says_of_organizations() => Verify.With("a.scp.json").Accepts(Identity(20000));

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports("[|{|]" + Trust(2225).Substring(1).TrimEnd('}'));

    private static string Trust(int length) =>
        Padded("""{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""", length);

    private static string Identity(int length) =>
        Padded("""{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}""", length);

    private static string OfResource(string service, int length) => Padded(
        $$$"""{"Version":"2012-10-17","Statement":[{"Sid":"Padding","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"{{{service}}}:SendMessage","Resource":"*"}]}""", length);

    private static string Padded(string policy, int length) =>
        policy.Replace("Padding", "Padding" + new string('g', length - policy.Length), System.StringComparison.Ordinal);

    private static string Template(string type, string policy, string more = "\"Description\": \"\"") =>
        $$"""{ "Resources": { "Queues": { "Type": "{{type}}", "Properties": { {{more}}, "PolicyDocument": {{policy}} } } } }""";
}
