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

        var writer = new PolicyWriter(permission.Node);
        writer.Open('{', permission.Node).Write("\"Version\":\"2012-10-17\",\"Statement\":").Open('{', permission.Node).Write("\"Effect\":\"Allow\",");
        WritePrincipal(writer.Rename(principal.Name, "Principal").Write(":"), principal.Value);
        writer.Write(",").Rename(action.Name, "Action").Write(":").Copy(action.Value).Write(",");

        // By which of its names a function is called does not matter: the policy is its own.
        writer.Write("\"Resource\":{\"Ref\":\"Function\"}");
        WriteCondition(writer, permission);
        document = writer.Close('}', permission.Node).Close('}', permission.Node).Read();
        return true;
    }

    private static void WritePrincipal(PolicyWriter writer, JsonNode principal)
    {
        var text = principal.StringValue;
        if (text == "*")
            writer.Copy(principal);
        else
            writer.Write("{").Rename(principal, principal.IsString && text.IndexOf(".amazon", System.StringComparison.Ordinal) > 0 ? "Service" : "AWS").Write(":").Copy(principal).Write("}");
    }

    private static void WriteCondition(PolicyWriter writer, DeclaredResource permission)
    {
        var tests = new List<(JsonMember Member, string Operator, string Key)>();
        foreach (var (property, operatorName, key) in s_tests)
        {
            if (permission.TryGet(property, out var member) && !Intrinsic.IsNoValue(member.Value) && !member.Value.ValueEquals("NONE"))
                tests.Add((member, operatorName, key));
        }

        if (tests.Count == 0)
            return;
        writer.Write(",\"Condition\":{");
        var separator = "";
        foreach (var operatorName in new[] { "ArnLike", "StringEquals" })
        {
            var ofOperator = tests.FindAll(test => test.Operator == operatorName);
            if (ofOperator.Count == 0)
                continue;
            writer.Write(separator).Rename(ofOperator[0].Member.Name, operatorName).Write(":{");
            separator = "";
            foreach (var (member, _, key) in ofOperator)
            {
                writer.Write(separator).Rename(member.Name, key).Write(":").Copy(member.Value);
                separator = ",";
            }

            writer.Write("}");
        }

        writer.Write("}");
    }
}
