using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.CodeFixes;
using IamPolicyAnalyzers.Rules.Grammar;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.UnknownVariable>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class UnknownVariableTests
{
    private static string NoneIsNear => $" in AWS data of {ActionCatalogue.Instance.DataDate}; if it is new, list it in 'iam_extra_condition_keys'";

    [Theory]
    [InlineData("aws:usrname", "aws:username")]
    [InlineData("aws:PrincipleAccount", "aws:PrincipalAccount")]
    [InlineData("aws:PrincipalTags/team", "aws:PrincipalTag/team")]
    [InlineData("datazone:userIds", "datazone:userId")]
    public Task Reports_a_misspelt_variable(string key, string meant) => Verify.Reports(
        $$$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/${[|{{{key}}}|]}/*" } ] }""",
        $"Variable '${{{key}}}' names no condition key; did you mean '{meant}'?");

    [Fact]
    public Task Reports_a_variable_that_is_near_none() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "NotAction": "s3:*", "NotResource": ["arn:aws:s3:::a/${[|aws:nonsense|], 'x'}"] } }""",
        $"Variable '${{aws:nonsense, 'x'}}' names no condition key{NoneIsNear}");

    [Fact]
    public Task Reports_a_variable_without_its_tag() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/${[|aws:PrincipalTag|]}" } }""",
        "Variable '${aws:PrincipalTag}' names no condition key; a tag key belongs after it, as in 'aws:PrincipalTag/team'");

    [Theory]
    [InlineData("aws:TagKeys")]
    [InlineData("aws:PrincipalOrgPaths")]
    public Task Reports_a_key_of_several_values(string key) => Verify.Reports(
        $$$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "a:b": "${[|{{{key}}}|]}" } } } }""",
        $"Variable '${{{key}}}' names a key of several values, so that AWS has no single one to fill in");

    [Fact]
    public Task Reports_a_variable_once_in_each_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::${[|aws:usrname|]}", "arn:aws:s3:::${aws:USRNAME}/*"], "Condition": { "StringLike": { "s3:prefix": "${aws:usrname}" } } },
            { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::${[|aws:usrname|]}" } ] }
        """);

    [Theory]
    [InlineData("${aws:username}")]
    [InlineData("${AWS:UserName}")]
    [InlineData("${aws:PrincipalTag/eks:name}")]
    [InlineData("${s3:prefix}")]
    [InlineData("${saml:sub}")]
    [InlineData("${graph.facebook.com:nosuch}")]
    [InlineData("${oidc.eks.us-east-1.amazonaws.com/id/ABC:sub}")]
    [InlineData("${Bucket}")]
    [InlineData("${AWS::Region}")]
    [InlineData("${var.name}")]
    [InlineData("${env:USER}")]
    [InlineData("${BUCKET:demo}")]
    [InlineData("${settings:bucketName}")] // of some template
    [InlineData("${aws: usrname}")] // InvalidVariable speaks
    [InlineData("aws:usrname")]
    public Task Accepts(string text) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/{{text}}/*" } }""");

    [Theory]
    [InlineData(""" "Action": "s3:${aws:usrname}", "Resource": "*" """)]
    [InlineData(""" "Action": "s3:*", "Resource": "*", "Condition": { "NumericEquals": { "s3:max-keys": "${aws:usrname}" } } """)]
    public Task Accepts_where_variables_do_not_count(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");

    [Fact]
    public Task Accepts_what_an_option_lists() => Verify.With(config: "iam_extra_condition_keys = aws:usr*").Accepts(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/${aws:usrname}/*" } }""");

    [Fact]
    public Task Accepts_in_another_language() => Verify.Accepts(
        """{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/${aws:usrname}/*" } }""");

    [Theory]
    [InlineData("aws:nonsense", "9999-01-01", DiagnosticSeverity.Info)]
    [InlineData("aws:usrname", "9999-01-01", DiagnosticSeverity.Warning)]
    public Task Doubts_old_data(string key, string today, DiagnosticSeverity severity) => Verify.With(config: $"iam_as_of_date = {today}", severity: severity).Reports(
        $$$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/${[|{{{key}}}|]}" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::a/${[|aws:usrname|]}", "arn:aws:s3:::a/${aws:usr""");

    [Fact]
    public Task Renames_variables_one_by_one() => FixVerifier<UnknownVariable, UseSuggestedName>.FixesOnlyOneByOne(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::a/${![|aws:usrname|]}/*" } } }""",
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::a/${!aws:username}/*" } } }""",
        "Change to 'aws:username' (takes effect)");
}
