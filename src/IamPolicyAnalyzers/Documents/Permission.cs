using System.Collections.Generic;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A permission that properties put into words, one statement of the policy of a function or of a layer.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html</remarks>
internal static class Permission
{
    // What a property asks of a request. FunctionUrlAuthType is asked for by its value, since NONE keeps nobody out.
    private static readonly (string Property, string Operator, string Key)[] s_tests =
    [
        ("SourceArn", "ArnLike", "aws:SourceArn"),
        ("SourceAccount", "StringEquals", "aws:SourceAccount"),
        ("PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID"),
        ("OrganizationId", "StringEquals", "aws:PrincipalOrgID"),
        ("EventSourceToken", "StringEquals", "lambda:EventSourceToken"),
        ("FunctionUrlAuthType", "StringEquals", "lambda:FunctionUrlAuthType"),
    ];

    /// <summary>The statement as a policy document; false where a property that it needs is missing.</summary>
    public static bool TryRead(DeclaredResource permission, out JsonNode document)
    {
        document = default;
        if (!permission.TryGet("Principal", out var principal) || !permission.TryGet("Action", out var action) || permission.Node.HasErrors)
            return false;

        var text = new MappedText();
        text.Open('{', permission.Node);
        text.Write("\"Version\":\"2012-10-17\",\"Statement\":");
        text.Open('{', permission.Node);
        text.Write("\"Effect\":\"Allow\",");
        WritePrincipal(text, principal);
        text.Write(',');
        WriteName(text, action.Name, "Action");
        text.Copy(action.Value);

        // By which of its names a function is called does not matter: the policy is its own.
        text.Write(",\"Resource\":{\"Ref\":\"Function\"}");
        WriteCondition(text, permission);
        text.Close('}', permission.Node);
        text.Close('}', permission.Node);
        document = text.ToTree().Root;
        return true;
    }

    private static void WriteName(MappedText text, JsonNode other, string name)
    {
        text.WriteFor(other, name);
        text.Write(':');
    }

    private static void WritePrincipal(MappedText text, JsonMember principal)
    {
        WriteName(text, principal.Name, "Principal");
        var value = principal.Value;
        if (value.ValueEquals("*"))
        {
            text.Copy(value);
            return;
        }

        text.Write('{');
        WriteName(text, value, value.IsString && value.StringValue.IndexOf(".amazon", System.StringComparison.Ordinal) > 0 ? "Service" : "AWS");
        text.Copy(value);
        text.Write('}');
    }

    private static void WriteCondition(MappedText text, DeclaredResource permission)
    {
        var tests = new List<(JsonMember Member, string Operator, string Key)>();
        foreach (var (property, operatorName, key) in s_tests)
        {
            if (permission.TryGet(property, out var member) && !Intrinsic.IsNoValue(member.Value) && !member.Value.ValueEquals("NONE"))
                tests.Add((member, operatorName, key));
        }

        if (tests.Count == 0)
            return;
        text.Write(",\"Condition\":{");
        var separator = "";
        foreach (var operatorName in new[] { "ArnLike", "StringEquals" })
        {
            var ofOperator = tests.FindAll(test => test.Operator == operatorName);
            if (ofOperator.Count == 0)
                continue;
            text.Write(separator);
            WriteName(text, ofOperator[0].Member.Name, operatorName);
            text.Write('{');
            separator = "";
            foreach (var (member, _, key) in ofOperator)
            {
                text.Write(separator);
                WriteName(text, member.Name, key);
                text.Copy(member.Value);
                separator = ",";
            }

            text.Write('}');
        }

        text.Write('}');
    }
}
