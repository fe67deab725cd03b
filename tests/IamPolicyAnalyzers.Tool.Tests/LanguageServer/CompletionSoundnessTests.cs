using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tests;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>Whatever is offered, and written, no rule about the form of policies, actions, resources, conditions or principals finds fault with.</summary>
public sealed class CompletionSoundnessTests
{
    private const int ActionsOfService = 200;

    /// <summary>How many times fewer samples are taken without the switch for long tests.</summary>
    private static int Some => Conditional.WithoutSwitch is null ? 1 : 10;

    [Fact]
    public void Offers_no_action_that_rules_report()
    {
        const string Before = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [""";
        const string After = """], "Resource": "*" } }""";
        var flaws = new List<string>();
        foreach (var service in ActionCatalogue.Instance.Services.Where((_, i) => i % (4 * Some) == 0))
        {
            using var file = new CompletionFile("a.iam.json");
            var (offset, items) = file.Complete($"{Before}\"{service.Prefix}:|\"{After}");
            Assert.NotEmpty(items);
            var text = Before + string.Join(", ", items.Take(ActionsOfService).Select(static item => $"\"{item.TextEdit!.NewText}\"")) + After;
            flaws.AddRange(Flaws(file, text, TextSpan.FromBounds(Before.Length, text.Length - After.Length)));
        }

        AssertNone(flaws);
    }

    [Fact]
    public void Offers_no_resource_that_rules_report()
    {
        var flaws = new List<string>();
        foreach (var action in ActionCatalogue.Instance.ActionsIn(ActionCatalogue.Instance.All).Where((_, i) => i % (23 * Some) == 0))
        {
            var text = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action.FullName}}", "Resource": "|" } }""";
            flaws.AddRange(FlawsOfEach("a.iam.json", text));
        }

        AssertNone(flaws);
    }

    [Fact]
    public void Offers_no_condition_key_or_value_that_rules_report()
    {
        var flaws = new List<string>();
        foreach (var action in ActionCatalogue.Instance.ActionsIn(ActionCatalogue.Instance.All).Where((_, i) => i % (200 * Some) == 0))
        {
            foreach (var name in new[] { "StringEquals", "StringLike", "ArnLike", "Bool", "IpAddress", "DateLessThan", "NumericLessThanEquals", "ForAnyValue:StringLike", "Null" })
            {
                var text = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action.FullName}}", "Resource": "*", "Condition": { "{{name}}": { "|": "" } } } }""";
                using var file = new CompletionFile("a.iam.json");
                foreach (var item in file.Complete(text).Items)
                {
                    var withKey = text.Replace("|", item.TextEdit!.NewText);
                    var values = file.Complete(withKey.Replace("\": \"\"", "\": \"|\"")).Items;
                    foreach (var value in values.Select(static item => item.TextEdit!.NewText).DefaultIfEmpty(ValueFor(name)).Take(Conditional.WithoutSwitch is null ? int.MaxValue : 3))
                    {
                        var written = withKey.Replace("\": \"\"", $"\": \"{value}\"");
                        var span = TextSpan.FromBounds(text.IndexOf('|') - 1, written.IndexOf(" } } } }", StringComparison.Ordinal));
                        flaws.AddRange(Flaws(file, written, span).Where(flaw => values.Length > 0 || flaw[..7] is not ("IAM0411" or "IAM0412")));
                    }
                }
            }
        }

        AssertNone(flaws);
    }

    [Theory]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "|" }, "Action": "sts:AssumeRole" } }""")]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "|" }, "Action": "sts:AssumeRole" } }""")]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "|" } }""")]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "|" }, "Action": "sts:AssumeRoleWithWebIdentity" } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "|" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "|" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:111122223333:orders" } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "|", "Resource": "arn:aws:sqs:*:111122223333:orders" } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": | , "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:111122223333:orders" } }""")]
    [InlineData("a.rcp.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "|", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" } }""")]
    [InlineData("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/$|" } }""")]
    [InlineData("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": "${aws|" } } } }""")]
    [InlineData("a.iam.json", """{ "Version": "|", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/*" } }""")]
    [InlineData("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/*", "Condition": { "|": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" } } } }""")]
    [InlineData("a.iam.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/*", "Condition": { "|": { "aws:TagKeys": "a" } } } }""")]
    [InlineData("a.scp.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": { "StringNotEquals": { "|": "" } } } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "|" } }""")]
    [InlineData("a.resource.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:*:111122223333:orders", "Condition": { "ArnLike": { "aws:SourceArn": "|" } } } }""")]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "|" } }""")]
    [InlineData("a.trust.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "|" } } } }""")]
    [InlineData("a.vpce.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": ["s3:|"], "Resource": "*" } }""")]
    [InlineData("a.rcp.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": ["kms:|"], "Resource": "*" } }""")]
    public void Offers_nothing_that_rules_report(string file, string text) => AssertNone(FlawsOfEach(file, text));

    private static void AssertNone(List<string> flaws) => Assert.True(flaws.Count == 0, string.Join("\n", flaws.Distinct().Take(50)));

    private static List<string> FlawsOfEach(string name, string text)
    {
        using var file = new CompletionFile(name);
        var (offset, items) = file.Complete(text);
        Assert.NotEmpty(items);
        var length = file.Text.Length;
        return
        [
            .. from item in items
               let plain = file.Apply(item)
               from written in new[] { plain, Filled(plain) }.Distinct()
               from flaw in Flaws(file, written, TextSpan.FromBounds(offset, Math.Max(offset, offset + written.Length - length)))
               select flaw,
        ];
    }

    /// <summary>The text with what a user would write for each placeholder.</summary>
    private static string Filled(string text) => Regex.Replace(text, "REPLACE_ME_[A-Z0-9_]+", static match => match.Value switch
    {
        "REPLACE_ME_REGION" => "us-east-1",
        "REPLACE_ME_ACCOUNT" => "111122223333",
        _ => "a1",
    });

    private static IEnumerable<string> Flaws(CompletionFile file, string text, TextSpan written) =>
        from finding in file.Check(text)
        where string.CompareOrdinal(finding.Id, "IAM06") < 0 && !IsAsMeant(finding.Id) && finding.Location.SourceSpan.IntersectsWith(written)
        select $"{finding.Id} {finding.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>True for a finding about what is still to be written, or has to be written as well: a value, an action that another needs, a second condition.</summary>
    private static bool IsAsMeant(string id) => id is "IAM0107" or "IAM0208" or "IAM0409" or "IAM0417" or "IAM0418";

    private static string ValueFor(string name) => name switch
    {
        "ArnLike" => "arn:aws:iam::111122223333:role/a",
        "Bool" or "Null" => "true",
        "IpAddress" => "203.0.113.0/24",
        "DateLessThan" => "2030-01-01T00:00:00Z",
        "NumericLessThanEquals" => "10",
        _ => "a",
    };
}
