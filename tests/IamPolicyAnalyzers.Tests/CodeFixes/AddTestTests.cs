using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.MissingConditions;
using IamPolicyAnalyzers.Rules.PrivilegeEscalation;
using IamPolicyAnalyzers.Rules.Review;
using IamPolicyAnalyzers.Rules.Trust;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddTestTests
{
    private const string Required = "iam_required_conditions = s3:PutObject StringEquals aws:RequestedRegion eu-west-1";

    [Fact]
    public Task Asks_for_the_service_of_a_role() => FixVerifier<WildcardServiceLinkedRole, AddTest>.With().FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "[|*|]" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*", "Condition": { "StringEquals": { "iam:AWSServiceName": "REPLACE_ME_SERVICE" } } } }
        """,
        title: "Test 'iam:AWSServiceName' (narrows access)");

    [Fact]
    public Task Asks_for_the_organization_of_a_caller() => FixVerifier<PublicTrust, AddTest>.With("role.trust.json").FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|*|]" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" }, "StringEquals": { "aws:PrincipalOrgID": "REPLACE_ME_ORGANIZATION" } } } }
        """,
        title: "Test 'aws:PrincipalOrgID' (narrows access)");

    [Fact]
    public Task Asks_for_the_audience_of_an_assertion() => FixVerifier<MissingFederationCondition, AddTest>.With("role.trust.json").FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|arn:aws:iam::111122223333:saml-provider/Company|]" }, "Action": "sts:AssumeRoleWithSAML" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/Company" }, "Action": "sts:AssumeRoleWithSAML", "Condition": { "StringEquals": { "saml:aud": "https://signin.aws.amazon.com/saml" } } } }
        """,
        title: "Test 'saml:aud' (narrows access)");

    [Theory]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/", "oidc.demo.example", "aud", "sts.amazonaws.com", "sub", "REPLACE_ME_SUBJECT")]
    [InlineData(
        "arn:aws:iam::111122223333:oidc-provider/", "oidc.eks.eu-west-1.amazonaws.com/id/0A1B", "aud", "sts.amazonaws.com",
        "sub", "system:serviceaccount:REPLACE_ME_NAMESPACE:REPLACE_ME_NAME")]
    [InlineData("", "accounts.google.com", "aud", "REPLACE_ME_AUDIENCE", "sub", "REPLACE_ME_SUBJECT")]
    [InlineData("", "www.amazon.com", "app_id", "REPLACE_ME_AUDIENCE", "user_id", "REPLACE_ME_SUBJECT")]
    public Task Asks_for_the_claims_of_a_token(string prefix, string address, string audience, string audienceValue, string subject, string subjectValue) =>
        FixVerifier<MissingFederationCondition, AddTest>.With("role.trust.json").FixesOnlyOneByOne(
            $$"""
            { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|{{prefix}}{{address}}|]" }, "Action": "sts:AssumeRoleWithWebIdentity" } }
            """,
            $$"""
            { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "{{prefix}}{{address}}" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "{{address}}:{{audience}}": "{{audienceValue}}", "{{address}}:{{subject}}": "{{subjectValue}}" } } } }
            """,
            title: $"Test '{address}:{audience}' and '{address}:{subject}' (narrows access)");

    [Theory]
    [InlineData("gitlab.com", "gitlab.com:sub", "project_path:REPLACE_ME_GROUP/REPLACE_ME_PROJECT:ref_type:branch:ref:REPLACE_ME_BRANCH")]
    [InlineData("api.pulumi.com/oidc", "api.pulumi.com/oidc:aud", "REPLACE_ME_AUDIENCE")]
    [InlineData("proidc.upbound.io", "proidc.upbound.io:sub", "REPLACE_ME_SUBJECT")]
    public Task Asks_for_the_tenant(string address, string key, string value) => FixVerifier<MissingOidcSubject, AddTest>.With("role.trust.json").FixesOnlyOneByOne(
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "[|arn:aws:iam::111122223333:oidc-provider/{{address}}|]" }, "Action": "sts:AssumeRoleWithWebIdentity" } }
        """,
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/{{address}}" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "{{key}}": "{{value}}" } } } }
        """,
        title: $"Test '{key}' (narrows access)");

    [Theory]
    [InlineData("iam_as_of_date = 2026-11-22", "2027-02-20T00:00:00Z")]
    [InlineData("", "REPLACE_ME_DATE")]
    public Task Sets_an_end(string config, string end) => FixVerifier<MissingExpiry, AddTest>.With(config: config).FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Sid": "[|TempAccess|]", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }
        """,
        $$"""
        { "Version": "2012-10-17", "Statement": { "Sid": "TempAccess", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "{{end}}" } } } }
        """,
        title: "Test 'aws:CurrentTime' (narrows access)");

    [Fact]
    public Task Asks_for_the_network() => FixVerifier<MissingNetworkCondition, AddTest>.With().FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|ssm:StartSession|]", "ssm:ResumeSession"], "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["ssm:StartSession", "ssm:ResumeSession"], "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "REPLACE_ME_RANGE" } } } }
        """,
        title: "Test 'aws:SourceIp' (narrows access)");

    [Fact]
    public Task Asks_for_the_organization_of_a_resource() => FixVerifier<MissingOrgBoundary, AddTest>.With().FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "arn:aws:s3:::demo/*" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo/*", "Condition": { "StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" } } } }
        """,
        title: "Test 'aws:ResourceOrgID' (narrows access)");

    [Theory]
    [InlineData("\"Version\": \"2012-10-17\", ", "[\"[|s3:PutObject|]\", \"ec2:RunInstances\"]")] // the test would stop instances too
    [InlineData("", "\"[|s3:PutObject|]\"")] // the language of 2008 has no variables
    public Task Offers_no_organization(string version, string action) => FixVerifier<MissingOrgBoundary, AddTest>.OffersNothing(
        $$"""{ {{version}}"Statement": { "Effect": "Allow", "Action": {{action}}, "Resource": "arn:aws:s3:::demo/*" } }""");

    [Fact]
    public void Offers_nothing_without_a_test_to_add() => Assert.Empty(FixText.Titles<AddTest>(
        """{ "Statement": { "Effect": "Allow", "Action": ["iam:CreateServiceLinkedRole", "iam:GetRole"], "Resource": "[|*|]" } }""", RuleIds.WildcardServiceLinkedRole));

    [Theory]
    [InlineData("iam_own_accounts = 111122223333", "111122223333")]
    [InlineData("iam_own_accounts = 111122223333, 444455556666", "REPLACE_ME_ACCOUNT")]
    [InlineData("", "REPLACE_ME_ACCOUNT")]
    public Task Asks_for_the_account_that_a_service_comes_for(string config, string account) => FixVerifier<MissingTrustSource, AddTest>.With("role.trust.json", config: config).FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "[|scheduler.amazonaws.com|]" }, "Action": "sts:AssumeRole" } }
        """,
        $$"""
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "scheduler.amazonaws.com" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:SourceAccount": "{{account}}" } } } }
        """,
        title: "Test 'aws:SourceAccount' (narrows access)");

    [Fact]
    public Task Asks_for_what_the_project_requires() => FixVerifier<MissingRequiredCondition, AddTest>.With(config: Required).FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "[|s3:PutObject|]", "Resource": "*" } }
        """,
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } } }
        """,
        title: "Test 'aws:RequestedRegion' (narrows access)");

    [Fact]
    public Task Leaves_actions_that_need_no_test() => FixVerifier<MissingRequiredCondition, AddTest>.With(config: Required).FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "[|s3:Put*|]"], "Resource": "*" }] }
        """,
        """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }, { "Effect": "Allow", "Action": ["s3:Put*"], "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } }] }
        """);

    [Theory]
    [InlineData(Required + "|eu-central-1", "\"Action\": \"[|s3:PutObject|]\"")] // either would do
    [InlineData(Required, "\"[|NotAction|]\": \"iam:*\"")]
    public Task Offers_no_requirement(string config, string action) => FixVerifier<MissingRequiredCondition, AddTest>.With(config: config).OffersNothing(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{action}}, "Resource": "*" } }""");

    [Fact]
    public Task Locks_out_no_other_service() => FixVerifier<MissingTrustSource, AddTest>.With("role.trust.json").OffersNothing(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": ["[|scheduler.amazonaws.com|]", "ec2.amazonaws.com"] }, "Action": "sts:AssumeRole" } }
        """);
}
