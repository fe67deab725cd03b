using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Analysis.MismatchedPolicyType>;

namespace IamPolicyAnalyzers.Tests.Rules.Analysis;

public sealed class MismatchedPolicyTypeTests
{
    private const string Identity = """
        { "Version": "2012-10-17",
          "[|Statement|]": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket" } ] }
        """;

    private const string Bucket = """
        { "Version": "2012-10-17",
          "[|Statement|]": [
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::demo-bucket" } ] }
        """;

    [Theory]
    [InlineData("Trust", Identity, "an identity-based policy")]
    [InlineData("ResourceBased", Identity, "an identity-based policy")]
    [InlineData("ResourceControl", Identity, "an identity-based policy")]
    [InlineData("VpcEndpoint", Identity, "an identity-based policy")]
    [InlineData("IdentityBased", Bucket, "a resource-based policy")]
    [InlineData("Trust", Bucket, "a resource-based policy")]
    public Task Reports_a_type_that_no_statement_has(string kind, string policy, string found) =>
        Verify.With(kind: kind).Reports(policy, $"File is declared {kind}, but its statements are those of {found}; correct the declaration");

    [Fact]
    public Task Reports_a_type_that_the_file_name_says() => Verify.With(path: "app.trust.json").Reports(Identity);

    [Theory]
    [InlineData("IdentityBased", Identity)]
    [InlineData("PermissionsBoundary", Identity)]
    [InlineData("ResourceBased", Bucket)]
    [InlineData("ServiceControl", Bucket)] // UnsupportedPrincipal reports each
    public Task Accepts(string kind, string policy) => Verify.With(kind: kind).Accepts(policy.Replace("[|Statement|]", "Statement", System.StringComparison.Ordinal));

    [Fact]
    public Task Accepts_one_statement_that_deviates() => Verify.With(kind: "Trust").Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" },
            { "Effect": "Allow", "Action": "sts:TagSession" } ] }
        """);

    [Fact]
    public Task Accepts_unknown_statements() => Verify.With(kind: "Trust").Accepts(
        """{ "Version": "2012-10-17", "Statement": [{ "Ref": "A" }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }""");

    [Fact]
    public Task Accepts_a_broken_file() => Verify.With(kind: "Trust").Accepts("""{ "Version": "2012-10-17", "Statement": [ { "Effect": """);
}
