using System;
using System.Collections.Generic;
using System.Linq;

namespace IamPolicyAnalyzers.PackageTests;

/// <summary>Policies of one finding each, in files named after their rule: one build shows what becomes of many rules.</summary>
internal static class OneFindingEach
{
    private static readonly Dictionary<string, string> s_statements = new()
    {
        ["IAM0103"] = """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*", "Comment": "x" """,
        ["IAM0105"] = """ "Effect": "Allow", "Action": "s3:GetObject" """,
        ["IAM0110"] = """ "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0111"] = """ "Sid": "a b", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0201"] = """ "Effect": "Allow", "Action": "GetObject", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0202"] = """ "Effect": "Allow", "Action": "s4:GetObject", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0203"] = """ "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0206"] = """ "Effect": "Allow", "Action": "s3:getObject", "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM0301"] = """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "demo/*" """,
        ["IAM0303"] = """ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-9:111122223333:q" """,
        ["IAM0402"] = """ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*", "Condition": { "StringIs": { "aws:PrincipalTag/a": "b" } } """,
        ["IAM0601"] = """ "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::demo", "arn:aws:s3:::demo/*"] """,
        ["IAM0602"] = """ "Effect": "Allow", "Action": "*", "Resource": "*" """,
        ["IAM0901"] = """ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" """,
        ["IAM1501"] = """ "Effect": "Allow", "Action": ["s3:GetObject", "s3:Get*"], "Resource": "arn:aws:s3:::demo/*" """,
        ["IAM1509"] = """ "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "arn:aws:s3:::demo/*" """,
    };

    /// <summary>Writes <c>policies/IAM0103.iam.json</c> and so on.</summary>
    public static Consumer WriteOneFindingEach(this Consumer consumer)
    {
        foreach (var (id, statement) in s_statements)
            consumer.Write($"policies/{id}.iam.json", $$"""{ "Version": "2012-10-17", "Statement": {{{statement}}} }""");
        return consumer;
    }

    /// <summary>How the finding of a rule came out: <c>error</c> or <c>warning</c>; empty where nothing was printed.</summary>
    public static string SeverityOf(this BuildResult build, string id) => build.Findings
        .SingleOrDefault(line => line.StartsWith(id + ".iam.json", StringComparison.Ordinal) && line.EndsWith(id, StringComparison.Ordinal))
        ?.Split(' ')[1] ?? "";
}
