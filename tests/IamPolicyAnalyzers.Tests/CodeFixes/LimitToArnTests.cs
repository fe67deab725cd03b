using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.AccessLevels;
using IamPolicyAnalyzers.Rules.PrivilegeEscalation;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Wildcards.WildcardResource, IamPolicyAnalyzers.CodeFixes.LimitToArn>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class LimitToArnTests
{
    private const string Queue = "arn:aws:sqs:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:REPLACE_ME_QUEUE_NAME";

    [Fact]
    public Task Writes_the_form_to_fill_in() => Verify.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:DeleteMessage"], "Resource": "[|*|]" } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:DeleteMessage"], "Resource": "{{Queue}}" } }""",
        title: "Limit to ARNs, to be filled in (narrows access)");

    [Fact]
    public Task Leaves_actions_behind_that_need_every_resource() => Verify.FixesOnlyOneByOne(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Action": ["ec2:DescribeInstances", "sqs:SendMessage"], "Resource": "[|*|]" } }
        """,
        $$"""
        { "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": ["ec2:DescribeInstances"], "Resource": "*" }, { "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "{{Queue}}" }] }
        """);

    [Fact]
    public void Writes_the_form_of_a_role() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::REPLACE_ME_ACCOUNT:role/REPLACE_ME_ROLE_NAME_WITH_PATH" } }""",
        FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "[|*|]" } }""", RuleIds.AssumeAnyRole));

    [Fact]
    public void Limits_only_the_actions_that_take_over_compute() => Assert.Equal(
        """
        { "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "*" }, { "Effect": "Allow", "Action": ["lambda:UpdateFunctionCode"], "Resource": "arn:aws:lambda:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:function:REPLACE_ME_FUNCTION_NAME" }] }
        """,
        FixText.Fixed<LimitToArn>(
            """
            { "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessage", "[|lambda:UpdateFunctionCode|]"], "Resource": "*" }] }
            """,
            RuleIds.ExistingRoleTakeover));

    [Fact]
    public void Names_machines_beside_the_document_they_run()
    {
        var after = FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": "[|ssm:SendCommand|]", "Resource": "*" } }""", RuleIds.ExistingRoleTakeover);

        Assert.Contains(":document/REPLACE_ME", after);
        Assert.Contains(":instance/REPLACE_ME", after);
    }

    [Theory]
    [InlineData(RuleIds.ResourceExposure, "sqs:AddPermission", Queue)]
    [InlineData(RuleIds.CredentialExposure, "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:secret:REPLACE_ME_SECRET_ID")]
    [InlineData(RuleIds.DataExfiltration, "sqs:ReceiveMessage", Queue)]
    [InlineData(RuleIds.AuditTampering, "cloudtrail:StopLogging", "arn:aws:cloudtrail:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:trail/REPLACE_ME_TRAIL_NAME")]
    [InlineData(RuleIds.AccountCriticalAction, "dynamodb:DeleteTable", "arn:aws:dynamodb:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:table/REPLACE_ME_TABLE_NAME")]
    [InlineData(RuleIds.UnscopedPermissionsManagement, "sqs:RemovePermission", Queue)]
    [InlineData(RuleIds.BoundaryRemoval, "iam:DeleteRolePermissionsBoundary", "arn:aws:iam::REPLACE_ME_ACCOUNT:role/REPLACE_ME_ROLE_NAME_WITH_PATH")]
    [InlineData(RuleIds.TrustRewrite, "iam:UpdateSAMLProvider", "arn:aws:iam::REPLACE_ME_ACCOUNT:saml-provider/REPLACE_ME_SAML_PROVIDER_NAME")]
    public void Limits_only_the_actions_of_the_finding(string ruleId, string action, string arn) => Assert.Equal(
        $$"""{ "Statement": [{ "Effect": "Allow", "Action": ["sns:Publish"], "Resource": "*" }, { "Effect": "Allow", "Action": ["{{action}}"], "Resource": "{{arn}}" }] }""",
        FixText.Fixed<LimitToArn>($$"""{ "Statement": [{ "Effect": "Allow", "Action": ["sns:Publish", "[|{{action}}|]"], "Resource": "*" }] }""", ruleId));

    [Fact]
    public void Narrows_ARNs_that_stand_for_every_resource() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": ["logs:DeleteLogGroup", "logs:TagLogGroup"], "Resource": "arn:aws-cn:logs:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:log-group:REPLACE_ME_LOG_GROUP_NAME" } }""",
        FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": ["[|logs:DeleteLogGroup|]", "logs:TagLogGroup"], "Resource": "arn:aws-cn:logs:*:*:*" } }""", RuleIds.AuditTampering));

    [Fact]
    public Task Keeps_the_other_ARNs() => Verify.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:us-east-1:111122223333:a", "[|arn:aws:sqs:*:*:*|]"] } }""",
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:us-east-1:111122223333:a", "{{Queue}}"] } }""");

    [Fact]
    public Task Leaves_other_actions_on_the_wildcard_ARN() => Verify.Fixes(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:StopInstances", "ec2:Describe*"], "Resource": ["[|arn:aws:ec2:*:*:instance/*|]", "arn:aws:ec2:*:*:volume/*"] }] }""",
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["ec2:Describe*"], "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:*:volume/*"] }, { "Effect": "Allow", "Action": ["ec2:StopInstances"], "Resource": ["arn:aws:ec2:REPLACE_ME_REGION:REPLACE_ME_ACCOUNT:instance/REPLACE_ME_INSTANCE_ID", "arn:aws:ec2:*:*:volume/*"] }] }""");

    [Fact]
    public void Keeps_the_account_of_the_wildcard_ARN() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/REPLACE_ME_ROLE_NAME_WITH_PATH" } }""",
        FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "[|arn:aws:iam::111122223333:role/*|]" } }""", RuleIds.AssumeAnyRole));

    [Fact]
    public void Offers_nothing_where_a_function_writes_the_wildcard_ARN() => Assert.Empty(FixText.Titles<LimitToArn>(
        """{ "Statement": { "Effect": "Allow", "Action": "[|sqs:AddPermission|]", "Resource": { "Fn::Sub": "arn:aws:sqs:*:*:*" } } }""", RuleIds.ResourceExposure));

    [Fact]
    public void Takes_along_what_the_same_ARN_limits() => Assert.Equal(
        $$"""{ "Statement": [{ "Effect": "Allow", "Action": ["sns:Publish"], "Resource": "*" }, { "Effect": "Allow", "Action": ["sqs:AddPermission", "sqs:Remove*"], "Resource": "{{Queue}}" }] }""",
        FixText.Fixed<LimitToArn>("""{ "Statement": [{ "Effect": "Allow", "Action": ["[|sqs:AddPermission|]", "sns:Publish", "sqs:Remove*"], "Resource": "*" }] }""", RuleIds.ResourceExposure));

    [Fact]
    public void Limits_reads() => Assert.Equal(
        $$"""{ "Statement": { "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "{{Queue}}" } }""",
        FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "[|*|]" } }""", RuleIds.WildcardReadResource));

    [Fact]
    public void Offers_nothing_for_what_no_ARN_limits() => Assert.Empty(FixText.Titles<LimitToArn>(
        """{ "Statement": { "Effect": "Allow", "Action": ["[|lakeformation:GrantPermissions|]", "sqs:AddPermission"], "Resource": "*" } }""", RuleIds.ResourceExposure));

    [Fact]
    public Task Leaves_administrators_what_no_ARN_limits() => FixVerifier<AuditTampering, LimitToArn>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|macie2:DisableMacie|]", "cloudtrail:StopLogging"], "Resource": "*" } }""");

    [Fact]
    public Task Leaves_an_organization_to_its_administrators() => FixVerifier<OrganizationEscalation, LimitToArn>.OffersNothing(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|organizations:DetachPolicy|]", "organizations:LeaveOrganization"], "Resource": "*" } }""");

    [Fact]
    public void Limits_policies_of_an_organization()
    {
        var after = FixText.Fixed<LimitToArn>("""{ "Statement": { "Effect": "Allow", "Action": "[|organizations:UpdatePolicy|]", "Resource": "*" } }""", RuleIds.OrganizationEscalation);

        Assert.Contains("arn:aws:organizations::REPLACE_ME", after);
    }

    [Theory]
    [InlineData("\"ec2:*\"")] // holds actions of both kinds
    [InlineData("\"ec2:DescribeInstances\"")]
    [InlineData("\"ec2:RunInstances\", \"sqs:*\", \"sns:*\", \"s3:PutObject\", \"lambda:*\"")] // too much to fill in
    public void Offers_nothing(string actions) => Assert.Empty(FixText.Titles<LimitToArn>(
        $$"""{ "Statement": { "Effect": "Allow", "Action": [{{actions}}], "Resource": "[|*|]" } }""", RuleIds.WildcardResource));
}
