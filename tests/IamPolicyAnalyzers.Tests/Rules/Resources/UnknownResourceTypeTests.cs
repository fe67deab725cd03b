using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Resources.UnknownResourceType>;

namespace IamPolicyAnalyzers.Tests.Rules.Resources;

public sealed class UnknownResourceTypeTests
{
    [Fact]
    public Task Reports_a_name_without_its_type() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::111122223333:[|DemoRole|]" } ] }""",
        "ARN 'arn:aws:iam::111122223333:DemoRole' fits no resource type of 'iam'; did you mean 'role/DemoRole'?");

    [Theory]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111122223333:[|Demo|]", "dynamodb", "; did you mean 'table/Demo'?")]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111122223333:[|Table/Demo|]", "dynamodb", "; did you mean 'table/Demo'?")]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111122223333:[|table:Demo|]", "dynamodb", "; did you mean 'table/Demo'?")]
    [InlineData("iam:*", "arn:aws:iam::111122223333:[|Demo*|]", "iam", "")]
    [InlineData("s3:GetObject", "arn:aws:lambda:us-east-1:111122223333:[|demo|]", "lambda", "")] // of another service
    public Task Reports(string action, string marked, string service, string tail) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["{{action}}"], "Resource": ["{{marked}}"] } }""",
        $"ARN '{marked.Replace("[|", "", System.StringComparison.Ordinal).Replace("|]", "", System.StringComparison.Ordinal)}' fits no resource type of '{service}'{tail}");

    [Fact]
    public Task Marks_the_entry_where_the_name_is_missing() => Verify.Reports(
        """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:GetRole", "Resource": "[|arn:aws:iam::111122223333:|]" } }""",
        "ARN 'arn:aws:iam::111122223333:' fits no resource type of 'iam'");

    [Fact]
    public Task Reports_in_NotResource_Deny_and_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Deny", "Action": "iam:*", "NotResource": ["arn:aws:iam::111122223333:[|Demo|]", "arn:aws:iam::111122223333:role/Demo"] },
            { "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:iam::${AWS::AccountId}:[|Demo-${Stage}|]" } ] }
        """);

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:demo:*")]
    [InlineData("arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/demo:*")]
    [InlineData("arn:aws:execute-api:us-east-1:111122223333:abc/prod/GET/orders")]
    [InlineData("arn:aws:apigateway:us-east-1::/restapis/*")]
    [InlineData("arn:aws:bedrock:us-east-1::foundation-model/demo")]
    [InlineData("arn:aws:route53:::hostedzone/DEMO")]
    [InlineData("arn:aws:cloudfront::111122223333:distribution/DEMO")]
    [InlineData("arn:aws:organizations::111122223333:account/o-demo/444455556666")]
    [InlineData("arn:aws:rds:us-east-1:111122223333:db:demo")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Demo/session")]
    [InlineData("arn:aws:iam::111122223333:role/Demo")]
    [InlineData("arn:aws:iam::111122223333:r*")]
    [InlineData("arn:aws:iam::111122223333:*Demo")]
    [InlineData("arn:aws:iam::111122223333:${Path}")]
    [InlineData("arn:aws:iam::111122223333:${Type}/Demo")]
    [InlineData("arn:aws:elasticloadbalancing:us-east-1:111122223333:demo")] // ARNs not all known
    [InlineData("arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31")]
    [InlineData("arn:aws:freetier::111122223333:demo")] // has no types
    [InlineData("arn:aws:cloudformation:us-east-1:*:transform/*")]
    [InlineData("arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:*:resource/dynamodb/table/*")]
    [InlineData("arn:aws:IAM::111122223333:Demo")]
    [InlineData("DemoRole")]
    public Task Accepts(string entry) => Verify.Accepts(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:GetRole", "Resource": "{{entry}}" } }""");

    [Theory]
    [InlineData("iam:*", "9999-01-01", DiagnosticSeverity.Info)]
    [InlineData("iam:GetRole", "9999-01-01", DiagnosticSeverity.Warning)] // a slip at any age of the data
    public Task Doubts_old_data(string action, string today, DiagnosticSeverity severity) => Verify.With(config: $"iam_as_of_date = {today}", severity: severity).Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "arn:aws:iam::111122223333:[|Demo|]" } }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:GetRole", "Resource": ["arn:aws:iam::111122223333:[|Demo|]", "arn:aws:iam::
        """);
}
