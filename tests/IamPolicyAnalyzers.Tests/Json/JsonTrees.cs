using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Json;

/// <summary>What holds for the tree of any text.</summary>
internal static class JsonTrees
{
    public static void CheckSane(JsonTree tree)
    {
        var whole = new TextSpan(0, tree.Text.Length);
        int errorStart = 0;
        foreach (var error in tree.Errors)
        {
            Assert.True(whole.Contains(error.Span), "An error lies outside the text");
            Assert.True(error.Span.Start >= errorStart, "Errors are out of order");
            Assert.False(error.Message.EndsWith('.'), "A message ends with a period");
            errorStart = error.Span.Start;
        }

        Assert.True(tree.Errors.Length <= JsonTree.MaxErrors, "Too many errors are kept");
        Assert.True(!tree.Errors.IsEmpty || tree.TooDeep is not null || !tree.Root.HasErrors, "A node has an error that was not reported");
        if (!tree.Root.IsMissing)
            Check(tree.Root, whole, tree);
    }

    /// <summary>Checks a node that must lie within <paramref name="outer"/>, and gives its end.</summary>
    private static int Check(JsonNode node, TextSpan outer, JsonTree tree)
    {
        Assert.True(outer.Contains(node.Span), "A node reaches out of the one around it, or overlaps the one before it");
        Assert.True(node.Span.Contains(node.OpenSpan) && node.Span.Contains(node.ContentSpan), "A node's parts reach out of it");
        Assert.True(!node.IsMissing || (node.Span.IsEmpty && node.HasErrors), "A missing node has text, or no error");

        string value = node.StringValue;
        Assert.True(node.Span.Contains(node.SpanOf(0, value.Length)), "A value reaches out of its node");
        Assert.True(node.IsMissing || node.ValueEquals(value), "A value does not equal itself");

        int position = node.OpenSpan.End;
        int count = 0;
        foreach (var member in node.Members)
        {
            count++;
            Assert.True(member.Name.Kind is JsonKind.String or JsonKind.Missing, "A name is no string");
            position = Check(member.Name, TextSpan.FromBounds(position, node.Span.End), tree);
            position = Check(member.Value, TextSpan.FromBounds(position, node.Span.End), tree);
            Assert.True(node.HasErrors || !(member.Name.HasErrors || member.Value.HasErrors), "A node does not know of the error of a member");
        }

        foreach (var item in node.Items)
        {
            count++;
            position = Check(item, TextSpan.FromBounds(position, node.Span.End), tree);
            Assert.True(node.HasErrors || !item.HasErrors, "A node does not know of the error of an item");
        }

        Assert.Equal(count, node.Count);
        return node.Span.End;
    }
}
