using System.Collections.Immutable;
using System.Linq;
using System.Text;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>
/// Makes a policy that a template writes into a role or group a managed policy, as a resource behind that one. The document stays as it is written,
/// and AWS chooses the name: one that a template gives could exist already.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class MoveToManagedPolicy() : PolicyFix(RuleIds.InlinePolicy)
{
    private const string Type = "AWS::IAM::ManagedPolicy";

    /// <summary>In characters without blanks. An inline policy may be longer.</summary>
    private const int MaxLength = 6_144;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        // Serverless templates may have an owner of their own for what a function's role needs.
        var root = file.Tree.Root;
        if (file.Container.Kind != ContainerKind.CloudFormation || root.TryGetMember("Transform", out _) || !root.TryGetMember("Resources", out var resources))
            return PolicyEdit.None;

        foreach (var owner in file.Container.Resources)
        {
            if (owner.Type is "AWS::IAM::Role" or "AWS::IAM::Group" && TryFind(owner, diagnostic.Location.SourceSpan, out var policy))
                return Move(file, resources.Value, owner, policy);
        }

        return PolicyEdit.None;
    }

    private static ImmutableArray<PolicyEdit> Move(PolicyFile file, JsonNode resources, DeclaredResource owner, JsonNode policy)
    {
        if (!resources.TryGetMember(owner.Name, out var written)
            || written.Name != owner.Place
            || !policy.TryGetMember("PolicyDocument", out var document)
            || !document.Value.IsObject
            || Intrinsic.IsIntrinsic(document.Value)
            || policy.Count != 2
            || document.Value.RawText.ToString().Count(c => !char.IsWhiteSpace(c)) > MaxLength
            || !JsonEdit.IsEditable(written.Value))
        {
            return PolicyEdit.None;
        }

        var edit = new JsonEdit(file.Tree);
        var properties = JsonFragment.Of(
            (owner.Type == "AWS::IAM::Group" ? "Groups" : "Roles", JsonFragment.OnOneLine(JsonFragment.ListOf(JsonFragment.Of("Ref", JsonFragment.Of(owner.Name))))),
            ("PolicyDocument", JsonFragment.CopyOf(document.Value)));
        var resource = ImmutableArray.Create(("Type", JsonFragment.Of(Type)));
        if (written.Value.TryGetMember("Condition", out var condition))
            resource = resource.Add(("Condition", JsonFragment.CopyOf(condition.Value)));
        edit.InsertMember(resources, written, FreeName(file.Tree.Root, owner, policy), JsonFragment.Of(resource.Add(("Properties", properties)).ToArray()));

        owner.TryGet("Policies", out var policies);
        if (policies.Value.Count == 1)
            edit.RemoveMember(owner.Node, policies);
        else
            edit.ReplaceEntries(policies.Value, item => item == policy ? [] : null);
        return PolicyEdit.Safe($"Move to {Type}", edit.Changes);
    }

    /// <summary>Finds the inline policy whose name, or whose owner's name, is marked. One under a condition of its own stays where it is.</summary>
    private static bool TryFind(DeclaredResource owner, TextSpan span, out JsonNode policy)
    {
        policy = default;
        if (!owner.Node.RawText.IsEmpty && owner.TryGet("Policies", out var policies))
        {
            foreach (var item in policies.Value.Items)
            {
                if (!item.TryGetMember("PolicyName", out var name) || DeclaredValue.Of(name.Value).Span != span)
                    continue;
                policy = item;
                return true;
            }
        }

        return false;
    }

    /// <summary>A logical id from the names of owner and policy, letters and digits only, that nothing in the template has.</summary>
    private static string FreeName(JsonNode root, DeclaredResource owner, JsonNode policy)
    {
        var name = new StringBuilder(owner.Name);
        if (policy.TryGetMember("PolicyName", out var given) && given.Value.IsString)
        {
            var isFirst = true;
            foreach (var c in given.Value.StringValue)
            {
                var isLetterOrDigit = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
                if (isLetterOrDigit)
                    name.Append(isFirst ? char.ToUpperInvariant(c) : c);
                isFirst = !isLetterOrDigit;
            }
        }

        if (name.Length == owner.Name.Length)
            name.Append("Policy");
        var free = name.ToString();
        for (var number = 2; IsTaken(free); number++)
            free = name.ToString() + number;
        return free;

        bool IsTaken(string id) =>
            new[] { "Resources", "Parameters", "Conditions", "Mappings" }.Any(section => root.TryGetMember(section, out var members) && members.Value.TryGetMember(id, out _));
    }
}
