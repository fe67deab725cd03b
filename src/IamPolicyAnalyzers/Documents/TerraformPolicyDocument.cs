using System.Collections.Generic;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// A block that writes a policy in words of Terraform. It is read as the JSON that Terraform makes of it, in which every action, resource and value
/// has its place in the file.
/// </summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document</remarks>
internal static class TerraformPolicyDocument
{
    public const string Type = "aws_iam_policy_document";

    private static readonly (string Name, string Element)[] s_lists =
    [
        ("actions", "Action"), ("not_actions", "NotAction"), ("resources", "Resource"), ("not_resources", "NotResource"),
    ];

    /// <returns>The document; missing when the block is broken JSON.</returns>
    public static JsonNode Read(JsonNode block)
    {
        if (!block.IsObject || block.HasErrors)
            return default;

        var text = new MappedText();
        text.Open('{', block);
        text.WriteString("Version", block.OpenSpan);
        text.Write(':');
        if (block.TryGetMember("version", out var version) && version.Value.IsString)
            TerraformTemplate.Write(text, version.Value, hasAmpersands: false);
        else
            text.WriteString("2012-10-17", block.OpenSpan);

        if (block.TryGetMember("policy_id", out var id) && id.Value.IsString)
        {
            text.Write(',');
            text.WriteString("Id", id.Name.ContentSpan);
            text.Write(':');
            TerraformTemplate.Write(text, id.Value, hasAmpersands: false);
        }

        text.Write(',');
        WriteStatements(text, block);
        text.Close('}', block);
        return text.ToTree().Root;
    }

    private static void WriteStatements(MappedText text, JsonNode block)
    {
        var place = block.TryGetMember("statement", out var member) ? member.Name.ContentSpan : block.OpenSpan;
        text.WriteString("Statement", place);
        text.Write(':');
        text.Write('[');
        var separator = new Separator(text);
        foreach (var statement in TerraformBlocks.Of(member.Value))
        {
            separator.Next();
            WriteStatement(text, statement);
        }

        if (HasMore(block, "statement"))
        {
            separator.Next();
            Intrinsic.WriteUnknown(text, block.OpenSpan);
        }

        text.Write(']');
    }

    /// <summary>True when statements come from other documents, or from a block that is repeated by an expression.</summary>
    private static bool HasMore(JsonNode block, string dynamicBlock)
    {
        foreach (var member in block.Members)
        {
            if (member.Name.ValueEquals("source_policy_documents") || member.Name.ValueEquals("override_policy_documents")
                || member.Name.ValueEquals("source_json") || member.Name.ValueEquals("override_json"))
            {
                return true;
            }
        }

        return TerraformBlocks.IsRepeated(block, dynamicBlock);
    }

    private static void WriteStatement(MappedText text, JsonNode statement)
    {
        text.Open('{', statement);
        var separator = new Separator(text);
        WriteText("sid", "Sid");
        separator.Next();
        text.WriteString("Effect", statement.TryGetMember("effect", out var effect) ? effect.Name.ContentSpan : statement.OpenSpan);
        text.Write(':');
        if (effect.Value.IsMissing || effect.Value.IsNull)
            text.WriteString("Allow", statement.OpenSpan);
        else
            WriteValue(text, effect.Value);

        WritePrincipals("principals", "Principal");
        WritePrincipals("not_principals", "NotPrincipal");
        foreach (var (name, element) in s_lists)
        {
            if (statement.TryGetMember(name, out var list) && !list.Value.IsNull && !(list.Value.IsArray && list.Value.Count == 0))
            {
                separator.Next();
                text.WriteString(element, list.Name.ContentSpan);
                text.Write(':');
                WriteValue(text, list.Value);
            }
        }

        WriteConditions(text, statement, separator);
        text.Close('}', statement);

        void WriteText(string name, string element)
        {
            if (!statement.TryGetMember(name, out var member) || !member.Value.IsString || member.Value.ValueEquals(""))
                return;
            separator.Next();
            text.WriteString(element, member.Name.ContentSpan);
            text.Write(':');
            TerraformTemplate.Write(text, member.Value, hasAmpersands: false);
        }

        void WritePrincipals(string name, string element)
        {
            var groups = GroupsOf(statement, name, "type", out var place, out var hasMore);
            if (groups.Count == 0 && !hasMore)
                return;
            separator.Next();
            text.WriteString(element, place.IsMissing ? statement.OpenSpan : place.ContentSpan);
            text.Write(':');
            if (hasMore)
                Intrinsic.WriteUnknown(text, statement.OpenSpan);
            else if (groups.Count == 1 && groups[0].Key.ValueEquals("*"))
                text.WriteString("*", IdentifierOf(groups[0]));
            else
                WriteGroups(text, groups, "identifiers", groups[0].Blocks[0]);
        }
    }

    private static void WriteConditions(MappedText text, JsonNode statement, Separator separator)
    {
        const string Condition = "condition";
        var tests = GroupsOf(statement, Condition, "test", out var place, out var hasMore);
        if (tests.Count == 0 && !hasMore)
            return;
        separator.Next();
        var span = place.IsMissing ? statement.OpenSpan : place.ContentSpan;
        text.WriteString("Condition", span);
        text.Write(':');
        text.Write('{');
        var clauses = new Separator(text);
        foreach (var test in tests)
        {
            var isPartial = false;
            var keys = Group(test.Blocks, "variable", ref isPartial);
            hasMore |= isPartial;
            if (keys.Count == 0 && isPartial)
                continue;
            clauses.Next();
            TerraformTemplate.Write(text, test.Key, hasAmpersands: false);
            text.Write(':');
            WriteGroups(text, keys, "values", test.Blocks[0]);
        }

        if (hasMore)
        {
            clauses.Next();
            text.WriteString(Intrinsic.UnknownFunction, span);
            text.Write(':');
            text.WriteString("", span);
        }

        text.Write('}');
    }

    /// <summary>Writes an object of lists: those of the blocks that have one key in common become one.</summary>
    private static void WriteGroups(MappedText text, List<BlockGroup> groups, string list, JsonNode place)
    {
        text.Open('{', place);
        var members = new Separator(text);
        foreach (var group in groups)
        {
            members.Next();
            if (group.Key.ValueEquals("*"))
                text.WriteString("AWS", group.Key.ContentSpan);
            else
                TerraformTemplate.Write(text, group.Key, hasAmpersands: false);
            text.Write(':');
            if (group.Blocks.Count == 1 && group.Blocks[0].TryGetMember(list, out var only))
            {
                WriteValue(text, only.Value);
                continue;
            }

            text.Write('[');
            var items = new Separator(text);
            foreach (var block in group.Blocks)
            {
                if (!block.TryGetMember(list, out var values))
                    continue;
                if (values.Value.IsString)
                    Add(values.Value);
                foreach (var item in values.Value.Items)
                    Add(item);
            }

            text.Write(']');

            void Add(JsonNode item)
            {
                items.Next();
                WriteValue(text, item);
            }
        }

        text.Close('}', place);
    }

    private static void WriteValue(MappedText text, JsonNode value)
    {
        if (value.IsObject)
        {
            Intrinsic.WriteUnknown(text, value.OpenSpan);
            return;
        }

        if (!value.IsArray)
        {
            TerraformTemplate.Write(text, value, hasAmpersands: true);
            return;
        }

        text.Open('[', value);
        var items = new Separator(text);
        foreach (var item in value.Items)
        {
            items.Next();
            WriteValue(text, item);
        }

        text.Close(']', value);
    }

    private static TextSpan IdentifierOf(BlockGroup group)
    {
        foreach (var block in group.Blocks)
        {
            if (!block.TryGetMember("identifiers", out var identifiers))
                continue;
            foreach (var item in identifiers.Value.Items)
                return item.ContentSpan;
        }

        return group.Key.ContentSpan;
    }

    /// <param name="hasMore">True when there may be more blocks, or other ones.</param>
    private static List<BlockGroup> GroupsOf(JsonNode statement, string name, string key, out JsonNode place, out bool hasMore)
    {
        place = statement.TryGetMember(name, out var member) ? member.Name : default;
        hasMore = TerraformBlocks.IsRepeated(statement, name) || member.Value.IsString;
        return Group(TerraformBlocks.Of(member.Value), key, ref hasMore);
    }

    /// <summary>Blocks with the same key, in the order of their first ones. A block without a key is left out; one with a key that is no text may be any.</summary>
    private static List<BlockGroup> Group(IEnumerable<JsonNode> blocks, string key, ref bool hasMore)
    {
        var groups = new List<BlockGroup>();
        foreach (var block in blocks)
        {
            if (!block.TryGetMember(key, out var member) || !member.Value.IsString)
            {
                hasMore |= !member.Value.IsMissing;
                continue;
            }

            var text = member.Value.StringValue;
            var group = groups.Find(g => g.Key.ValueEquals(text));
            if (group.Blocks is null)
                groups.Add(group = new BlockGroup(member.Value, []));
            group.Blocks.Add(block);
        }

        return groups;
    }

    private readonly record struct BlockGroup(JsonNode Key, List<JsonNode> Blocks);

    /// <summary>Writes the commas between members or items.</summary>
    private sealed class Separator(MappedText text)
    {
        private bool _isFirst = true;

        public void Next()
        {
            if (!_isFirst)
                text.Write(',');
            _isFirst = false;
        }
    }
}
