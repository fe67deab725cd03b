using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Review.UnusedService, IamPolicyAnalyzers.CodeFixes.RemoveService>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class RemoveServiceTests
{
    private const string Kept = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""";

    private const string Deny = """{ "Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*" }""";

    [Fact]
    public Task Removes_entries_and_statements_of_the_service() => Unused.FixesOnlyOneByOne(
        Policy($$"""{ "Effect": "Allow", "Action": "[|dynamodb:GetItem|]", "Resource": "*" }, {{Kept}}, {{Deny}}, { "Effect": "Allow", "Action": ["DynamoDB:Put*", "sqs:SendMessage", { "Ref": "More" }], "Resource": "*" }"""),
        Policy($$"""{{Kept}}, {{Deny}}, { "Effect": "Allow", "Action": ["sqs:SendMessage", { "Ref": "More" }], "Resource": "*" }"""),
        title: "Remove the actions of 'dynamodb' (narrows access)");

    [Fact]
    public Task Removes_all_entries_of_a_list() => Unused.FixesOnlyOneByOne(
        Policy($$"""{{Kept}}, { "Effect": "Allow", "Action": ["[|dynamodb:GetItem|]", "dynamodb:PutItem"], "Resource": "*" }"""),
        Policy(Kept));

    [Fact]
    public Task Leaves_the_only_statement() => Unused.OffersNothing(Policy("""{ "Effect": "Allow", "Action": ["[|dynamodb:GetItem|]", "dynamodb:PutItem"], "Resource": "*" }"""));

    private static Verify.Case Unused => Verify.With(
        "app.iam.json",
        files: ("app.last-accessed.json", """{ "JobStatus": "COMPLETED", "ServicesLastAccessed": [{ "ServiceNamespace": "dynamodb", "TotalAuthenticatedEntities": 0 }] }"""));

    private static string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [{{statements}}] }""";
}
