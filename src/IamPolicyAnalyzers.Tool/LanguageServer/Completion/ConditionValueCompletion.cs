using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using IamPolicyAnalyzers.Tool.LanguageServer.Protocol;

namespace IamPolicyAnalyzers.Tool.LanguageServer.Completion;

/// <summary>Values of a condition key, where it is known what the key may hold.</summary>
internal static class ConditionValueCompletion
{
    // The values that AWS's pages list for a key, where those are all there are or the ones in use.
    private static readonly Dictionary<string, string[]> s_values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3:x-amz-acl"] = ["private", "bucket-owner-full-control", "bucket-owner-read", "authenticated-read", "public-read", "public-read-write", "aws-exec-read", "log-delivery-write"],
        ["s3:x-amz-server-side-encryption"] = ["aws:kms", "aws:kms:dsse", "AES256"],
        ["s3:x-amz-storage-class"] = ["STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "GLACIER_IR", "DEEP_ARCHIVE"],
        ["s3:authType"] = ["REST-HEADER", "REST-QUERY-STRING", "POST"],
        ["s3:signatureversion"] = ["AWS4-HMAC-SHA256"],
        ["s3:delimiter"] = ["/"],
        ["lambda:FunctionUrlAuthType"] = ["AWS_IAM", "NONE"],
        ["dynamodb:Select"] = ["SPECIFIC_ATTRIBUTES", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "COUNT"],
        ["dynamodb:ReturnValues"] = ["NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"],
        ["dynamodb:ReturnConsumedCapacity"] = ["NONE", "TOTAL", "INDEXES"],
        ["kms:KeyOrigin"] = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"],
        ["kms:KeyUsage"] = ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"],
        ["sns:Protocol"] = ["https", "sqs", "lambda", "email", "email-json", "sms", "firehose", "application"],
        ["ec2:Tenancy"] = ["default", "dedicated", "host"],
        ["ec2:MetadataHttpTokens"] = ["required", "optional"],
        ["saml:aud"] = ["https://signin.aws.amazon.com/saml"],
        ["token.actions.githubusercontent.com:aud"] = ["sts.amazonaws.com"],
    };

    private static readonly string[] s_viaServices = ["s3", "dynamodb", "ec2", "ebs", "rds", "lambda", "secretsmanager", "ssm", "sqs", "sns", "logs", "kinesis", "ecr", "elasticfilesystem", "backup"];

    public static IEnumerable<Offer> At(CompletionPlace place)
    {
        if (ConditionCompletion.TestAt(place) is not { Operator: { } read } test)
            return [];
        var taken = place.OtherItems.ToHashSet();
        return Values(place, test, read).Where(offer => !taken.Contains(offer.Label));
    }

    private static IEnumerable<Offer> Values(CompletionPlace place, ConditionTest test, ConditionOperator read) => read.Family switch
    {
        OperatorFamily.Bool or OperatorFamily.Null when place.OtherItems.Any() => [],
        OperatorFamily.Bool when test.IsOf("aws:SecureTransport") && place.Statement is { IsAllow: true } => Fixed("true"),
        OperatorFamily.Bool => Fixed("true", "false"),
        OperatorFamily.Null => Fixed("false", "true"),
        OperatorFamily.IpAddress => [Open(SnippetText.Empty.AddStop("203.0.113.0/24")), Open(SnippetText.Empty.AddStop("2001:db8::/32"))],
        OperatorFamily.Date => [Open(SnippetText.Empty.AddStop(NextYear(place) + "-01-01T00:00:00Z"))],
        OperatorFamily.Numeric when test.IsOf("aws:MultiFactorAuthAge") => Fixed("3600"),
        OperatorFamily.String or OperatorFamily.Arn => Texts(place, test, read),
        _ => [],
    };

    private static IEnumerable<Offer> Texts(CompletionPlace place, ConditionTest test, ConditionOperator read)
    {
        if (s_values.TryGetValue(test.Key.Text, out var values))
            return Fixed(values);
        if (test.IsOf("token.actions.githubusercontent.com:sub"))
            return [Open(SnippetText.Of("repo:").AddStop("owner", "REPLACE_ME_OWNER").Add("/").AddStop("repository", "REPLACE_ME_REPOSITORY").Add(":ref:refs/heads/").AddStop("main"))];
        if (KeyValues.TryGetForm(test, out var form))
            return OfForm(place, form, read);
        return test.IsOf("aws:SourceArn") ? Sources(place) : [];
    }

    private static IEnumerable<Offer> OfForm(CompletionPlace place, KeyValueForm form, ConditionOperator read)
    {
        var around = ArnSurroundings.Of(place);
        return form switch
        {
            KeyValueForm.Vpc => [Open(SnippetText.Of("vpc-").AddStop("0123456789abcdef0"))],
            KeyValueForm.VpcEndpoint => [Open(SnippetText.Of("vpce-").AddStop("0123456789abcdef0"))],
            KeyValueForm.Organization => [Open(SnippetText.Of("o-").AddStop("a1b2c3d4e5"))],
            KeyValueForm.OrganizationPath => [Open(SnippetText.Of("o-").AddStop("a1b2c3d4e5").Add("/").AddStop("r-ab12").Add("/*"))],
            KeyValueForm.CallerAccount or KeyValueForm.ResourceAccount or KeyValueForm.Account => Accounts(place),
            KeyValueForm.Region => Fixed([.. Partition.All.Where(partition => around.IsInSub || partition.Name == around.Partition).SelectMany(static partition => partition.Regions)]),
            KeyValueForm.ServicePrincipal => PrincipalCompletion.Services(place),
            KeyValueForm.RegionalService => s_viaServices.Select(service => Open(read.HasWildcards
                ? SnippetText.Of($"{service}.").AddStop("*").Add(ServicePrincipals.Suffix)
                : SnippetText.Of($"{service}.").AddStop("us-east-1").Add(ServicePrincipals.Suffix))),
            KeyValueForm.KmsKey => [Arn("arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}", around)],
            KeyValueForm.Caller => [Arn("arn:${Partition}:iam::${Account}:role/${RoleName}", around), Arn("arn:${Partition}:iam::${Account}:user/${UserName}", around)],
            _ => Fixed([.. KeyValues.CallerTypes]),
        };
    }

    private static IEnumerable<Offer> Accounts(CompletionPlace place)
    {
        foreach (var account in place.Policy.Options.OwnAccounts)
            yield return new Offer(account, CompletionItemKind.Constant) { Description = "own account" };
        if (place.IsInSub)
            yield return new Offer("${AWS::AccountId}", CompletionItemKind.Variable);
    }

    /// <summary>The resources on whose behalf the services of Principal call.</summary>
    private static IEnumerable<Offer> Sources(CompletionPlace place)
    {
        var around = ArnSurroundings.Of(place);
        foreach (var value in place.Statement?.Principal?.Values ?? [])
        {
            if (value.Kind != PrincipalValueKind.Service || value.IsUnknown)
                continue;
            // Two services may work on the same resources.
            foreach (var type in ArnTypes.OfService(value.Text.Split('.')[0]).Where(static type => type.HasName).DistinctBy(static type => type.Form.Text))
                yield return Arn(type.Form.Text, around) with { Description = type.Name };
        }
    }

    private static Offer Arn(string form, ArnSurroundings around) => Open(new ArnTemplate(form, around).Whole(isLastAll: false)) with { Kind = CompletionItemKind.Reference };

    private static Offer Open(SnippetText text) => new(text.Shown, text, CompletionItemKind.Value);

    private static IEnumerable<Offer> Fixed(params string[] values) => values.Select(static value => new Offer(value, CompletionItemKind.EnumMember));

    private static string NextYear(CompletionPlace place)
    {
        var today = place.Policy.Options.AsOfDay?.ToString() ?? place.Catalogue.DataDate;
        return (int.Parse(today.AsSpan(0, 4), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
