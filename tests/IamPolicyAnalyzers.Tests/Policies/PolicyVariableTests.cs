using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PolicyVariableTests
{
    [Theory]
    [InlineData("${aws:username}", "${aws:username}", "aws:username", null)]
    [InlineData("a/${aws:PrincipalTag/team, 'none'}/b", "${aws:PrincipalTag/team, 'none'}", "aws:PrincipalTag/team", "'none'")]
    [InlineData("${aws:PrincipalTag/eks:name}", "${aws:PrincipalTag/eks:name}", "aws:PrincipalTag/eks:name", null)]
    [InlineData("${!aws:username}", "${!aws:username}", "aws:username", null)]
    [InlineData("${!Name}", "${!Name}", "Name", null)]
    [InlineData("${graph.facebook.com:id}", "${graph.facebook.com:id}", "graph.facebook.com:id", null)]
    [InlineData("$${aws:username}", "${aws:username}", "aws:username", null)]
    public void Reads_a_variable(string text, string variable, string key, string? other)
    {
        var read = Assert.Single(PolicyText.Of(text).Variables);

        Assert.Equal((variable, key, other, VariableFlaw.None), (read.Text, read.Key, read.Default, read.Flaw));
    }

    [Theory]
    [InlineData("x${aws:username/*", "${aws:username/*", VariableFlaw.NoClosingBrace)]
    [InlineData("${aws:username/${aws:userid}", "${aws:username/ ${aws:userid}", VariableFlaw.NoClosingBrace, VariableFlaw.None)]
    [InlineData("a${}b${ }", "${} ${ }", VariableFlaw.Empty, VariableFlaw.Empty)]
    [InlineData("${aws: username}", "${aws: username}", VariableFlaw.WhiteSpace)]
    [InlineData("${ aws:username }", "${ aws:username }", VariableFlaw.WhiteSpace)]
    [InlineData("${aws:PrincipalTag/cost center}", "${aws:PrincipalTag/cost center}", VariableFlaw.WhiteSpace)]
    [InlineData("${aws:username , 'a'}", "${aws:username , 'a'}", VariableFlaw.WhiteSpace)]
    [InlineData("${aws:username, 'a}", "${aws:username, 'a}", VariableFlaw.NoQuote)]
    [InlineData("${aws:username, a'}", "${aws:username, a'}", VariableFlaw.NoQuote)]
    [InlineData("${aws:username,}", "${aws:username,}", VariableFlaw.NoQuote)]
    [InlineData("${aws:username, '}", "${aws:username, '}", VariableFlaw.NoQuote)]
    [InlineData("${aws:username,''}", "${aws:username,''}", VariableFlaw.None)]
    internal void Finds_what_is_wrong(string text, string variables, params VariableFlaw[] flaws)
    {
        var read = PolicyText.Of(text).Variables;

        Assert.Equal(variables, string.Join(" ", read.Select(v => v.Text)));
        Assert.Equal(flaws, read.Select(v => v.Flaw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain {aws:username} $ aws:username")]
    [InlineData("${*}${?}${$}")]
    [InlineData("${Bucket}")]
    [InlineData("${Bucket")]
    [InlineData("${AWS::AccountId}")]
    [InlineData("${var.bucket}")]
    [InlineData("${var.is_live ? \"a:b\" : \"c\"}")]
    [InlineData("${format(\"a:%s\", var.b)}")]
    [InlineData("${BUCKET:-demo}")]
    [InlineData("${BUCKET:?missing}")]
    [InlineData("${env:USER}")]
    [InlineData("${self:custom.bucket}")]
    [InlineData("${opt:stage, self:provider.stage}")]
    [InlineData("${ssm:/path/name}")]
    [InlineData("${aws:PrincipalTag/${var.tag}}")]
    [InlineData("${aws:PrincipalTag/{{tag}}}")]
    [InlineData("${aws:PrincipalTag/<tag>}")]
    public void Leaves_alone_what_is_no_variable(string text) => Assert.Empty(PolicyText.Of(text).Variables);

    [Fact]
    public void Says_where_variables_stand()
    {
        var policy = PolicyDocument.Parse(
            """
            { "Id": "${aws:userid}",
              "Statement": { "Sid": "${aws:userid}", "Principal": { "AWS": "${aws:userid}" }, "NotAction": ["s3:*", "s3:${aws:userid}"],
                "Resource": ["${aws:userid}", "arn:aws:${aws:userid}:${aws:userid}:${aws:userid}:${aws:userid}/${aws:userid}"],
                "Condition": { "Bool": { "a:b": ["${aws:userid}"] }, "DateEquals": { "a:b": "${aws:userid}" } } } }
            """);

        var places = policy.Variables.Select(v => v.Place ?? v.Operator?.ToString() ?? "Resource");

        Assert.Equal(
            ["Id", "Sid", "Principal", "NotAction", "Resource", "the service of an ARN", "the Region of an ARN", "Resource", "Resource", "Resource", "Bool", "DateEquals"], places);
        Assert.Equal(["DateEquals"], policy.Variables.Where(v => v.IsUnderOtherOperator).Select(v => v.Operator?.ToString()));
        Assert.Empty(PolicyDocument.Parse("""{ "Statement": { "Action": "s3:*" } }""").Variables);
    }
}
