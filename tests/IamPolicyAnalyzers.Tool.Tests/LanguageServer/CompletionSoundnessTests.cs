using System;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Tests;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tool.Tests.LanguageServer;

/// <summary>Whatever is offered, and written, no rule about the form of policies, actions, resources, conditions or principals finds fault with.</summary>
public sealed class CompletionSoundnessTests
{
    private const int ActionsOfService = 200;

    private static int Some => Conditional.WithoutSwitch is null ? 1 : 10;

    [Fact]
    public void Offers_no_action_that_rules_report()
    {
        foreach (var service in ActionCatalogue.Instance.Services.Where((_, i) => i % (2 * Some) == 0))
        {
            const string Before = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": [""";
            const string After = """], "Resource": "*" } }""";
            using var file = new CompletionFile("a.iam.json");
            var (offset, items) = file.Complete($"{Before}\"{service.Prefix}:|\"{After}");
            Assert.NotEmpty(items);
            var text = Before + string.Join(", ", items.Take(ActionsOfService).Select(static item => $"\"{item.TextEdit!.NewText}\"")) + After;
            AssertSound(file, text, new TextSpan(offset - 1, text.Length - After.Length - offset), service.Prefix);
        }
    }

    [Fact]
    public void Offers_no_resource_that_rules_report()
    {
        foreach (var action in ActionCatalogue.Instance.ActionsIn(ActionCatalogue.Instance.All).Where((_, i) => i % (11 * Some) == 0))
        {
            var text = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action.FullName}}", "Resource": "|" } }""";
            EachIsSound("a.iam.json", text, action.FullName);
        }
    }

    [Fact]
    public void Offers_no_condition_key_or_value_that_rules_report()
    {
        foreach (var action in ActionCatalogue.Instance.ActionsIn(ActionCatalogue.Instance.All).Where((_, i) => i % (70 * Some) == 0))
        {
            foreach (var name in new[] { "StringEquals", "StringLike", "ArnLike", "Bool", "IpAddress", "DateLessThan", "NumericLessThanEquals", "ForAnyValue:StringLike", "Null" })
            {
                var text = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action.FullName}}", "Resource": "*", "Condition": { "{{name}}": { "|": "" } } } }""";
                using var file = new CompletionFile("a.iam.json");
                foreach (var item in file.Complete(text).Items)
                {
                    var key = item.TextEdit!.NewText;
                    var withKey = text.Replace("|", key);
                    var values = file.Complete(withKey.Replace("\": \"\"", "\": \"|\"")).Items.Select(static item => item.TextEdit!.NewText).DefaultIfEmpty(ValueFor(name));
                    foreach (var value in Some == 1 ? values : values.Take(3))
                    {
                        var written = withKey.Replace("\": \"\"", $"\": \"{value}\"");
                        AssertSound(file, written, TextSpan.FromBounds(text.IndexOf('|') - 1, written.IndexOf(" } } } }", StringComparison.Ordinal)), $"{action.FullName} {name}");
                    }
                }
            }
        }
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
    public void Offers_nothing_that_rules_report(string file, string text) => EachIsSound(file, text, text);

    private static void EachIsSound(string name, string text, string what)
    {
        using var file = new CompletionFile(name);
        var (offset, items) = file.Complete(text);
        Assert.NotEmpty(items);
        foreach (var item in items)
        {
            var written = file.Apply(item);
            AssertSound(file, written, TextSpan.FromBounds(offset, Math.Max(offset, offset + written.Length - file.Text.Length)), what);
        }
    }

    private static void AssertSound(CompletionFile file, string text, TextSpan written, string what)
    {
        foreach (var finding in file.Check(text))
        {
            var family = int.Parse(finding.Id.AsSpan("IAM".Length, 2), System.Globalization.CultureInfo.InvariantCulture);
            if (family <= 5 && finding.Location.SourceSpan.IntersectsWith(written) && !IsAsMeant(finding.Id))
                Assert.Fail($"{what}: {finding.Id} {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n{text}");
        }
    }

    /// <summary>True for a finding about what the test has written around it, or about a choice that is its author's.</summary>
    private static bool IsAsMeant(string id) => id is "IAM0208";

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
