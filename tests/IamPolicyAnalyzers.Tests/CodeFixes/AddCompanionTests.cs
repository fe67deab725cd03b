using System.Threading.Tasks;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddCompanionTests
{
    [Theory]
    [InlineData("\"IpAddress\": { \"[|aws:VpcSourceIp|]\": \"10.0.0.0/16\" }", "\"IpAddress\": { \"aws:VpcSourceIp\": \"10.0.0.0/16\" }, \"StringEquals\": { \"aws:SourceVpc\": \"REPLACE_ME_VPC\" }")]
    [InlineData("\"ForAllValues:StringEquals\": { \"[|dynamodb:Attributes|]\": [\"Id\"] }", "\"ForAllValues:StringEquals\": { \"dynamodb:Attributes\": [\"Id\"] }, \"StringEqualsIfExists\": { \"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\" }")]
    public Task Adds_the_key(string before, string after) => FixVerifier<MissingCompanion, AddCompanion>.FixesOnlyOneByOne(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "dynamodb:Query", "Resource": "*", "Condition": { {{before}} } } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "dynamodb:Query", "Resource": "*", "Condition": { {{after}} } } }""");

    [Theory]
    [InlineData("Deny", "dynamodb:Query", "\"NotIpAddress\": { \"[|aws:VpcSourceIp|]\": \"10.0.0.0/16\" }")] // would deny less
    [InlineData("Allow", "dynamodb:Query", "\"StringEquals\": { \"[|dynamodb:Attributes|]\": \"Id\", \"dynamodb:Select\": \"COUNTS\" }")]
    [InlineData("Allow", "sts:AssumeRole", "\"StringEquals\": { \"[|sts:SourceIdentity|]\": \"me\" }")] // would grant more
    public Task Offers_nothing_that_widens(string effect, string action, string condition) => FixVerifier<MissingCompanion, AddCompanion>.OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", "Action": "{{action}}", "Resource": "*", "Condition": { {{condition}} } } }""");
}
