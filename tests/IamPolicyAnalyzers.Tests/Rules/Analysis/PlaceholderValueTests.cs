using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.PlaceholderValue>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class PlaceholderValueTests
{
    [Fact]
    public Task Reports_a_tag_to_fill_in() => Verify.Reports(
        """
        { "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": { "Tags": [
            { "Key": "Environment", "Value": "[|REPLACE_ME|]" }, { "Key": "Team", "Value": "Billing" } ] } } } }
        """,
        "'REPLACE_ME' is a placeholder; write the value");

    [Fact]
    public Task Reports_a_resource() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:[|REPLACE_ME|]" } }
        """,
        "'REPLACE_ME' is a placeholder; write the value");

    [Fact]
    public Task Reports_every_part_to_fill_in() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:[|REPLACE_ME_REGION|]:[|REPLACE_ME_ACCOUNT|]:[|REPLACE_ME_QUEUE_NAME|]", "[|QUEUE_ARN|]"] },
            { "Effect": "Deny", "Action": "sqs:*", "NotResource": "arn:aws:sqs:*:[|account-id|]:demo" } ] }
        """);

    [Fact]
    public Task Reports_principals() => Verify.With("demo.resource.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::[|ACCOUNT|]:root", "[|USER_ARN|]"] }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" },
            { "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:role/[|<role>|]" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" },
            { "Effect": "Deny", "Principal": "[|CHANGE_ME|]", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """);

    [Fact]
    public Task Reports_values_of_conditions() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
            "Condition": { "StringEquals": { "aws:ResourceAccount": ["111122223333", "[|YOUR_ACCOUNT|]"] }, "IpAddress": { "aws:SourceIp": "[|REPLACE_ME_RANGE|]" } } } }
        """);

    [Fact]
    public Task Reports_a_part_of_an_intrinsic_function() => Verify.With("demo.template.json").Reports(
        """
        { "Resources": { "Role": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:[|REPLACE_ME|]" } } } } } } }
        """);

    [Theory]
    [InlineData("arn:aws:s3:::${Bucket}/*")]
    [InlineData("arn:aws:s3:::{{REPLACE_ME}}/*")]
    [InlineData("arn:aws:s3:::<%= TODO %>/*")]
    [InlineData("arn:aws:s3:::todo-list-table/*")]
    [InlineData("arn:aws:s3:::replacement-parts/*")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    public Task Accepts_resource(string resource) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "{{resource}}" } }""");

    [Fact]
    public Task Accepts_words_in_capitals_that_AWS_defines() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": "organizations:DescribePolicy", "Resource": "*", "Condition": { "StringEquals": { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" } } } }
        """);

    [Fact]
    public Task Accepts_what_is_no_value() => Verify.Accepts(
        """
        { "Version": "2012-10-17", "Id": "REPLACE_ME",
          "Statement": { "Sid": "TODO", "Effect": "Allow", "Action": "sqs:REPLACE_ME", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/REPLACE_ME": "a" } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "[|QUEUE_ARN|]" }""");
}
