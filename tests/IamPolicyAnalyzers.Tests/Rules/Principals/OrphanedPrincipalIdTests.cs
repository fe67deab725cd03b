using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Principals.OrphanedPrincipalId>;

namespace IamPolicyAnalyzers.Tests.Rules.Principals;

public sealed class OrphanedPrincipalIdTests
{
    [Fact]
    public Task Reports_the_id_of_a_role() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": ["[|AROAEXAMPLEROLEID1234|]", "arn:aws:iam::111122223333:role/App"] }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:111122223333:demo" } ] }
        """,
        "Principal 'AROAEXAMPLEROLEID1234' is the id of a deleted role; remove it or write the ARN");

    [Fact]
    public Task Reports_the_id_of_a_user() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "[|AIDAEXAMPLEUSERID1234|]" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        "Principal 'AIDAEXAMPLEUSERID1234' is the id of a deleted user; remove it or write the ARN");

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/AROAEXAMPLEROLEID1234")]
    [InlineData("AROA")]
    [InlineData("AROAexampleroleid1234")]
    [InlineData("AROA${Id}EXAMPLEROLEID")]
    [InlineData("111122223333")]
    public Task Accepts(string value) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "{{value}}" }, "Action": "sts:AssumeRole" } }""");

    [Fact]
    public Task Accepts_ids_in_conditions() => Verify.Accepts(
        """
        { "Version": "2012-10-17",
          "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::demo-bucket/*",
            "Condition": { "StringNotLike": { "aws:userid": ["AROAEXAMPLEROLEID1234:*", "AIDAEXAMPLEUSERID1234"] } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": ["[|AROAEXAMPLEROLEID1234|]", """);
}
