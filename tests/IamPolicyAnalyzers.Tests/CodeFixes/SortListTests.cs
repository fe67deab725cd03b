using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.Redundancy.UnsortedList, IamPolicyAnalyzers.CodeFixes.SortList>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class SortListTests
{
    [Fact]
    public Task Keeps_lines_and_groups() => Verify.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow",
              "Action": [
                "*",
                "[|sqs:SendMessage|]", "sqs:ReceiveMessage",

                "s3:PutObject",
                "s3:GetObject"
              ],
              "Resource": ["arn:aws:s3:::b/*", "[|arn:aws:s3:::a|]", "arn:aws:s3:::a/*"] } ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow",
              "Action": [
                "sqs:ReceiveMessage",
                "sqs:SendMessage", "*",

                "s3:GetObject",
                "s3:PutObject"
              ],
              "Resource": ["arn:aws:s3:::a", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] } ] }
        """);

    [Fact]
    public Task Says_what_it_does() => Verify.Offers(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": ["b:A", "[|a:A|]", "c:A"], "Resource": "*" } }""", "Sort the list");
}
