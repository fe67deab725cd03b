using System.Collections.Generic;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Tests.Json;

internal static class JsonTestExtensions
{
    public static List<JsonMember> ToList(this JsonMembers members)
    {
        var list = new List<JsonMember>();
        foreach (var member in members)
            list.Add(member);
        return list;
    }

    public static List<JsonNode> ToList(this JsonItems items)
    {
        var list = new List<JsonNode>();
        foreach (var item in items)
            list.Add(item);
        return list;
    }

    public static JsonMember First(this JsonMembers members) => members.ToList()[0];

    public static JsonNode First(this JsonItems items) => items.ToList()[0];
}
