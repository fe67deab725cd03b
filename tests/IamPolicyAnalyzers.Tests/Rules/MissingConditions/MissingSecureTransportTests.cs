using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingSecureTransport>;

namespace IamPolicyAnalyzers.Tests.Rules.MissingConditions;

public sealed class MissingSecureTransportTests
{
    private const string Read = """{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" }""";

    private const string Both = """["arn:aws:s3:::demo", "arn:aws:s3:::demo/*"]""";

    private const string OverHttp = """{ "Bool": { "aws:SecureTransport": "false" } }""";

    [Fact]
    public Task Reports_a_bucket_policy_without_the_Deny() => Verify.Reports(
        """
        { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": "demo", "PolicyDocument": {
          "Version": "2012-10-17",
          "[|Statement|]": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" }] } } } } }
        """,
        "Policy of the bucket does not deny plain HTTP; deny when 'aws:SecureTransport' is 'false'");

    [Theory]
    [InlineData("s3:*", "\"arn:aws:s3:::demo/*\"", " on the bucket itself")]
    [InlineData("s3:*", "{ \"Fn::Sub\": \"${Bucket.Arn}/*\" }", " on the bucket itself")]
    [InlineData("s3:*", "{ \"Fn::Join\": [\"\", [\"arn:aws:s3:::\", { \"Ref\": \"Bucket\" }]] }", " on its objects")]
    [InlineData("*", "\"arn:aws:s3:::demo\"", " on its objects")]
    [InlineData("s3:*", "[\"arn:aws:s3:::demo\", \"arn:aws:s3:::demo/logs/*\"]", " on its objects")]
    [InlineData("s3:GetObject", "\"arn:aws:s3:::demo/*\"", " for 's3:ListBucket' and 's3:PutObject'")]
    [InlineData("s3:Get*", "\"*\"", " for 's3:ListBucket' and 's3:PutObject'")]
    public Task Reports_what_the_Deny_leaves(string action, string resource, string rest) => Verify.Reports(
        Bucket(Read + ", " + Deny(action, resource, OverHttp).Replace("\"Resource\"", "\"[|Resource|]\"")).Replace("[|Statement|]", "Statement"),
        $"Policy of the bucket does not deny plain HTTP{rest}; deny when 'aws:SecureTransport' is 'false'");

    [Theory]
    [InlineData(OverHttp)]
    [InlineData("""{ "BoolIfExists": { "AWS:securetransport": false } }""")]
    [InlineData("""{ "StringEquals": { "aws:SecureTransport": "false" } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": { "Ref": "Tls" } } }""")]
    [InlineData("""{ "NumericLessThan": { "s3:TlsVersion": "1.2" } }""")]
    [InlineData("""{ "Fn::If": ["Strict", {}, {}] }""")]
    public Task Accepts_a_Deny(string condition) => Verify.Accepts(Bucket(Read + ", " + Deny("s3:*", Both, condition)).Replace("[|", "").Replace("|]", ""));

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("{ \"Fn::GetAtt\": [\"Bucket\", \"Arn\"] }")]
    [InlineData("[{ \"Fn::GetAtt\": [\"Bucket\", \"Arn\"] }, { \"Fn::Sub\": \"${Bucket.Arn}/*\" }]")]
    [InlineData("[\"arn:aws:s3:::demo\", { \"Fn::Sub\": \"arn:aws:s3:::demo/${Prefix}*\" }]")]
    [InlineData("{ \"Fn::If\": [\"All\", [\"*\"], [\"arn:aws:s3:::demo\"]] }")]
    [InlineData("\"arn:aws:s3:::demo*\"")]
    public Task Accepts_resources(string resource) => Verify.Accepts(Bucket(Read + ", " + Deny("s3:*", resource, OverHttp)).Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task Accepts_two_statements_that_reach_all_together() => Verify.Accepts(
        Bucket(Deny("s3:*", "\"arn:aws:s3:::demo\"", OverHttp) + ", " + Deny("s3:*", "\"arn:aws:s3:::demo/*\"", OverHttp)).Replace("[|", "").Replace("|]", ""));

    [Theory]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "true" } }""")]
    [InlineData("""{ "Bool": { "aws:SecureTransport": "false" }, "StringEquals": { "aws:PrincipalTag/team": "red" } }""")]
    [InlineData("""{ "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } }""")]
    public Task Reports_a_Deny_that_holds_for_others(string condition) => Verify.Reports(Bucket(Read + ", " + Deny("s3:*", Both, condition)));

    [Fact]
    public Task Reports_a_Deny_for_one_principal() => Verify.Reports(
        Bucket(Deny("s3:*", Both, OverHttp).Replace("\"*\"", """{ "AWS": "111122223333" }""")));

    [Fact]
    public Task Accepts_Allows_that_ask_for_TLS() => Verify.Accepts(Bucket(
        """{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }""").Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task Accepts_the_delivery_of_logs() => Verify.Accepts(Bucket(
        """{ "Effect": "Allow", "Principal": { "Service": "delivery.logs.amazonaws.com" }, "Action": ["s3:PutObject", "s3:GetBucketAcl"], "Resource": "*" }""").Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task Reports_services_that_read() => Verify.Reports(Bucket(
        """{ "Effect": "Allow", "Principal": { "Service": "cloudfront.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo/*" }"""));

    [Fact]
    public Task Accepts_statements_that_are_not_known() => Verify.Accepts(Bucket(Read + """, { "Ref": "TlsOnly" }""").Replace("[|", "").Replace("|]", ""));

    [Fact]
    public Task Accepts_a_policy_whose_owner_is_guessed() => Verify.With(path: "bucket.resource.json").Accepts($$"""{ "Version": "2012-10-17", "Statement": {{Read}} }""");

    [Fact]
    public Task Accepts_the_policy_of_an_access_point() => Verify.Accepts(
        $$"""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Point": { "Type": "AWS::S3::AccessPoint", "Properties": { "Bucket": "demo", "Policy": { "Version": "2012-10-17", "Statement": {{Read}} } } } } }""");

    [Theory]
    [InlineData("", false)]
    [InlineData("iam_secure_transport_owners = s3, SQS", true)]
    public Task Reports_a_queue_where_an_option_asks_for_it(string config, bool isReported)
    {
        var (open, close) = isReported ? ("[|", "|]") : ("", "");
        var policy =
            $$"""
            { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17",
              "{{open}}Statement{{close}}": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" } } } } } }
            """;
        var verify = Verify.With(config: config);
        return isReported ? verify.Reports(policy, "Policy of the queue does not deny plain HTTP; deny when 'aws:SecureTransport' is 'false'") : verify.Accepts(policy);
    }

    [Fact]
    public Task Is_silent_in_a_broken_file() => Verify.Accepts(Bucket(Read).Replace("[|", "").Replace("|]", "")[..^2]);

    private static string Deny(string action, string resource, string condition) =>
        $$"""{ "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "Resource": {{resource}}, "Condition": {{condition}} }""";

    private static string Bucket(string statements) =>
        $$"""
        { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": "demo", "PolicyDocument": {
          "Version": "2012-10-17", "[|Statement|]": [{{statements}}] } } } } }
        """;
}
