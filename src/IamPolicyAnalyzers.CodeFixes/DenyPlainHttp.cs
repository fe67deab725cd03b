using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>Adds the Deny of plain HTTP to the policy of a bucket, or the resource that such a Deny leaves out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, LanguageNames.VisualBasic, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
internal sealed class DenyPlainHttp() : PolicyFix(RuleIds.MissingSecureTransport)
{
    internal override ImmutableArray<string> FixAllIds => ImmutableArray<string>.Empty;

    internal override ImmutableArray<PolicyEdit> GetEdits(PolicyFile file, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        for (var i = 0; i < file.Documents.Length; i++)
        {
            var policy = file.Documents[i];
            var edit = new JsonEdit(file.Tree);
            if (!policy.Node.Span.Contains(span) || PolicyOwner.Given(policy) is not { Service: "s3" } owner || !TryDeny(policy, PolicyPlace.At(file, span), span, edit))
                continue;

            // A Deny for some actions or prefixes needs more than another resource.
            var after = PolicyFile.Parse(file.Text.WithChanges(edit.Changes));
            return PlainHttp.Of(after.Documents[i], owner) is null ? PolicyEdit.ChangingAccess("Deny plain HTTP (narrows access)", edit.Changes) : PolicyEdit.None;
        }

        return PolicyEdit.None;
    }

    private static bool TryDeny(PolicyDocument policy, PolicyPlace? denying, TextSpan span, JsonEdit edit)
    {
        if (BucketArn.Of(policy) is not { } bucket)
            return false;
        if (denying is not null)
        {
            if (denying.Member("Resource") is not { } resource)
                return false;
            edit.InsertItem(resource.Value, (denying.Statement.Resource!.Entries.Any(entry => entry.Text.IndexOf('/') >= 0) ? bucket : bucket.Objects).Fragment);
            return true;
        }

        if (PolicyPlace.StatementsNamedAt(policy, span) is not { } statements)
            return false;
        edit.InsertItem(statements, Deny(new SidNames(policy).Free(nameof(DenyPlainHttp)), bucket));
        return true;
    }

    private static JsonFragment Deny(string sid, BucketArn bucket) => JsonFragment.Of(
        ("Sid", JsonFragment.Of(sid)),
        ("Effect", JsonFragment.Of("Deny")),
        ("Principal", JsonFragment.Of("*")),
        ("Action", JsonFragment.Of("s3:*")),
        ("Resource", JsonFragment.Of([bucket.Fragment, bucket.Objects.Fragment])),
        ("Condition", JsonFragment.Of("Bool", JsonFragment.Of(PlainHttp.Key, JsonFragment.Of("false")))));

    /// <summary>The ARN of a bucket as the policy writes it.</summary>
    /// <param name="IsSub">True when <c>Fn::Sub</c> has to fill in a part.</param>
    private readonly record struct BucketArn(string Text, bool IsSub)
    {
        public BucketArn Objects => this with { Text = Text + "/*" };

        public JsonFragment Fragment => IsSub ? JsonFragment.Of("Fn::Sub", JsonFragment.Of(Text)) : JsonFragment.Of(Text);

        /// <summary>The bucket of which all resources are that can be read; null when there is none, or there are several.</summary>
        public static BucketArn? Of(PolicyDocument policy)
        {
            BucketArn? only = null;
            foreach (var entry in EntriesOf(policy))
            {
                if (Of(entry) is not { } bucket)
                    continue;
                if (only is not null && only != bucket)
                    return null;
                only = bucket;
            }

            return only;
        }

        private static IEnumerable<JsonNode> EntriesOf(PolicyDocument policy)
        {
            foreach (var statement in policy.Statements)
            {
                if (statement.Element("Resource") is not { } resource)
                    continue;
                if (!resource.Member.Value.IsArray)
                    yield return resource.Member.Value;
                foreach (var entry in resource.Member.Value.Items)
                    yield return entry;
            }
        }

        private static BucketArn? Of(JsonNode entry)
        {
            if (entry.IsString)
                return Of(entry.StringValue, isSub: false);
            if (entry.TryGetMember("Fn::Sub", out var sub) && sub.Value.IsString)
                return Of(sub.Value.StringValue, isSub: true);
            if (!entry.TryGetMember("Fn::GetAtt", out var attribute) || !attribute.Value.IsArray)
                return null;
            var words = new List<string>();
            foreach (var word in attribute.Value.Items)
                words.Add(word.StringValue);
            return Of("${" + string.Join(".", words) + "}", isSub: true);
        }

        private static BucketArn? Of(string text, bool isSub)
        {
            var slash = text.IndexOf('/');
            var bucket = slash < 0 ? text : text.Substring(0, slash);
            var isArn = bucket.StartsWith("arn:", StringComparison.Ordinal) || (isSub && bucket.EndsWith(".Arn}", StringComparison.Ordinal));
            return isArn && !Glob.HasWildcard(bucket.AsSpan()) && (isSub || bucket.IndexOf("${", StringComparison.Ordinal) < 0) ? new BucketArn(bucket, isSub) : null;
        }
    }
}
