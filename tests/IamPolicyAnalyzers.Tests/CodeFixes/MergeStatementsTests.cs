using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Redundancy.MergeableStatements, IamPolicyAnalyzers.CodeFixes.MergeStatements>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class MergeStatementsTests
{
    [Fact]
    public Task Joins_the_lists() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Files", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"], "Resource": ["arn:aws:s3:::demo-logs/*", "arn:aws:s3:::demo-bucket/*"] },
            [|{|] "Effect": "Allow", "Action": "s3:AbortMultipartUpload", "Resource": ["arn:aws:s3:::demo-bucket/*", "arn:aws:s3:::demo-logs/*"] },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Files", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" },
            { "Effect": "Allow", "Action": [
              "s3:PutObject",
              "s3:GetObject",
              "s3:DeleteObject",
              "s3:AbortMultipartUpload"
            ], "Resource": ["arn:aws:s3:::demo-logs/*", "arn:aws:s3:::demo-bucket/*"] },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Joins_a_row_of_statements() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::a" },
            [|{|] "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::b" },
            [|{|] "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::c" } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": [
              "arn:aws:s3:::a",
              "arn:aws:s3:::b",
              "arn:aws:s3:::c"
            ] } ] }
        """);

    [Fact]
    public Task Loses_no_name() => Verify.OffersNothing(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            [|{|] "Sid": "Write", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } ] }
        """);

    [Fact]
    public Task Says_what_it_does() => Verify.Offers(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            [|{|] "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } ] }
        """,
        "Merge with statement 'Read'");
}
