using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Grammar;
using Xunit;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class AddSidTests
{
    [Fact]
    public Task Names_every_statement() => FixVerifier<MissingSid, AddSid>.FixesAll(
        """
        { "Version": "2012-10-17",
          "Statement": [
            [|{|]
              "Effect": "Allow",
              "Action": "s3:GetObject",
              "Resource": "*"
            },
            [|{|] "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*" },
            { "Sid": "S3Read3", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            [|{|] "Effect": "Allow", "Action": "S3:Get*", "Resource": "*" }
          ] }
        """,
        """
        { "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "S3Read",
              "Effect": "Allow",
              "Action": "s3:GetObject",
              "Resource": "*"
            },
            { "Sid": "S3Read2", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*" },
            { "Sid": "S3Read3", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" },
            { "Sid": "S3Read4", "Effect": "Allow", "Action": "S3:Get*", "Resource": "*" }
          ] }
        """);

    [Theory]
    [InlineData(""" "Effect": "Allow", "Action": "s3:ListBucket" """, "S3List")]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"] """, "S3SqsWrite")]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:GetObject", "sqs:ListQueues", "sns:Publish"] """, "VariousWrite")]
    [InlineData(""" "Effect": "Allow", "Action": "iam:*" """, "IamPermissions")]
    [InlineData(""" "Effect": "Allow", "Action": "s3:PutObjectTagging" """, "S3Tag")]
    [InlineData(""" "Effect": "Allow", "Action": "execute-api:Invoke" """, "ExecuteApiWrite")]
    [InlineData(""" "Effect": "Allow", "Action": "nosuch:Action" """, "Nosuch")]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:*", "*"] """, "All")]
    [InlineData(""" "Effect": "Deny", "Action": "s3:DeleteObject" """, "DenyS3Write")]
    [InlineData(""" "Effect": "Deny", "NotAction": ["s3:*", "sts:*"] """, "DenyAllButS3Sts")]
    [InlineData(""" "Effect": "Allow", "Action": { "Ref": "Actions" } """, "Statement")]
    [InlineData(""" "Effect": "Allow", "Action": [] """, "Statement")]
    [InlineData(""" "Effect": "Allow" """, "Statement")]
    public void Says_what_the_statement_does(string members, string sid) => Assert.Equal(
        [$"Add Sid '{sid}'"], FixText.Titles<AddSid>($$"""{ "Statement": [ [|{|] {{members}} }, { "Sid": "Other" } ] }""", RuleIds.MissingSid));

    [Theory]
    [InlineData("""{ "Statement": [ [|{|] "sid": "A", "Effect": "Allow" }, { } ] }""")]
    [InlineData("""{ "Statement": [ [|{|] "Effect": "Allow", }, { } ] }""")]
    public void Offers_nothing(string markup) => Assert.Empty(FixText.Titles<AddSid>(markup, RuleIds.MissingSid));
}
