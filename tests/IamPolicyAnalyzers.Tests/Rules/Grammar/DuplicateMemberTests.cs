using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.DuplicateMember>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class DuplicateMemberTests
{
    [Fact]
    public Task Reports_a_condition_key_in_other_case() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij", "[|aws:principalorgid|]": "o-klmnopqrst" } } } ] }
        """,
        "Condition key 'aws:principalorgid' stands twice in this object; AWS accepts a name once, so merge the two");

    [Fact]
    public Task Points_at_the_first_of_them() => Verify.Relates(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "[|Effect|]": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1a2b3c4d", "[|AWS:sourcevpc|]": "vpc-1a2b3c4e" } } } }""",
        ("Effect", "the first of them"),
        ("aws:SourceVpc", "the first of them"));

    [Theory]
    [InlineData(""" "Version": "2012-10-17", "[|Version|]": "2012-10-17", "Statement": { "Effect": "Allow" } """, "Version")]
    [InlineData(""" "Statement": { "Effect": "Allow" }, "[|Statement|]": [ { "Effect": "Allow" } ] """, "Statement")]
    [InlineData(""" "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "[|Action|]": ["s3:PutObject"] } """, "Action")]
    [InlineData(""" "Statement": { "Effect": "Allow", "Action": "*", "[|\u0041ction|]": "*" } """, "Action")]
    [InlineData(""" "Statement": { "Effect": "Deny", "[|Effect|]": "Deny", "NotAction": "*" } """, "Effect")]
    [InlineData(""" "Statement": { "Effect": "Allow", "Principal": { "AWS": "*", "Service": [], "[|AWS|]": [] } } """, "'AWS' of Principal")]
    [InlineData(""" "Statement": { "Effect": "Deny", "NotPrincipal": { "AWS": "*", "[|AWS|]": [] } } """, "'AWS' of NotPrincipal")]
    [InlineData(""" "Statement": { "Effect": "Allow", "Condition": { "Bool": {}, "Null": {}, "[|Bool|]": {} } } """, "Condition operator 'Bool'")]
    [InlineData(""" "Statement": { "Effect": "Allow", "Condition": { "Bool": { "a:b": "1", "[|a:b|]": "2" } } } """, "Condition key 'a:b'")]
    public Task Reports(string members, string name) =>
        Verify.Reports($$"""{ {{members}} }""", $"{name} stands twice in this object; AWS accepts a name once, so merge the two");

    [Fact]
    public Task Reports_each_later_one_in_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "*", "[|Action|]": "*", "[|Action|]": "*", "Resource": "*", "[|Resource|]": "*" },
            { "Sid": "A", "Effect": "Deny", "NotAction": "*", "[|Sid|]": "B", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData(""" "Action": "s3:GetObject", "NotAction": "s3:PutObject" """)] // ConflictingElements
    [InlineData(""" "Principal": { "aws": "*", "aws": "*" } """)] // InvalidPrincipal
    [InlineData(""" "Comment": "a", "Comment": "b" """)] // UnknownElement
    [InlineData(""" "Action": "s3:GetObject", "action": "s3:GetObject" """)] // UnknownElement
    [InlineData(""" "Action": { "Ref": "AWS::NoValue" }, "Action": "s3:GetObject" """)]
    [InlineData(""" "Condition": { "Fn::If": [ "A", { "Bool": {}, "Bool": {} }, {} ] } """)]
    [InlineData(""" "Condition": { "Bool": { "aws:SecureTransport": "true" }, "bool": { "aws:SecureTransport": "true" } } """)]
    [InlineData(""" "Condition": { "StringEquals": { "aws:PrincipalTag/a": "1", "aws:PrincipalTag/b": "1" }, "StringLike": { "aws:PrincipalTag/a": "1" } } """)]
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");

    [Fact]
    public Task Accepts_what_a_template_repeats_around_policies() => Verify.With("app.template.json").Accepts(
        """
        { "Description": "a", "Description": "b",
          "Resources": { "Policy": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17",
            "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": [ "${A}", { "A": "1", "A": "2" } ] } } } } } } }
        """);

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "[|Action|]": "s3:PutObject", "Act
        """);
}
