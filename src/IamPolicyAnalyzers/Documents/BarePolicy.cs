using System;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A file that is one policy document: an object with Statement, or one that plainly was meant to have it.</summary>
internal static class BarePolicy
{
    private static readonly string[] s_elements =
        ["Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition", "Sid"];

    public static PolicyContainer? TryRecognize(JsonNode root) =>
        IsPolicyShaped(root) || IsPolicyWithoutStatement(root) ? PolicyContainer.OfPolicy(root) : null;

    /// <summary>
    /// An object whose Statement (in any case, also with a plural s) holds at least one object that reads as a statement of AWS. Other products write
    /// a Statement of their own, which is not ours to judge: without the Version of a policy beside it, the statement itself has to show whose it is.
    /// </summary>
    public static bool IsPolicyShaped(JsonNode node)
    {
        if (!node.IsObject)
            return false;
        var version = VersionOf(node);
        foreach (var member in node.Members)
        {
            if (!IsNearStatement(member.Name))
                continue;
            if (IsStatementShaped(member.Value, version) || HasStatementItem(member.Value, version))
                return true;

            // An empty list or a slip of the pen beside a Version of the policy language is a policy somebody began.
            if (version == VersionKind.Policy && (member.Value.IsArray ? member.Value.Count == 0 : !member.Value.IsObject))
                return true;
        }

        return false;
    }

    private static bool IsPolicyWithoutStatement(JsonNode root)
    {
        if (!root.IsObject || VersionOf(root) != VersionKind.Policy)
            return false;
        foreach (var member in root.Members)
        {
            if (!Is(member.Name, "Version")
                && !Is(member.Name, "Id")
                && !IsStatementShaped(member.Value, VersionKind.Policy)
                && !HasStatementItem(member.Value, VersionKind.Policy))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasStatementItem(JsonNode value, VersionKind version)
    {
        foreach (var item in value.Items)
        {
            if (IsStatementShaped(item, version))
                return true;
        }

        return false;
    }

    /// <summary>An object most of whose members are elements of a statement, and whose values are AWS's as far as they tell.</summary>
    private static bool IsStatementShaped(JsonNode node, VersionKind version)
    {
        if (!node.IsObject)
            return false;
        int elements = 0, spelt = 0, others = 0;
        bool hasEffect = false, hasArn = false, isTelling = false, isOfOtherCloud = false;
        foreach (var member in node.Members)
        {
            if (ElementOf(member.Name) is not { } element)
            {
                others++;
                continue;
            }

            elements++;
            if (member.Name.ValueEquals(element))
                spelt++;

            // Beside a Version of AWS's language the values need not tell.
            switch (version == VersionKind.Policy && element != "Effect" ? "" : element)
            {
                case "Effect":
                    hasEffect = true;
                    isTelling |= Is(member.Value, "Allow") || Is(member.Value, "Deny");
                    break;
                case "Action" or "NotAction":
                    isTelling |= Any(member.Value, IsServiceAndName);
                    isOfOtherCloud |= Any(member.Value, IsOfOtherCloud);
                    break;
                case "Resource" or "NotResource":
                    hasArn |= Any(member.Value, IsArn);
                    isOfOtherCloud |= Any(member.Value, IsOfOtherCloud);
                    break;
                case "Principal" or "NotPrincipal":
                    hasArn |= member.Value.RawText.IndexOf("arn:aws".AsSpan()) >= 0 || member.Value.RawText.IndexOf(".amazonaws.com".AsSpan()) >= 0;
                    break;
            }
        }

        if (elements < 2 ? !hasEffect || others > 0 : others > elements)
            return false;
        if (hasArn)
            return true;
        return version switch
        {
            VersionKind.Policy => true,
            VersionKind.Other => false,
            _ => isTelling && !isOfOtherCloud && spelt >= Math.Min(elements, 2),
        };
    }

    private static string? ElementOf(JsonNode name)
    {
        foreach (var element in s_elements)
        {
            if (Is(name, element))
                return element;
        }

        return null;
    }

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);

    private static bool IsServiceAndName(string text) => text.IndexOf(':') > 0;

    /// <summary>Other clouds copied the language. Their actions have three parts, and their resources begin with a name of their own.</summary>
    private static bool IsOfOtherCloud(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3
            ? parts[0].Length > 0 && parts[1].Length > 0 && parts[2].Length > 0
            : parts[0] is "acs" or "qcs" or "trn" || parts[0].StartsWith("name/", StringComparison.Ordinal);
    }

    private static bool Any(JsonNode value, Func<string, bool> test)
    {
        if (value.IsString)
            return test(value.StringValue);
        foreach (var item in value.Items)
        {
            if (item.IsString && test(item.StringValue))
                return true;
        }

        return false;
    }

    private static bool IsNearStatement(JsonNode name) => Is(name, "Statement") || Is(name, "Statements");

    private static bool Is(JsonNode node, string text) => node.IsString && node.ValueEqualsIgnoreCase(text);

    /// <summary>A version that counts, as <c>1</c> or <c>2.0</c>, is that of another product; that of AWS's language is a date.</summary>
    private static VersionKind VersionOf(JsonNode node)
    {
        foreach (var member in node.Members)
        {
            if (!Is(member.Name, "Version"))
                continue;
            var text = member.Value.StringValue;
            if (text is "2012-10-17" or "2008-10-17")
                return VersionKind.Policy;
            return text.Length > 0 && text.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.').Length == 0 ? VersionKind.Other : VersionKind.None;
        }

        return VersionKind.None;
    }

    private enum VersionKind : byte
    {
        None,

        /// <summary>A version of AWS's policy language.</summary>
        Policy,

        /// <summary>A version of something else.</summary>
        Other,
    }
}
