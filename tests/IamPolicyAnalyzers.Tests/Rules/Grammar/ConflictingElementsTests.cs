using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.ConflictingElements>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class ConflictingElementsTests
{
    [Fact]
    public Task Reports_the_second_of_the_two() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "NotAction": "s3:PutObject", "[|Action|]": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Action and NotAction stand in one statement; AWS accepts one of them");

    [Fact]
    public Task Points_at_the_twin() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "NotAction": "iam:*", "[|Action|]": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" }] }""",
        ("NotAction", "its twin"));

    [Theory]
    [InlineData(""" "Action": ["s3:GetObject"], "[|NotAction|]": [], "Resource": "*" """, "Action and NotAction stand in one statement; AWS accepts one of them")]
    [InlineData(""" "Action": "*", "Resource": "*", "[|NotResource|]": "*" """, "Resource and NotResource stand in one statement; AWS accepts one of them")]
    [InlineData(""" "NotPrincipal": "*", "Action": "*", "Resource": "*", "[|Principal|]": { "AWS": "*" } """, "Principal and NotPrincipal stand in one statement; AWS accepts one of them")]
    [InlineData(""" "Action": { "Ref": "Actions" }, "[|NotAction|]": "s3:*", "Resource": "*" """, "Action and NotAction stand in one statement; AWS accepts one of them")]
    public Task Reports(string members, string message) =>
        Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{members}} } }""", message);

    [Fact]
    public Task Reports_each_pair_of_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "[|NotAction|]": "s3:PutObject", "Resource": "*", "[|NotResource|]": "*", "NotAction": "s3:PutObject" },
            { "Effect": "Deny", "Action": "s3:GetObject", "[|NotAction|]": "s3:PutObject", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "*" }, { "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*" """)]
    [InlineData(""" "Action": "s3:GetObject", "NotAction": { "Ref": "AWS::NoValue" }, "Resource": "*" """)]
    [InlineData(""" "Action": { "Fn::If": [ "A", "s3:*", { "Ref": "AWS::NoValue" } ] }, "NotAction": { "Fn::If": [ "A", { "Ref": "AWS::NoValue" }, "s3:*" ] }, "Resource": "*" """)]
    [InlineData(""" "Action": "s3:GetObject", "Notaction": "s3:PutObject", "Resource": "*" """)] // UnknownElement
    [InlineData(""" "Action": "s3:GetObject", "Action": "s3:PutObject", "Resource": "*" """)] // DuplicateMember
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", {{members}} } ] }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "[|NotAction|]": ["s3:PutObject",
        """);
}
