using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Actions;
using IamPolicyAnalyzers.Rules.Attachment;
using IamPolicyAnalyzers.Rules.Grammar;
using IamPolicyAnalyzers.Rules.Principals;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class UseSuggestedNameTests
{
    [Fact]
    public Task Renames_every_element_that_AWS_refuses() => FixVerifier<UnknownElement, UseSuggestedName>.FixesAll(
        """
        { "[|version|]": "2012-10-17",
          "[|statement|]": [] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [] }
        """);

    [Fact]
    public Task Corrects_every_effect() => FixVerifier<InvalidEffect, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "[|allow|]", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "[| DENY |]", "Action": "*", "Resource": "*" },
            { "Effect": "[|Permit|]", "Action": "*", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Deny", "Action": "*", "Resource": "*" },
            { "Effect": "[|Permit|]", "Action": "*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Corrects_every_Sid() => FixVerifier<InvalidSid, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "[|Allow-send|]", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "[|Allow send|]", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "AllowSend", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "AllowSend2", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Numbers_repeated_Sids() => FixVerifier<DuplicateSid, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Send", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "[|Send|]", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "Send3", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "[|Send|]", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Send", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "Send2", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "Send3", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "Send4", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Corrects_actions_one_by_one() => FixVerifier<UnknownAction, UseSuggestedName>.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:GetObjects|]", "[|sqs:SendMesage|]"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*" } }""");

    [Fact]
    public Task Writes_the_action_that_grants_a_call() => FixVerifier<ApiOperationAsAction, UseSuggestedName>.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:HeadObject|]"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::demo-bucket/*" } }""");

    [Fact]
    public Task Corrects_the_capitals_of_every_action() => FixVerifier<MiscasedAction, UseSuggestedName>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["[|s3:getobject|]", "[|SQS:SendMessage|]"], "Resource": "*" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*" } }""");

    [Fact]
    public void Renames_an_element() => Assert.Equal(
        """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }""",
        FixText.Fixed<UseSuggestedName>("""{ "Statement": { "Effect": "Allow", "[|action|]": "s3:GetObject", "Resource": "*" } }""", RuleIds.UnknownElement, "Action"));

    [Theory]
    [InlineData("[|s3:GetObjects|]", "s3:GetObject", "s3:GetObject")]
    [InlineData("[|dyanmodb|]:GetItem", "dynamodb", "dynamodb:GetItem")]
    [InlineData("[|GetObject|]", "s3:GetObject", "s3:GetObject")]
    public void Changes_the_marked_part(string marked, string suggestion, string written) => Assert.Equal(
        $$"""{ "Statement": { "Effect": "Allow", "Action": ["{{written}}", "sqs:*"], "Resource": "*" } }""",
        FixText.Fixed<UseSuggestedName>($$"""{ "Statement": { "Effect": "Allow", "Action": ["{{marked}}", "sqs:*"], "Resource": "*" } }""", RuleIds.UnknownAction, suggestion));

    [Fact]
    public void Keeps_the_quotes_of_an_empty_string() => Assert.Equal(
        """{ "Statement": { "Action": "s3:GetObject" } }""",
        FixText.Fixed<UseSuggestedName>("""{ "Statement": { "Action": [|""|] } }""", RuleIds.InvalidAction, "s3:GetObject"));

    [Theory]
    [InlineData(RuleIds.InvalidArn, "[|s3://demo/*|]", "arn:aws:s3:::demo/*", "Change to 'arn:aws:s3:::demo/*'", "arn:aws:s3:::demo/*")]
    [InlineData(RuleIds.UnknownArnRegion, "arn:aws:sqs:[|eu-wst-1|]:111122223333:demo", "eu-west-1", "Change to 'eu-west-1' (takes effect)", "arn:aws:sqs:eu-west-1:111122223333:demo")]
    [InlineData(RuleIds.MismatchedArnField, "arn:aws:s3::[|111122223333|]:demo/*", "", "Remove '111122223333' (takes effect)", "arn:aws:s3:::demo/*")]
    [InlineData(RuleIds.MismatchedArnField, "arn:aws:sqs[|::|]111122223333:demo", ":*:", "Change to ':*:' (takes effect)", "arn:aws:sqs:*:111122223333:demo")]
    public void Corrects_an_ARN(string id, string marked, string suggestion, string title, string written)
    {
        var markup = $$"""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["{{marked}}"] } }""";

        Assert.Equal([title], FixText.Titles<UseSuggestedName>(markup, id, suggestion));
        Assert.Equal(
            $$"""{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["{{written}}"] } }""",
            FixText.Fixed<UseSuggestedName>(markup, id, suggestion));
    }

    [Fact]
    public void Says_that_an_action_takes_effect() => Assert.Equal(
        ["Change to 's3:GetObject' (takes effect)"],
        FixText.Titles<UseSuggestedName>("""{ "Statement": { "Action": "[|s3:GetObjects|]" } }""", RuleIds.UnknownAction, "s3:GetObject"));

    [Fact]
    public void Lets_a_principal_in_by_its_own_action() => Assert.Equal(
        ["Change to 'sts:AssumeRoleWithSAML' (takes effect)"],
        FixText.Titles<UseSuggestedName>("""{ "Statement": { "Action": "[|sts:AssumeRole|]" } }""", RuleIds.MismatchedTrustAction, "sts:AssumeRoleWithSAML"));

    [Fact]
    public void Joins_fix_all_only_for_names_that_AWS_refuses()
    {
        var fix = new UseSuggestedName();

        Assert.Equal(
            [
                RuleIds.UnknownElement, RuleIds.InvalidEffect, RuleIds.InvalidSid, RuleIds.DuplicateSid, RuleIds.AmbiguousSid,
                RuleIds.InvalidCharacter,
                RuleIds.MiscasedAction, RuleIds.InvalidArn, RuleIds.UnknownConditionOperator, RuleIds.InvalidConditionKey,
                RuleIds.HostBitsInCidr, RuleIds.InvalidPrincipal, RuleIds.InvalidPrincipalValue,
                RuleIds.UnknownManagedPolicy,
            ],
            fix.GetFixAllProvider()!.GetSupportedFixAllDiagnosticIds(fix));
        Assert.True(FixText.Edits<UseSuggestedName>("""{ "[|version|]": "2012-10-17", "Statement": [] }""", RuleIds.UnknownElement, "Version")[0].IsSafe);
        Assert.False(FixText.Edits<UseSuggestedName>("""{ "Statement": { "Action": "[|s3:GetObjects|]" } }""", RuleIds.UnknownAction, "s3:GetObject")[0].IsSafe);
    }

    [Fact]
    public void Does_not_rename_a_key_into_its_neighbour() => Assert.Empty(FixText.Titles<UseSuggestedName>(
        """{ "Statement": { "Condition": { "Bool": { "[|SecureTransport|]": "true", "aws:SecureTransport": "true" } } } }""", RuleIds.InvalidConditionKey, "aws:SecureTransport"));

    [Fact]
    public void Does_not_rename_an_operator_into_its_neighbour() => Assert.Empty(FixText.Titles<UseSuggestedName>(
        """{ "Statement": { "Condition": { "[|bool|]": { "aws:SecureTransport": "true" }, "Bool": { "aws:ViaAWSService": "true" } } } }""", RuleIds.UnknownConditionOperator, "Bool"));

    [Theory]
    [InlineData("""{ "[|version|]": "2012-10-17", "Version": "2012-10-17", "Statement": [] }""", "Version")]
    [InlineData("""{ "Statement": { "[|Actions|]": "s3:GetObject", "Action": "sqs:*" } }""", "Action")]
    [InlineData("""{ "Statement": { "[|Note|]": "all" } }""", null)]
    public void Offers_nothing(string markup, string? suggestion) => Assert.Empty(FixText.Titles<UseSuggestedName>(markup, RuleIds.UnknownElement, suggestion));

    [Fact]
    public Task Corrects_every_kind_of_principal() => FixVerifier<InvalidPrincipal, UseSuggestedName>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "[|aws|]": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "111122223333", "[|Aws|]": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "[|aws|]": "111122223333", "[|Aws|]": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "AWS": "111122223333", "[|Aws|]": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" },
            { "Effect": "Allow", "Principal": { "[|aws|]": "111122223333", "[|Aws|]": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Corrects_every_principal() => FixVerifier<InvalidPrincipalValue, UseSuggestedName>.FixesAll(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "[|1111-2222-3333|]", "Service": ["[|lambda|]", "[|ours|]"] }, "Action": "sts:AssumeRole" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333", "Service": ["lambda.amazonaws.com", "[|ours|]"] }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Lets_the_service_in_that_was_meant() => FixVerifier<UnknownServicePrincipal, UseSuggestedName>.Fixes(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "[|lamda.amazonaws.com|]" }, "Action": "sts:AssumeRole" } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Names_the_policies_of_AWS_as_AWS_does() => FixVerifier<UnknownManagedPolicy, UseSuggestedName>.FixesAll(
        """
        { "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [
            "arn:aws:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]",
            { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/[|AmazonS3ReadonlyAccess|]"]] },
            "arn:aws:iam::aws:policy/[|OurOwnInvention|]" ] } } } }
        """,
        """
        { "Resources": { "R": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [
            "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/AmazonS3ReadOnlyAccess"]] },
            "arn:aws:iam::aws:policy/[|OurOwnInvention|]" ] } } } }
        """);
}
