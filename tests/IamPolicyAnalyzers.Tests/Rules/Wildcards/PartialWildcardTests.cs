using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Wildcards.PartialWildcard>;

namespace IamPolicyAnalyzers.Tests.Rules.Wildcards;

public sealed class PartialWildcardTests
{
    [Fact]
    public Task Reports_a_pattern_with_the_number_of_its_actions() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:*Tags|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" } }
        """,
        $"'ec2:*Tags' matches {ActionCatalogue.Instance.Match("ec2", "*Tags").Count} actions today and more as AWS adds them; list the actions you need");

    [Fact]
    public Task Reports_a_resource_with_an_open_name() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|arn:aws:sqs:us-east-1:111122223333:demo-*|]" } }
        """,
        "'arn:aws:sqs:us-east-1:111122223333:demo-*' matches every resource of such a name, also those created later; write the full ARN");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["[|ec2:*Tags|]", "ec2:RunInstances", "[|ec2:Start*|]"], "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["[|arn:aws:sqs:*:111122223333:demo|]", "arn:aws:sqs:us-east-1:111122223333:demo"] }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "[|arn:aws:s3:::demo-bucket/logs/*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "[|arn:aws:s3:::demo-*/*|]" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "[|ec2:Start*|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }, { "Effect": "Allow", "Action": "[|ec2:Stop*|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }""")]
    public Task Reports(string statements) => Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }""")] // reads
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:*", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }""")] // WildcardAction speaks
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": "arn:aws:s3:::demo-bucket" }""")] // SensitiveActionPattern speaks
    [InlineData("""{ "Effect": "Allow", "Action": "cloudtrail:Stop*", "Resource": "*" }""")] // AuditTampering speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:*:*" }""")] // WildcardResource speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:*:demo" }""")] // AnyAccountResource speaks
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }""")] // the objects of one bucket
    [InlineData("""{ "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/demo:*" }""")] // the streams of one group
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "arn:aws:sqs:us-east-1:${AWS::AccountId}:demo-*" } }""")]
    [InlineData("""{ "Effect": "Allow", "Action": { "Fn::Sub": "ec2:${Verb}*" }, "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:ChangePassword", "Resource": "arn:aws:iam::*:user/${aws:username}" }""")] // of users only the name counts
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:NoSuch*", "Resource": "*" }""")] // UnknownAction speaks
    [InlineData("""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sns:us-east-1:111122223333:demo-*" }""")] // UnusedResource speaks
    [InlineData("""{ "Effect": "Allow", "NotAction": "ec2:*Tags", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Deny", "Action": "ec2:*Tags", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:Start*", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0" }, { "Effect": "Deny", "Action": "ec2:*", "Resource": "*" }""")]
    public Task Accepts(string statements) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|ec2:Start*|]", "Resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0"
        """);
}
