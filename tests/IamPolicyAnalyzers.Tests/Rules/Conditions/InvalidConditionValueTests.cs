using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.InvalidConditionValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class InvalidConditionValueTests
{
    private const string WriteDate = "; write it as 2026-01-31 or 2026-01-31T23:59:59Z";

    [Theory]
    [InlineData("NotIpAddress", "aws:SourceIp", "203.0.113.0/33", "an IP address or CIDR range; the prefix length of IPv4 is 0 to 32")]
    [InlineData("IpAddress", "aws:SourceIp", "2001:db8::/129", "an IP address or CIDR range; the prefix length of IPv6 is 0 to 128")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.0/", "an IP address or CIDR range; the prefix length of IPv4 is 0 to 32")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113", "an IP address or CIDR range")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.010", "an IP address or CIDR range")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.*", "an IP address or CIDR range")]
    [InlineData("IpAddress", "aws:SourceIp", "fe80::1%eth0", "an IP address or CIDR range")]
    [InlineData("IpAddress", "aws:SourceIp", "office", "an IP address or CIDR range")]
    [InlineData("Bool", "aws:SecureTransport", "no", "true or false")]
    [InlineData("BoolIfExists", "aws:MultiFactorAuthPresent", "1", "true or false")]
    [InlineData("Bool", "aws:SecureTransport", " true", "true or false; write 'true'")]
    [InlineData("Null", "aws:SourceVpc", "", "true or false")]
    [InlineData("NumericLessThanEquals", "s3:max-keys", "ten", "a number")]
    [InlineData("NumericLessThanEquals", "s3:max-keys", "1,000", "a number")]
    [InlineData("NumericLessThanEquals", "s3:max-keys", "-", "a number")]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "01/12/2026", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-13-01", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-02-30", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-02-28T24:00:00Z", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-02-28T23:59:59", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-02-28 23:59:59Z", "a date of ISO 8601" + WriteDate)]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-*", "a date of ISO 8601" + WriteDate)]
    [InlineData("BinaryEquals", "example:Blob", "not base64!", "base64")]
    [InlineData("BinaryEquals", "example:Blob", "YWI", "base64")]
    [InlineData("ArnLike", "aws:PrincipalArn", "111122223333", "an ARN of six parts; write it as arn:partition:service:region:account:resource")]
    [InlineData("ArnEquals", "aws:SourceArn", "arn:aws:s3*", "an ARN of six parts; write it as arn:partition:service:region:account:resource")]
    public Task Reports_a_value_of_another_form(string name, string key, string value, string form) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "{{name}}": { "{{key}}": {{Marked(value)}} } } } ] }
        """,
        $"Value '{value}' is not {form}");

    [Fact]
    public Task Points_at_the_first_of_two_values() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { "Bool": { "aws:SecureTransport": ["true", "[|false|]"] } } }] }""",
        ("true", "the first value"));

    [Theory]
    [InlineData("1767225600", "2026-01-01T00:00:00Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    public Task Reports_a_time_in_seconds(string seconds, string time) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "DateGreaterThan": { "aws:CurrentTime": ["[|{{seconds}}|]"], "aws:TokenIssueTime": [|{{seconds}}|] } } } }""",
        $"Value '{seconds}' is a number of seconds; write '{time}'",
        $"Value '{seconds}' is a number of seconds; write '{time}'");

    [Theory]
    [InlineData("Bool", "aws:SecureTransport")]
    [InlineData("Null", "aws:SourceVpc")]
    public Task Reports_both_truths(string name, string key) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": ["true", "[|false|]"] } } } }""",
        $"Value 'false' is a second one under '{name}'; keep one, true or false");

    [Theory]
    [InlineData("\"1\", [|2|]", "2")]
    [InlineData("\"yes\", [|true|], \"no\"", "true")]
    [InlineData("1, \"[|2|]\"", "2")]
    public Task Reports_values_of_several_types(string values, string other) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/level": [{{values}}] } } } }""",
        $"Value '{other}' has another type than the values before it; write all in quotes");

    [Fact]
    public Task Reports_every_value_in_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["[|203.0.113.256|]", "203.0.113.1", "[|home|]"] }, "Bool": { "aws:SecureTransport": [|0|] } } },
            { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "[|1h|]" } } } ] }
        """);

    [Theory]
    [InlineData("IpAddress", "aws:SourceIp", "\"203.0.113.7\"")]
    [InlineData("IpAddress", "aws:SourceIp", "[\"203.0.113.0/0\", \"2001:DB8::/32\", \"::ffff:203.0.113.7\"]")]
    [InlineData("Bool", "aws:SecureTransport", "true")]
    [InlineData("Bool", "aws:SecureTransport", "\"True\"")]
    [InlineData("Null", "aws:SourceVpc", "[\"FALSE\"]")]
    [InlineData("NumericEquals", "s3:TlsVersion", "[\"1.2\", \"+3\", \"-0.5\"]")]
    [InlineData("NumericEquals", "s3:max-keys", "1e3")]
    [InlineData("DateLessThan", "aws:CurrentTime", "[\"2026\", \"2026-02\", \"2024-02-29\"]")]
    [InlineData("DateLessThan", "aws:CurrentTime", "[\"2026-01-31T23:59Z\", \"2026-01-31T23:59:59Z\", \"2026-01-31T23:59:59.123+01:00\"]")]
    [InlineData("DateLessThan", "aws:EpochTime", "\"1767225600\"")]
    [InlineData("BinaryEquals", "example:Blob", "[\"YWI=\", \"YQ==\", \"abc+\"]")]
    [InlineData("ArnLike", "aws:SourceArn", "[\"arn:aws:s3:::demo-*\", \"arn:*:*:*:*:*\", \"*\"]")]
    [InlineData("StringEquals", "aws:PrincipalTag/level", "[1, 2]")]
    [InlineData("StringEquals", "aws:PrincipalTag/level", "[\"1\", { \"Ref\": \"Level\" }]")]
    [InlineData("Bool", "aws:SecureTransport", "{ \"Ref\": \"Switch\" }")]
    [InlineData("Bool", "aws:SecureTransport", "[\"true\", { \"Ref\": \"Switch\" }]")]
    [InlineData("IpAddress", "aws:SourceIp", "\"${Range}\"")]
    [InlineData("IpAddress", "aws:SourceIp", "{ \"Fn::Sub\": \"${Address}/33\" }")]
    [InlineData("ArnEquals", "aws:SourceArn", "\"${TopicArn}\"")]
    [InlineData("ArnEquals", "aws:PrincipalArn", "\"${aws:PrincipalArn}\"")]
    [InlineData("ArnEquals", "aws:PrincipalOrgID", "\"o-abcdefghij\"")] // the operator is what is wrong
    [InlineData("Boolean", "aws:SecureTransport", "\"no\"")] // and here too
    public Task Accepts(string name, string key, string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": {{value}} } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ["[|203.0.113.0/33|]", "203.0.1
        """);

    [Fact]
    public Task Writes_seconds_as_a_date() => FixVerifier<InvalidConditionValue, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "DateGreaterThan": { "aws:CurrentTime": "[|1767225600|]" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "DateGreaterThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } } } }""");

    [Fact]
    public Task Leaves_a_number_without_quotes() => FixVerifier<InvalidConditionValue, UseSuggestedName>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "DateGreaterThan": { "aws:CurrentTime": [|1767225600|] } } } }""");

    private static string Marked(string value) => value.Length == 0 ? "[|\"\"|]" : $"\"[|{value}|]\"";
}
