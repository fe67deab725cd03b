using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>An OpenAPI description of an API, in which API Gateway finds the policy of the API.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html</remarks>
internal static class ApiDescription
{
    public const string Policy = "x-amazon-apigateway-policy";

    private static readonly Dictionary<string, string> s_spelling = new(StringComparer.Ordinal) { ["Policy"] = Policy };

    public static PolicyContainer? TryRecognize(JsonNode root)
    {
        if (!root.TryGetMember(Policy, out _) || !(root.TryGetMember("openapi", out _) || root.TryGetMember("swagger", out _)))
            return null;
        var api = new DeclaredResource("AWS::ApiGateway::RestApi", default, root, s_spelling);
        return ResourceReader.Read(ContainerKind.ApiDescription, ImmutableArray.Create(api), ImmutableHashSet<string>.Empty);
    }
}
