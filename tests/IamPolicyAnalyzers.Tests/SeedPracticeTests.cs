using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Rules.AccountSettings;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IamPolicyAnalyzers.Tests;

/// <summary>
/// The practices that guides to IAM name, one test each: files as a team keeps them, and the rules that have to speak up. What no file can show, such as the strength of the
/// root user's password, has no test here.
/// </summary>
public sealed class SeedPracticeTests
{
    // In two parts, so that no scanner of secrets takes the tests for a leak.
    private const string KeyId = "AKIA" + "Q4X7TESTTESTTEST";

    private const string Options =
        """
        iam_as_of_date = 2026-11-22
        iam_own_accounts = 111122223333
        iam_known_accounts = 111122223333
        iam_boundary_required = arn:aws:iam::111122223333:policy/Boundary
        iam_required_tags = Environment
        iam_forbidden_actions = s3:DeleteBucket
        iam_required_conditions = s3:PutObject StringEquals aws:RequestedRegion eu-west-1
        """;

    private static readonly (string Path, string Text) s_developer = Policy(
        "developer.iam.json",
        """{ "Sid": "Tables", "Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders" }""",
        """{ "Sid": "Uploads", "Effect": "Allow", "Action": ["s3:ListBucket", "s3:Put*"], "Resource": ["arn:aws:s3:::demo-uploads", "arn:aws:s3:::demo-uploads/*"] }""",
        """{ "Sid": "Queues", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""",
        """{ "Sid": "Depth", "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "*" }""",
        """{ "Sid": "Deploy", "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::*:role/Deploy" }""",
        """{ "Sid": "StopDev", "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/*", "Condition": { "StringEquals": { "aws:ResourceTag/env": "dev" } } }""",
        """{ "Sid": "Tags", "Effect": "Allow", "Action": "ec2:CreateTags", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/*" }""",
        """{ "Sid": "ReadOnly", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::demo-reports/*" }""",
        """{ "Sid": "Mobile", "Effect": "Allow", "Action": "mobiletargeting:GetApp", "NotResource": "arn:aws:mobiletargeting:eu-west-1:111122223333:apps/secret" }""");

    private static readonly (string Path, string Text) s_operator = Policy(
        "operator.iam.json",
        """{ "Sid": "Notify", "Effect": "Allow", "Action": "sns:RemovePermission", "Resource": "*" }""",
        """{ "Sid": "Share", "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "*" }""",
        """{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""",
        """{ "Sid": "Secrets", "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }""",
        """{ "Sid": "Audit", "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "*" }""",
        """{ "Sid": "Drop", "Effect": "Allow", "Action": "dynamodb:DeleteTable", "Resource": "*" }""",
        """{ "Sid": "Decrypt", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" }""",
        """{ "Sid": "Link", "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_helpdesk = Policy(
        "helpdesk.iam.json",
        """{ "Effect": "Allow", "Action": ["iam:AttachRolePolicy", "iam:DeleteRolePermissionsBoundary"], "Resource": "*" }""",
        """{ "Effect": "Allow", "Action": "iam:UpdateSAMLProvider", "Resource": "*" }""",
        """{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }""",
        """{ "Effect": "Allow", "Action": "organizations:DetachPolicy", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_release = Policy(
        "release.iam.json",
        """{ "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances"], "Resource": "*" }""",
        """{ "Effect": "Allow", "Action": "lambda:UpdateFunctionCode", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_keys = Policy("keys.iam.json", """{ "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_pass = Policy("pass.iam.json", """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_administrator = Policy("administrator.iam.json", """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_identityTeam = Policy("identity-team.iam.json", """{ "Effect": "Allow", "Action": "iam:*", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_site = Policy(
        "site.iam.json", """{ "Effect": "Allow", "Action": "*", "Resource": ["arn:aws:s3:::demo-site", "arn:aws:s3:::demo-site/*"] }""");

    private static readonly (string Path, string Text) s_power = Policy("power.iam.json", """{ "Effect": "Allow", "NotAction": "organizations:*", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_partnerQueue = Policy(
        "partner-queue.resource.json",
        """{ "Sid": "Partner", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:role/Partner" }, "Action": "sqs:*", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }""",
        """{ "Sid": "Owner", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:role/Operator" }, "Action": ["sqs:SendMessage", "sqs:SetQueueAttributes"], "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }""",
        """{ "Sid": "Left", "Effect": "Allow", "Principal": { "AWS": "AROAEXAMPLEROLEID1234" }, "Action": "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }""");

    private static readonly (string Path, string Text) s_publicQueue = Policy(
        "public-queue.resource.json",
        """{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox" }""");

    private static readonly (string Path, string Text) s_othersQueue = Policy(
        "others-queue.resource.json",
        """{ "Effect": "Allow", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox" }""");

    private static readonly (string Path, string Text) s_siteQueue = Policy(
        "site-queue.resource.json",
        """{ "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox", "Condition": { "StringLike": { "aws:Referer": "https://demo.example/*" } } }""");

    private static readonly (string Path, string Text) s_topicQueue = Policy(
        "topic-queue.resource.json",
        """{ "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox" }""",
        """{ "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox", "Condition": { "ArnLike": { "aws:SourceArn": "arn:aws:s3:*:*:*" } } }""");

    private static readonly (string Path, string Text) s_anyone = Policy("anyone.trust.json", """{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }""");

    private static readonly (string Path, string Text) s_function = Policy("function.trust.json", """{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:*" }""");

    private static readonly (string Path, string Text) s_partner = Policy(
        "partner.trust.json", """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:role/Partner" }, "Action": "sts:AssumeRole" }""");

    private static readonly (string Path, string Text) s_schedule = Policy(
        "schedule.trust.json", """{ "Effect": "Allow", "Principal": { "Service": "scheduler.amazonaws.com" }, "Action": "sts:AssumeRole" }""");

    private static readonly (string Path, string Text) s_sso = Policy(
        "sso.trust.json",
        """{ "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.demo.example" }, "Action": "sts:AssumeRoleWithWebIdentity" }""");

    private static readonly (string Path, string Text) s_anyRepository = GitHub("any-repository.trust.json", "");

    private static readonly (string Path, string Text) s_organization = GitHub(
        "organization.trust.json", """, "StringLike": { "token.actions.githubusercontent.com:sub": "repo:demo-org/*" }""");

    private static readonly (string Path, string Text) s_repository = GitHub(
        "repository.trust.json", """, "StringLike": { "token.actions.githubusercontent.com:sub": "repo:demo-org/demo:*" }""");

    private static readonly (string Path, string Text) s_team = Template(
        "team.template.json",
        """
        "Password": { "Type": "String" }
        """,
        """
        "Ana": {
          "Type": "AWS::IAM::User",
          "Properties": {
            "UserName": "ana",
            "LoginProfile": { "Password": "Winter2026!" },
            "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
            "Policies": [{ "PolicyName": "Reports", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-reports/*" }] } }]
          }
        },
        "AnaKey": { "Type": "AWS::IAM::AccessKey", "Properties": { "UserName": { "Ref": "Ana" } } },
        "Ben": { "Type": "AWS::IAM::User", "Properties": { "Groups": ["Readers"] } }
        """,
        """
        "AnaSecret": { "Value": { "Fn::GetAtt": ["AnaKey", "SecretAccessKey"] } }
        """);

    private static readonly (string Path, string Text) s_service = Template(
        "service.template.json",
        "",
        $$"""
        "AppRole": {
          "Type": "AWS::IAM::Role",
          "Properties": {
            "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
            "ManagedPolicyArns": [
              "arn:aws:iam::aws:policy/AdministratorAccess",
              "arn:aws:iam::aws:policy/AmazonS3FullAccess",
              "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole",
              "arn:aws:iam::aws:policy/AWSLambdaFullAccess"
            ],
            "Policies": [{ "PolicyName": "Orders", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }] } }]
          }
        },
        "Read": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["AppRole", "Arn"] }, "Environment": { "Variables": { "AWS_ACCESS_KEY_ID": "{{KeyId}}" } } } },
        "Write": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Fn::GetAtt": ["AppRole", "Arn"] } } },
        "Web": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-0123456789abcdef0" } }
        """);

    private static readonly (string Path, string Text) s_logger = Policy(
        "logger.iam.json", """{ "Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }""");

    private static readonly (string Path, string Text) s_operators = Template(
        "operators.template.json",
        "",
        """
        "Operators": { "Type": "AWS::IAM::Group" },
        "Stop": {
          "Type": "AWS::IAM::ManagedPolicy",
          "Properties": {
            "Groups": [{ "Ref": "Operators" }],
            "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:TerminateInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0" }] }
          }
        }
        """);

    private static readonly (string Path, string Text) s_bucket = Template(
        "bucket.template.json",
        "",
        """
        "Access": {
          "Type": "AWS::S3::BucketPolicy",
          "Properties": {
            "Bucket": "demo-reports",
            "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-reports/*" }] }
          }
        }
        """);

    private static readonly (string Path, string Text) s_audit = Template(
        "audit.template.json", "", """ "Audit": { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": "demo-logs", "IsLogging": false } } """);

    private static readonly (string Path, string Text) s_office = Policy(
        "office.iam.json",
        """{ "Sid": "Private", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-a/*", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } }""",
        """{ "Sid": "Everywhere", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-b/*", "Condition": { "IpAddress": { "aws:SourceIp": "0.0.0.0/0" } } }""",
        """{ "Sid": "Outside", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "arn:aws:s3:::demo-c/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }""",
        """{ "Sid": "Session", "Effect": "Allow", "Action": "ssm:StartSession", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0" }""");

    private static readonly (string Path, string Text) s_conditions = Policy(
        "conditions.iam.json",
        """{ "Sid": "Network", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-a/*", "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/16" } } }""",
        """{ "Sid": "Tags", "Effect": "Allow", "Action": "ec2:CreateVolume", "Resource": "arn:aws:ec2:eu-west-1:111122223333:volume/*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "env"] } } }""",
        """{ "Sid": "Endpoint", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-b/*", "Condition": { "StringEqualsIfExists": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } }""",
        """{ "Sid": "Accounts", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-c/*", "Condition": { "StringLike": { "aws:ResourceAccount": "11112222*" } } }""",
        """{ "Sid": "Agent", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-d/*", "Condition": { "StringLike": { "aws:UserAgent": "Build/*" } } }""",
        """{ "Sid": "Plain", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-e/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""",
        """{ "Sid": "Mfa", "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }""",
        """{ "Sid": "Pass", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/Demo" }""",
        """{ "Sid": "Store", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-f/*" }""");

    private static readonly (string Path, string Text) s_migration = Policy(
        "migration.iam.json",
        """{ "Sid": "TempMigrationAccess", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-old/*" }""",
        """{ "Sid": "Copy", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-older/*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-01-31T00:00:00Z" } } }""",
        """{ "Sid": "Archive", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-archive/*" }""",
        """{ "Sid": "Closed", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-archive/*" }""");

    private static readonly (string Path, string Text) s_perimeter = Policy(
        "perimeter.rcp.json",
        """{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } } }""");

    private static readonly (string Path, string Text) s_regions = Policy(
        "regions.scp.json", """{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } }""");

    private static readonly (string Path, string Text) s_endpoint = Policy("endpoint.vpce.json", """{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }""");

    private static readonly (string Path, string Text) s_summary = (
        "account-summary.json", """{ "SummaryMap": { "Users": 3, "AccountMFAEnabled": 0, "AccountAccessKeysPresent": 1, "AccountSigningCertificatesPresent": 0 } }""");

    private static readonly (string Path, string Text) s_passwords = (
        "password-policy.json",
        """
        { "PasswordPolicy": { "MinimumPasswordLength": 8, "RequireSymbols": false, "RequireNumbers": true, "RequireUppercaseCharacters": true, "RequireLowercaseCharacters": true,
          "AllowUsersToChangePassword": true, "ExpirePasswords": false } }
        """);

    private static readonly (string Path, string Text) s_devices = (
        "virtual-mfa-devices.json",
        """{ "VirtualMFADevices": [{ "SerialNumber": "arn:aws:iam::111122223333:mfa/root-account-mfa-device", "User": { "Arn": "arn:aws:iam::111122223333:root", "UserId": "111122223333" } }] }""");

    private static readonly (string Path, string Text) s_report = (
        ReportText.Path,
        ReportText.Of(
            ReportText.Row(ReportText.Root, password: "not_supported,2026-11-01T09:00:00+00:00,not_supported", mfa: "false"),
            ReportText.Row("ana", password: "true,2026-11-01T09:00:00+00:00,2026-11-01T09:00:00+00:00", mfa: "false", key1: "true,2026-11-01T09:00:00+00:00,2026-11-02T09:00:00+00:00"),
            ReportText.Row("build", key1: "true,2025-06-01T09:00:00+00:00,2026-11-01T09:00:00+00:00", key2: "true,2026-10-02T09:00:00+00:00,2026-11-01T09:00:00+00:00"),
            ReportText.Row("left", password: "true,2025-06-01T09:00:00+00:00,2025-06-01T09:00:00+00:00")));

    private static readonly (string Path, string Text) s_reports = Policy(
        "reports.iam.json",
        """{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::demo-reports/*" }""",
        """{ "Effect": "Allow", "Action": "s3:DeleteBucket", "Resource": "arn:aws:s3:::demo-reports" }""",
        """{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders" }""");

    /// <summary>What people decided about policies, one of which is gone, and what AWS saw used.</summary>
    private static readonly (string Path, string Text)[] s_review =
    [
        s_reports,
        s_publicQueue,
        ("team.iam-baseline.json",
            """
            [ { "policy": "reports.iam.json", "reviewed": "2025-06-01", "document": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-reports/*" } ] } },
              { "policy": "exports.iam.json", "document": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-exports/*" } ] } },
              { "policy": "public-queue.resource.json", "document": { "Version": "2012-10-17", "Statement": [
                { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:inbox" } ] } } ]
            """),
        ("team.iam-assertions.json", """{ "policy": "reports.iam.json", "mustNotAllow": [{ "action": "s3:DeleteBucket", "resource": "arn:aws:s3:::demo-reports" }] }"""),
        ("team.iam-suppressions.json",
            """
            [ { "rule": "IAM0602", "policy": "reports.iam.json", "value": "*", "actions": "*", "reason": "The break-glass role" },
              { "rule": "IAM0606", "policy": "reports.iam.json", "value": "*", "actions": "s3:GetObject" } ]
            """),
        ("reports.last-accessed.json", """{ "JobStatus": "COMPLETED", "ServicesLastAccessed": [{ "ServiceNamespace": "dynamodb", "TotalAuthenticatedEntities": 0 }] }"""),
    ];

    [Fact]
    public Task Lock_root_keys() => Finds("1701 1703 1803", s_summary, s_service, s_team);

    [Fact]
    public Task Reduce_root_use() => Finds("1604 1803 1805", s_summary, s_report, s_service);

    [Fact]
    public Task Root_mfa() => Finds("1804 1811", s_summary, s_devices);

    [Fact]
    public Task Never_share_root() => Finds("1702 1805", s_team, s_report);

    [Fact]
    public Task Individual_users() => Finds("1707", s_team);

    [Fact]
    public Task Groups_for_permissions() => Finds("1602 1603 1610", s_team);

    [Fact]
    public Task Job_function_groups() => Finds("1602 1603 1610", s_team);

    [Fact]
    public Task Tags_on_identities() => Finds("0702 1615", s_developer, s_service);

    [Fact]
    public Task Least_privilege() => Finds(
        "0601 0602 0603 0604 0605 0606 0607 0608 0701 0703 0704 0705 0706 0707 0708 0709 0801 0802 0803 0804 0805 0806 0807 0808 0809 0810 0901 0902 0903 1103 1105 1108 1201 1202 1203 1204 "
        + "1604 1605 1612 1613 1901 1903 1908",
        [
            s_developer, s_operator, s_helpdesk, s_keys, s_release, s_pass, s_administrator, s_identityTeam, s_site, s_power, s_partnerQueue, s_othersQueue, s_siteQueue, s_anyone, s_function,
            s_organization, s_service, .. s_review,
        ]);

    [Fact]
    public Task Avoid_admin_access() => Finds("0602 0604 1604", s_administrator, s_identityTeam, s_service);

    [Fact]
    public Task Aws_managed_policies() => Finds("1605 1607 1608 1609", s_service, s_logger);

    [Fact]
    public Task Customer_managed_over_inline() => Finds("1601 1602", s_service, s_team);

    [Fact]
    public Task Access_levels_review() => Finds(
        "0601 0604 0605 0701 0702 0703 0707 0709 0710 0801 0808 1203 1204 1901", [s_developer, s_operator, s_helpdesk, s_identityTeam, s_partnerQueue, .. s_review]);

    [Fact]
    public Task Regular_review() => Finds(
        "0602 0710 1008 1009 1201 1505 1608 1901 1902 1903 1905 1906 1907 1908 2003 2004", [s_administrator, s_migration, s_service, .. s_review]);

    /// <summary>Some of the rules that say what IAM Access Analyzer would say; <c>AccessAnalyzerTests</c> has them all</summary>
    [Fact]
    public Task Use_access_analyzer() => Finds("0417 0702 0809 0810 1007 1502", s_conditions, s_developer, s_operator, s_pass, s_topicQueue, Policy(
        "doubled.iam.json", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::demo-a/*", "arn:aws:s3:::demo-a/b"] }"""));

    [Fact]
    public Task Strong_password_policy() => Finds("1707 1801 1802", s_team, s_passwords);

    [Fact]
    public Task Mfa_users() => Finds("0426 1001 1804 1806", s_conditions, s_operators, s_report);

    [Fact]
    public Task Hardware_mfa() => Finds("1811", s_devices);

    [Fact]
    public Task Roles_for_apps() => Finds("0806 0807 0809 1003 1613 1614 1701 1703 1706", s_release, s_pass, s_conditions, s_service, s_team);

    [Fact]
    public Task Roles_over_users() => Finds("1611 1703", s_team);

    [Fact]
    public Task Roles_to_delegate() => Finds(
        "0507 0803 0805 1006 1103 1106 1107 1108 1110 1111", s_partnerQueue, s_helpdesk, s_topicQueue, s_anyone, s_sso, s_anyRepository, s_organization, s_partner, s_schedule);

    [Fact]
    public Task Designate_accounts() => Finds("0507 0608 1005 1103 1110", s_partnerQueue, s_developer, s_conditions, s_anyone, s_partner);

    [Fact]
    public Task No_shared_keys() => Finds("0705 0802 1701 1702 1703 1704", s_operator, s_keys, s_service, s_team);

    [Fact]
    public Task No_embedded_keys() => Finds("1701 1702 1704 1706", s_service, s_team);

    [Fact]
    public Task Rotate_credentials() => Finds("1707 1802 1807 1809", s_team, s_passwords, s_report);

    [Fact]
    public Task Automate_rotation() => Finds("1704", s_team);

    [Fact]
    public Task Remove_unneeded() => Finds("0506 1705 1808 1809 1906", [s_partnerQueue, s_team, s_report, .. s_review]);

    [Fact]
    public Task Find_unused() => Finds("1808 1908", [s_report, .. s_review]);

    [Fact]
    public Task Policy_conditions() => Finds(
        "0409 0417 0418 0421 0422 0606 0702 0708 1001 1002 1003 1004 1005 1006 1007 1106 1107 1108 1109 1111 1202 1303 1306 1904",
        s_reports, s_conditions, s_developer, s_operator, s_operators, s_bucket, s_office, s_topicQueue, s_sso, s_anyRepository, s_organization, s_repository, s_schedule, s_siteQueue, s_perimeter, s_endpoint);

    [Fact]
    public Task Condition_ip() => Finds("0419 0424 0428 1004 1904", s_office, s_reports);

    [Fact]
    public Task Condition_date() => Finds("1008 1009 1904", s_migration, s_reports);

    [Fact]
    public Task Condition_ssl() => Finds("0427 1002 1904", s_conditions, s_bucket, s_reports);

    [Fact]
    public Task Condition_mfa() => Finds("0426 1001 1904", s_conditions, s_operators, s_reports);

    [Fact]
    public Task Condition_region() => Finds("1305 1904", s_regions, s_reports);

    [Fact]
    public Task Monitor_activity() => Finds("0706 1810", s_operator, s_audit);

    /// <summary>Each of these rules reports something in the files. Rules that are yet to come are left out.</summary>
    private static async Task Finds(string rules, params (string Path, string Text)[] files)
    {
        var ids = rules.Split(' ').Select(id => "IAM" + id).Where(id => Shipped.Rules.Any(rule => rule.Id == id)).ToArray();
        var state = new PolicyState();
        state.AdditionalFiles.AddRange(files);
        state.AnalyzerConfigFiles.Add((".globalconfig", string.Join('\n', ids.Select(id => $"dotnet_diagnostic.{id}.severity = warning").Prepend(Options).Prepend("is_global = true"))));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Shipped.AllAnalyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => ids.Contains(descriptor.Id)))];

        var found = (await PolicyProject.DiagnosticsAsync(PolicyProject.Create(state, analyzers), analyzers)).Select(diagnostic => diagnostic.Id).ToHashSet();

        Guard.Finds(ids.Where(id => !found.Contains(id)).Select(id => $"{id} finds nothing"), "correct the rule, or the files");
    }

    private static (string Path, string Text) Policy(string path, params string[] statements) =>
        (path, $$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",\n", statements)}}] }""");

    private static (string Path, string Text) GitHub(string path, string test) => Policy(
        path,
        $$"""
        { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" }{{test}} } }
        """);

    private static (string Path, string Text) Template(string path, string parameters, string resources, string outputs = "") =>
        (path, $$"""{ "AWSTemplateFormatVersion": "2010-09-09", "Parameters": { {{parameters}} }, "Resources": { {{resources}} }, "Outputs": { {{outputs}} } }""");
}
