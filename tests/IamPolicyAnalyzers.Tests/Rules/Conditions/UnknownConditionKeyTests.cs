using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Conditions;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Conditions.UnknownConditionKey>;

namespace IamPolicyAnalyzers.Tests.Rules.Conditions;

public sealed class UnknownConditionKeyTests
{
    private static string NoneIsNear => $" in AWS data of {ActionCatalogue.Instance.DataDate}; if it is new, list it in 'iam_extra_condition_keys'";

    [Theory]
    [InlineData("aws:PrincipalOrganizationID", "aws:PrincipalOrgID")]
    [InlineData("aws:SourceVpcArns", "aws:SourceVpcArn")]
    [InlineData("AWS:PrincipleArn", "aws:PrincipalArn")]
    [InlineData("aws:ResourceTags/team", "aws:ResourceTag/team")]
    [InlineData("iam:PassedToServices", "iam:PassedToService")]
    [InlineData("dyanmodb:LeadingKeys", "dynamodb:LeadingKeys")]
    [InlineData("s3:SourceVpce", "aws:SourceVpce")]
    public Task Reports_a_misspelt_key(string key, string meant) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|{{key}}|]": "a" } } } ] }
        """,
        $"Condition key '{key}' does not exist; did you mean '{meant}'?");

    [Theory]
    [InlineData("aws:Nonsense")]
    [InlineData("s3:x-amz-encryption")]
    [InlineData("example:Blob")]
    public Task Reports_a_key_that_is_near_none(string key) => Verify.Reports(
        $$"""
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "NotAction": ["s3:PutObject"], "Resource": "*", "Condition": { "StringNotEquals": { "[|{{key}}|]": ["a", "b"] } } } }
        """,
        $"Condition key '{key}' does not exist{NoneIsNear}");

    [Theory]
    [InlineData("aws:ResourceTag", "aws:ResourceTag")]
    [InlineData("aws:RequestTag/", "aws:RequestTag")]
    [InlineData("s3:ExistingObjectTag", "s3:ExistingObjectTag")]
    [InlineData("secretsmanager:ResourceTag", "secretsmanager:ResourceTag")]
    public Task Reports_a_key_that_lacks_the_tag(string key, string head) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": { "StringEquals": { "[|{{key}}|]": "dev" } } } }""",
        $"Condition key '{key}' does not exist; a tag key belongs after it, as in '{head}/team'");

    [Fact]
    public Task Reports_a_key_once_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|aws:Nonsense|]": "a" }, "StringLike": { "aws:nonsense": "b*" } } },
            { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringsEquals": { "[|aws:Nonsense|]": "a", "[|aws:SourceVpcArns|]": "b" } } } ] }
        """);

    [Theory]
    [InlineData("aws:sourcevpc")]
    [InlineData("AWS:SourceVpc")]
    [InlineData("aws:ResourceTag/team")]
    [InlineData("aws:SourceOwner")]
    [InlineData("aws:PrincipalOrgMasterAccountId")]
    [InlineData("aws:ARN")] // has a rule of its own
    [InlineData("s3:ExistingObjectTag/team")]
    [InlineData("secretsmanager:ResourceTag/team")]
    [InlineData("ssm:resourceTag/cost:center")]
    [InlineData("kms:EncryptionContext:aws:s3:arn")]
    [InlineData("token.actions.githubusercontent.com:nosuch")]
    [InlineData("oidc.eks.us-east-1.amazonaws.com/id/ABC:sub")]
    [InlineData("saml:nosuch")]
    [InlineData("deepracer:UserToken")] // AWS had the service once
    [InlineData("YOUR_PROVIDER:sub")]
    [InlineData("PROVIDER:sub")]
    [InlineData("<provider>:sub")]
    [InlineData("aws:${Key}")]
    [InlineData("${Provider}:sub")]
    [InlineData("SourceVpc")] // not of the form of a key
    public Task Accepts(string key) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "{{key}}": "a" } } } }""");

    [Fact]
    public Task Accepts_the_keys_of_a_service_without_a_list() => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "{{ServiceWithoutKeys}}:Anything": "a" } } } }""");

    [Theory]
    [InlineData("iam_extra_condition_keys = aws:Other, AWS:nonsense")]
    [InlineData("iam_extra_condition_keys = aws:Non*")]
    public Task Accepts_what_an_option_lists(string config) => Verify.With(config: config).Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:Nonsense": "a" } } } }""");

    [Theory]
    [InlineData("aws:Nonsense", "9999-01-01", DiagnosticSeverity.Info)]
    [InlineData("aws:Nonsense", "2026-09-30", DiagnosticSeverity.Warning)]
    [InlineData("aws:SourceVpcArns", "9999-01-01", DiagnosticSeverity.Warning)] // a slip at any age of the data
    public Task Doubts_old_data(string key, string today, DiagnosticSeverity severity) => Verify.With(config: $"iam_as_of_date = {today}", severity: severity).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|{{key}}|]": "a" } } } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|aws:SourceVpcArns|]": "vpc-1", "aws:Sour
        """);

    [Fact]
    public Task Renames_keys_one_by_one() => FixVerifier<UnknownConditionKey, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "[|aws:PrincipalOrganizationID|]": "o-abcdefghij" } } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } } } }""",
        "Change to 'aws:PrincipalOrgID' (takes effect)");

    private static string ServiceWithoutKeys
    {
        get
        {
            foreach (var service in ActionCatalogue.Instance.Services)
            {
                if (!service.HasConditionKeys)
                    return service.Prefix;
            }

            throw new Xunit.Sdk.XunitException("Every service has condition keys");
        }
    }
}
