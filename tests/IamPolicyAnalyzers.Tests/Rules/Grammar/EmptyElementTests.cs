using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.EmptyElement>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class EmptyElementTests
{
    [Fact]
    public Task Reports_an_empty_Condition() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": [|{|]} } ] }
        """,
        "Condition is empty, so the statement is not restricted");

    [Theory]
    [InlineData("Allow", """ "Action": [|[|]], "Resource": "*" """, "Action is empty, so the statement never applies")]
    [InlineData("Allow", """ "Action": [|""|], "Resource": "*" """, "Action is empty, so AWS refuses the policy")]
    [InlineData("Allow", """ "Action": "s3:GetObject", "Resource": [|[|]] """, "Resource is empty, so the statement never applies")]
    [InlineData("Deny", """ "Action": "s3:GetObject", "Resource": [|""|] """, "Resource is empty, so AWS refuses the policy")]
    [InlineData("Deny", """ "NotAction": [|[|]], "Resource": "*" """, "NotAction is empty, so it excludes nothing")]
    [InlineData("Deny", """ "Action": "*", "NotResource": [|[|] ] """, "NotResource is empty, so it excludes nothing")]
    [InlineData("Allow", """ "NotAction": [|""|], "Resource": "*" """, "NotAction is empty, so AWS refuses the policy")]
    public Task Reports_actions_and_resources(string effect, string members, string message) =>
        Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "{{effect}}", {{members}} } }""", message);

    [Theory]
    [InlineData(""" "Principal": [|{|]} """, "Principal is empty, so the statement never applies")]
    [InlineData(""" "Principal": [|[|]] """, "Principal is empty, so AWS refuses the policy")]
    [InlineData(""" "Principal": [|""|] """, "Principal is empty, so AWS refuses the policy")]
    [InlineData(""" "Principal": { "AWS": [|[|]] } """, "'AWS' of Principal is empty, so it names nobody")]
    [InlineData(""" "Principal": { "Service": "sns.amazonaws.com", "AWS": [|""|] } """, "'AWS' of Principal is empty, so AWS refuses the policy")]
    [InlineData(""" "NotPrincipal": [|{|]} """, "NotPrincipal is empty, so it excludes nothing")]
    [InlineData(""" "NotPrincipal": { "AWS": [|[|]] } """, "'AWS' of NotPrincipal is empty, so it excludes nobody")]
    public Task Reports_principals(string member, string message) => Verify.With("bucket.resource.json").Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", {{member}}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }""",
        message);

    [Theory]
    [InlineData(""" "StringEquals": [|{|]} """, "'StringEquals' is empty, so it restricts nothing")]
    [InlineData(""" "StringEquals": { "aws:PrincipalOrgID": [|[|]] } """, "'aws:PrincipalOrgID' is empty, so the condition never holds")]
    [InlineData(""" "ForAnyValue:StringEquals": { "aws:TagKeys": [|[|]] } """, "'aws:TagKeys' is empty, so the condition never holds")]
    [InlineData(""" "ForAllValues:StringEquals": { "aws:TagKeys": [|[|]] } """, "'aws:TagKeys' is empty, so the condition holds only when the key is absent")]
    [InlineData(""" "StringEqualsIfExists": { "aws:PrincipalOrgID": [|[|]] } """, "'aws:PrincipalOrgID' is empty, so the condition holds only when the key is absent")]
    [InlineData(""" "StringNotEquals": { "aws:PrincipalOrgID": [|[|]] } """, "'aws:PrincipalOrgID' is empty, so it excludes nothing")]
    [InlineData(""" "Bool": { "aws:SecureTransport": "true", "aws:ViaAWSService": [|[|]] } """, "'aws:ViaAWSService' is empty, so the condition never holds")]
    public Task Reports_parts_of_Condition(string test, string message) => Verify.Reports(
        $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::demo-bucket/*", "Condition": { {{test}} } } }""",
        message);

    [Fact]
    public Task Reports_in_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": [|[|]], "Resource": [|[|]] },
            { "Effect": "Deny", "NotAction": [|[|]], "Resource": "*", "Condition": [|{|]} } ] }
        """);

    [Theory]
    [InlineData(""" "Action": "s3:GetObject", "Resource": "*" """)]
    [InlineData(""" "Action": ["s3:GetObject", ""], "Resource": "*" """)] // InvalidAction
    [InlineData(""" "NotAction": [], "Resource": "*" """)] // NotActionAllow
    [InlineData(""" "Action": "s3:GetObject", "NotResource": [] """)]
    [InlineData(""" "Action": {}, "Resource": "*" """)] // InvalidElementType
    [InlineData(""" "Principal": { "aws": [] }, "Action": "s3:GetObject", "Resource": "*" """)] // InvalidPrincipal
    [InlineData(""" "Action": [], "NotAction": [], "Resource": "*" """)] // ConflictingElements
    [InlineData(""" "Action": [ { "Ref": "AWS::NoValue" } ], "Resource": [ { "Ref": "Bucket" } ], "Condition": { "Ref": "Condition" } """)]
    [InlineData(""" "Action": { "Ref": "AWS::NoValue" }, "Resource": "${Resource}" """)]
    [InlineData(""" "Action": "s3:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": "" } } """)]
    [InlineData(""" "Action": "s3:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/team": [""] } } """)]
    [InlineData(""" "Action": "s3:*", "Resource": "*", "Condition": { "StringIs": {}, "StringWas": { "aws:PrincipalTag/team": [] } } """)] // no operators
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {{members}} } }""");

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [] }""")] // MissingElement
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": { "Ref": "Effect" }, "NotAction": [], "Resource": "*" } }""")]
    public Task Accepts_documents(string json) => Verify.Accepts(json);

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Resource": [|[|]], "Action": [""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Resource": [|[|]], "Action": " """)]
    public Task Leaves_what_is_still_being_typed(string json) => Verify.Reports(json.TrimEnd());
}
