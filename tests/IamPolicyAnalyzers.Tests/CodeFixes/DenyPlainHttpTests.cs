using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.FixVerifier<IamPolicyAnalyzers.Rules.MissingConditions.MissingSecureTransport, IamPolicyAnalyzers.CodeFixes.DenyPlainHttp>;

namespace IamPolicyAnalyzers.Tests.CodeFixes;

public sealed class DenyPlainHttpTests
{
    [Fact]
    public Task Adds_the_Deny_with_the_resources_of_the_policy() => Verify.FixesOnlyOneByOne(
        """
        {
          "Resources": {
            "Policy": {
              "Type": "AWS::S3::BucketPolicy",
              "Properties": {
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "[|Statement|]": [
                    {
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" },
                      "Action": "s3:GetObject",
                      "Resource": "arn:aws:s3:::demo/in/*"
                    }
                  ]
                }
              }
            }
          }
        }
        """,
        """
        {
          "Resources": {
            "Policy": {
              "Type": "AWS::S3::BucketPolicy",
              "Properties": {
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Principal": { "AWS": "arn:aws:iam::111122223333:role/App" },
                      "Action": "s3:GetObject",
                      "Resource": "arn:aws:s3:::demo/in/*"
                    },
                    {
                      "Sid": "DenyPlainHttp",
                      "Effect": "Deny",
                      "Principal": "*",
                      "Action": "s3:*",
                      "Resource": [
                        "arn:aws:s3:::demo",
                        "arn:aws:s3:::demo/*"
                      ],
                      "Condition": {
                        "Bool": {
                          "aws:SecureTransport": "false"
                        }
                      }
                    }
                  ]
                }
              }
            }
          }
        }
        """,
        title: "Deny plain HTTP (narrows access)");

    [Theory]
    [InlineData("""{ "Fn::Sub": "${Bucket.Arn}/*" }""", """[{ "Fn::Sub": "${Bucket.Arn}" }, { "Fn::Sub": "${Bucket.Arn}/*" }]""")]
    [InlineData("""{ "Fn::GetAtt": ["Bucket", "Arn"] }""", """[{ "Fn::Sub": "${Bucket.Arn}" }, { "Fn::Sub": "${Bucket.Arn}/*" }]""")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/*" }""", """[{ "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}" }, { "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/*" }]""")]
    public Task Writes_functions_of_the_template(string resource, string added) => Verify.FixesOnlyOneByOne(
        Bucket($$"""[{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": {{resource}} }]"""),
        Bucket(
            $$"""[{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": {{resource}} }, { "Sid": "DenyPlainHttp", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": {{added}}, "Condition": { "Bool": { "aws:SecureTransport": "false" } } }]""",
            mark: false));

    [Fact]
    public Task Makes_a_list_of_a_single_statement() => Verify.FixesOnlyOneByOne(
        Bucket("""{ "Sid": "DenyPlainHttp", "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::demo" }"""),
        Bucket(
            """[{ "Sid": "DenyPlainHttp", "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::demo" }, { "Sid": "DenyPlainHttp2", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::demo", "arn:aws:s3:::demo/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }]""",
            mark: false));

    [Theory]
    [InlineData("\"arn:aws:s3:::demo/*\"", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("[\"arn:aws:s3:::demo\"]", "[\"arn:aws:s3:::demo\", \"arn:aws:s3:::demo/*\"]")]
    [InlineData("""{ "Fn::Sub": "${Bucket.Arn}/*" }""", """[{ "Fn::Sub": "${Bucket.Arn}/*" }, { "Fn::Sub": "${Bucket.Arn}" }]""")]
    public Task Adds_what_the_Deny_leaves_out(string resource, string complete) => Verify.FixesOnlyOneByOne(
        Bucket(DenyOn("[|Resource|]", "s3:*", resource), mark: false), Bucket(DenyOn("Resource", "s3:*", complete), mark: false));

    [Theory]
    [InlineData("s3:GetObject", "\"arn:aws:s3:::demo/*\"")]
    [InlineData("s3:*", "[\"arn:aws:s3:::demo/in/*\", \"arn:aws:s3:::demo\"]")]
    [InlineData("s3:*", "[\"arn:aws:s3:::demo/*\", \"arn:aws:s3:::other/*\"]")]
    public Task Offers_nothing_where_a_resource_is_not_enough(string action, string resource) => Verify.OffersNothing(Bucket(DenyOn("[|Resource|]", action, resource), mark: false));

    [Fact]
    public Task Offers_nothing_without_the_name_of_the_bucket() =>
        Verify.OffersNothing(Bucket("""[{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": { "Ref": "Everything" } }]"""));

    private static string DenyOn(string resourceName, string action, string resource) =>
        $$"""[{ "Effect": "Deny", "Principal": "*", "Action": "{{action}}", "{{resourceName}}": {{resource}}, "Condition": { "Bool": { "aws:SecureTransport": "false" } } }]""";

    private static string Bucket(string statements, bool mark = true) =>
        $$"""{ "Resources": { "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "{{(mark ? "[|Statement|]" : "Statement")}}": {{statements}} } } } } }""";
}
