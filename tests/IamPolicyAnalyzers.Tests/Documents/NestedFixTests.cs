using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Tests.CodeFixes;
using IamPolicyAnalyzers.Tests.Json;
using IamPolicyAnalyzers.Tests.Repository;
using IamPolicyAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

/// <summary>A fix does in a policy that stands in a string what it does in the same policy that is a file.</summary>
public sealed class NestedFixTests
{
    private const string Finding =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["s3:PutObject", "[|s3:GetObjekt|]", "s3:GetBucketTagging"],
              "Resource": "arn:aws:s3:::démo/😀/*"
            }
          ]
        }
        """;

    private static readonly string[] s_containers =
    [
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": @ } } } }""",
        """{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Fn::Sub": @ } } } } }""",
        """{ "PolicyName": "App", "PolicyDocument": @ }""",
        """{ "PolicyVersion": { "Document": @, "VersionId": "v1", "IsDefaultVersion": true, "CreateDate": "2026-01-01" } }""",
        """{ "UserDetailList": [{ "UserName": "ana", "UserPolicyList": [{ "PolicyName": "App", "PolicyDocument": @ }] }] }""",
        """{ "Policy": @ }""",
        """{ "App": { "Policies": [1, @] } }""",
        """[@]""",
    ];

    [Fact]
    public void Writes_a_name() => Checks<UseSuggestedName>(Finding, RuleIds.UnknownAction, "s3:GetObject");

    [Fact]
    public void Sorts_a_list() => Checks<SortList>(Finding, RuleIds.UnsortedList);

    [Fact]
    public void Adds_a_test() => Checks<AskForMfa>(Finding, RuleIds.MissingMfaCondition);

    [Fact]
    public void Removes_a_comma() => Checks<RemoveCommaOrComment>(Finding.Replace("démo/😀/*\"", "x\"[|,|]").Replace("[|s3:GetObjekt|]", "s3:GetObject"), RuleIds.InvalidJson);

    [Fact]
    public void Writes_no_placeholder_into_a_template()
    {
        var file = PolicyFile.Parse(s_containers[1].Replace("@", JsonSerializer.Serialize(Markup.Parse(Finding).Text)));
        Assert.Empty(new UseSuggestedName().EditsFor(file, At(file, Markup.Parse(Finding).Marks.Single().Span, RuleIds.UnknownAction, "s3:${aws:username}")));
    }

    /// <summary>All fixes, on all findings in the policies of the corpus.</summary>
    [Fact]
    public async Task Repairs_real_policies_as_it_does_outside_of_strings()
    {
        var fixes = Shipped.Fixers.OfType<PolicyFix>().ToArray();
        var repaired = 0;
        foreach (var path in Directory.EnumerateFiles(Shipped.PathOf("tests/IamPolicyAnalyzers.Tests/Corpus"), "*.json", SearchOption.AllDirectories).Order())
        {
            var bare = PolicyFile.Parse(File.ReadAllText(path).TrimStart('\uFEFF'));
            var nested = PolicyFile.Parse("{ \"Policy\": " + JsonSerializer.Serialize(bare.Text.ToString()) + " }");
            if (bare.Container.Kind != ContainerKind.BarePolicy || nested.Documents.IsEmpty)
                continue;
            foreach (var finding in await PolicyFiles.DiagnosticsAsync(Path.GetFileName(path), bare.Text.ToString(), [.. Shipped.AllAnalyzers]))
            foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            {
                var span = bare.Text.Lines.GetTextSpan(finding.Location.GetLineSpan().Span);
                var location = Location.Create("file.json", nested.Documents[0].Node.Tree!.Map!.ToOuter(span), default);
                var edits = fix.EditsFor(nested, Diagnostic.Create(finding.Descriptor, location, finding.Properties));
                var here = Location.Create("policy.json", span, default);
                var expected = fix.EditsFor(bare, Diagnostic.Create(finding.Descriptor, here, finding.Properties));
                Assert.Equal(expected.Select(edit => edit.Title), edits.Select(edit => edit.Title));
                for (var i = 0; i < edits.Length; i++)
                {
                    var after = JsonTree.Parse(nested.Text.WithChanges(edits[i].Changes).ToString());
                    Assert.Empty(after.Errors);
                    Assert.Equal(bare.Text.WithChanges(expected[i].Changes).ToString(), after.Root.Members.First().Value.StringValue);
                    repaired++;
                }
            }
        }

        Assert.True(repaired > 0, "No fix was offered");
    }

    private static void Checks<TFix>(string markup, string id, string? suggestion = null)
        where TFix : PolicyFix, new()
    {
        var bare = Markup.Parse(markup);
        var expected = FixText.Fixed<TFix>(markup, id, suggestion);
        foreach (var container in s_containers)
        foreach (var encode in new Func<string, string>[] { static text => JsonSerializer.Serialize(text), static text => "\"" + Uri.EscapeDataString(text) + "\"" })
        {
            var file = PolicyFile.Parse(container.Replace("@", encode(bare.Text)));
            var edits = new TFix().EditsFor(file, At(file, bare.Marks.Single().Span, id, suggestion));
            Assert.Equal(FixText.Titles<TFix>(markup, id, suggestion), edits.Select(edit => edit.Title));

            var after = PolicyFile.Parse(file.Text.WithChanges(edits[0].Changes));
            Assert.Equal(expected, Assert.Single(after.Documents).Node.Tree!.Text);
        }
    }

    private static Diagnostic At(PolicyFile file, TextSpan inner, string id, string? suggestion) =>
        FixText.Diagnostic(id, Assert.Single(file.Documents).Node.Tree!.Map!.ToOuter(inner), suggestion);
}
