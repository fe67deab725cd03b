using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.MissingCompanion>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class MissingCompanionTests
{
    [Theory]
    [InlineData("Allow", "IpAddress", "aws:VpcSourceIp", "'aws:SourceVpc' or 'aws:SourceVpce'")]
    [InlineData("Deny", "NotIpAddressIfExists", "AWS:vpcsourceip", "'aws:SourceVpc' or 'aws:SourceVpce'")]
    [InlineData("Deny", "NotIpAddress", "aws:Ec2InstanceSourcePrivateIPv4", "'aws:Ec2InstanceSourceVpc'")]
    public Task Reports_an_address_without_its_network(string effect, string name, string key, string missing) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "NotAction": "s3:GetObject", "Resource": "*", "Condition": { "{{name}}": { "[|{{key}}|]": "10.0.0.0/16" } } } }
        """,
        $"'{key}' needs {missing} in the same statement");

    [Theory]
    [InlineData("\"IpAddress\": { \"aws:VpcSourceIp\": \"10.0.0.0/16\" }, \"StringEquals\": { \"aws:SourceVpc\": \"vpc-0123456789abcdef0\" }")]
    [InlineData("\"IpAddress\": { \"aws:VpcSourceIp\": \"10.0.0.0/16\" }, \"StringNotEqualsIfExists\": { \"aws:sourcevpce\": { \"Ref\": \"Vpce\" } }")]
    [InlineData("\"IpAddress\": { \"aws:VpcSourceIp\": \"10.0.0.0/16\" }, \"ArnLike\": { \"aws:SourceVpcArn\": \"arn:aws:ec2:*:111122223333:vpc/*\" }")]
    [InlineData("\"IpAddress\": { \"aws:Ec2InstanceSourcePrivateIPv4\": \"10.0.0.0/16\" }, \"Null\": { \"aws:Ec2InstanceSourceVpc\": \"false\" }")]
    [InlineData("\"Null\": { \"aws:VpcSourceIp\": \"true\" }")]
    [InlineData("\"IpAddress\": { \"aws:VpcSourceIp\": \"10.0.0.0/16\" }, \"Fn::If\": [\"Vpc\", {}, {}]")]
    [InlineData("\"IpAddress\": { \"aws:SourceIp\": \"203.0.113.0/24\" }")]
    public Task Accepts_an_address_with_its_network(string condition) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { {{condition}} } } }""");

    [Theory]
    [InlineData("\"dynamodb:GetItem\", \"dynamodb:Query\"", "")]
    [InlineData("\"dynamodb:PutItem\", \"dynamodb:*\"", "")]
    [InlineData("\"dynamodb:Query\"", ", \"StringEquals\": { \"dynamodb:Select\": [\"SPECIFIC_ATTRIBUTES\", \"ALL_ATTRIBUTES\"] }")]
    public Task Reports_attributes_without_select(string actions, string more) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "[|dynamodb:Attributes|]": ["Id", "Title"] }{{more}} } } }
        """,
        "'dynamodb:Attributes' needs 'dynamodb:Select' limited to SPECIFIC_ATTRIBUTES in the same statement");

    [Theory]
    [InlineData("Allow", "\"dynamodb:Query\"", ", \"StringEqualsIfExists\": { \"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\" }")]
    [InlineData("Allow", "\"dynamodb:Query\"", ", \"StringEquals\": { \"dynamodb:Select\": { \"Ref\": \"Select\" } }")]
    [InlineData("Allow", "\"dynamodb:PutItem\", \"dynamodb:UpdateItem\"", "")]
    [InlineData("Allow", "\"dynamodb:Query\", { \"Ref\": \"Action\" }", "")]
    [InlineData("Deny", "\"dynamodb:Query\"", "")] // Select belongs into another Deny
    public Task Accepts_attributes_that_reads_are_limited_to(string effect, string actions, string more) => Verify.Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "{{effect}}", "Action": [{{actions}}], "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["Id", "Title"] }{{more}} } } }
        """);

    [Theory]
    [InlineData("sts:SourceIdentity", "sts:SetSourceIdentity")]
    [InlineData("sts:TransitiveTagKeys", "sts:TagSession")]
    [InlineData("aws:RequestTag/team", "sts:TagSession")]
    [InlineData("aws:TagKeys", "sts:TagSession")]
    public Task Reports_a_key_whose_action_nobody_allows(string key, string missing) => Verify.With("role.trust.json").Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "StringLike": { "[|{{key}}|]": "a*" } } } }
        """,
        $"'{key}' needs '{missing}' in the same statement");

    [Theory]
    [InlineData("Allow", "[\"sts:AssumeRole\", \"sts:SetSourceIdentity\"]", "")]
    [InlineData("Allow", "\"sts:*\"", "")]
    [InlineData("Allow", "[\"sts:AssumeRole\", { \"Ref\": \"Action\" }]", "")]
    [InlineData("Allow", "[\"sts:AssumeRole\", \"s3:GetObject\"]", "")]
    [InlineData("Deny", "\"sts:AssumeRole\"", "")]
    [InlineData("Allow", "\"sts:AssumeRole\"", ", { \"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"111122223333\" }, \"Action\": \"sts:SetSourceIdentity\" }")]
    [InlineData("Allow", "\"sts:AssumeRole\"", ", { \"Fn::Transform\": {} }, { \"Ref\": \"More\" }")]
    public Task Accepts_a_key_whose_action_is_allowed(string effect, string action, string more) => Verify.With("role.trust.json").Accepts(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "{{effect}}", "Principal": { "AWS": "111122223333" }, "Action": {{action}}, "Condition": { "StringLike": { "sts:SourceIdentity": "a*" } } }{{more}} ] }
        """);

    [Fact]
    public Task Accepts_tags_of_other_requests() => Verify.Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["ec2:CreateTags", "sts:GetCallerIdentity"], "Resource": "*", "Condition": { "StringEquals": { "aws:RequestTag/team": "a" } } } }""");

    [Fact]
    public Task Reports_a_principal_that_needs_more() => Verify.With("role.trust.json").Reports(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": ["ec2.amazonaws.com", "[|rolesanywhere.amazonaws.com|]"] }, "Action": "sts:AssumeRole" } }
        """,
        "'rolesanywhere.amazonaws.com' needs 'sts:SetSourceIdentity' and 'sts:TagSession' in the same statement");

    [Theory]
    [InlineData("Allow", "[\"sts:AssumeRole\", \"sts:TagSession\", \"sts:SetSourceIdentity\"]")]
    [InlineData("Allow", "[\"sts:AssumeRole\", \"sts:T*\", \"sts:S*\"]")]
    [InlineData("Deny", "\"sts:AssumeRole\"")]
    public Task Accepts_a_principal_that_has_all(string effect, string action) => Verify.With("role.trust.json").Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": {{action}} } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "[|aws:VpcSourceIp|]": "10.0.0.0/16" } } }
        """);
}
