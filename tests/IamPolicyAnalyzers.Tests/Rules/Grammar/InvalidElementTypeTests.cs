using System.Threading.Tasks;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Grammar.InvalidElementType>;

namespace IamPolicyAnalyzers.Tests.Rules.Grammar;

public sealed class InvalidElementTypeTests
{
    [Fact]
    public Task Reports_a_number_as_Sid() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [ { "Sid": [|7|], "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } ] }
        """,
        "Sid is a number, but AWS accepts only a string");

    [Theory]
    [InlineData(""" "Sid": [|false|], "Effect": "Allow", "Action": "s3:GetObject" """, "Sid is a boolean, but AWS accepts only a string")]
    [InlineData(""" "Effect": [|[|]"Allow"], "Action": "s3:GetObject" """, "Effect is an array, but AWS accepts only a string")]
    [InlineData(""" "Effect": [|null|], "Action": "s3:GetObject" """, "Effect is null, but AWS accepts only a string")]
    [InlineData(""" "Effect": "Allow", "Action": [|{|] "s3": "GetObject" } """, "Action is an object, but AWS accepts only a string or an array of strings")]
    [InlineData(""" "Effect": "Deny", "NotAction": [|{|]} """, "NotAction is an object, but AWS accepts only a string or an array of strings")]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:GetObject", [|1|]] """, "An entry of Action is a number, but AWS accepts only a string")]
    [InlineData(""" "Effect": "Allow", "NotAction": [[|[|]"s3:GetObject"]] """, "An entry of NotAction is an array, but AWS accepts only a string")]
    [InlineData(""" "Effect": "Deny", "Action": "*", "NotResource": [|true|] """, "NotResource is a boolean, but AWS accepts only a string or an array of strings")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Resource": ["*", [|null|]] """, "An entry of Resource is null, but AWS accepts only a string")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Principal": [|null|] """, "Principal is null, but AWS accepts only '*' or an object")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Principal": { "AWS": [|111122223333|] } """, "'AWS' of Principal is a number, but AWS accepts only a string or an array of strings")]
    [InlineData(""" "Effect": "Deny", "Action": "*", "NotPrincipal": { "AWS": ["111122223333", [|{|]}] } """, "An entry of 'AWS' of NotPrincipal is an object, but AWS accepts only a string")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Condition": [|[|]] """, "Condition is an array, but AWS accepts only an object")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Condition": [|null|] """, "Condition is null, but AWS accepts only an object")]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Condition": "[|aws:SecureTransport|]" """, "Condition is a string, but AWS accepts only an object")]
    public Task Reports_elements_of_a_statement(string members, string message) =>
        Verify.Reports($$"""{ "Version": "2012-10-17", "Statement": { {{members}} } }""", message);

    [Theory]
    [InlineData(""" "Version": [|2012|], "Statement": { "Effect": "Allow" } """, "Version is a number, but AWS accepts only a string")]
    [InlineData(""" "Version": [|null|], "Statement": { "Effect": "Allow" } """, "Version is null, but AWS accepts only a string")]
    [InlineData(""" "Id": [|1|], "Statement": { "Effect": "Allow" } """, "Id is a number, but AWS accepts only a string")]
    [InlineData(""" "Version": "2012-10-17", "Statement": "[|Allow|]" """, "Statement is a string, but AWS accepts only an object or an array of objects")]
    [InlineData(""" "Version": "2012-10-17", "Statement": [|null|] """, "Statement is null, but AWS accepts only an object or an array of objects")]
    [InlineData(""" "Version": "2012-10-17", "Statement": [ { "Effect": "Allow" }, [|[|]] ] """, "An entry of Statement is an array, but AWS accepts only an object")]
    public Task Reports_elements_of_the_document(string members, string message) => Verify.Reports($$"""{ {{members}} }""", message);

    [Fact]
    public Task Reports_each_value_in_every_statement() => Verify.Reports(
        """
        { "Version": "2012-10-17",
          "Statement": [
            { "Sid": [|1|], "Effect": "Allow", "Action": ["s3:GetObject", [|2|], [|3|]], "Resource": "*" },
            { "Sid": [|2|], "Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*" } ] }
        """);

    [Theory]
    [InlineData(""" "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": [] """)]
    [InlineData(""" "Effect": "Allow", "Principal": ["*"], "Action": "s3:GetObject" """)] // InvalidPrincipal
    [InlineData(""" "Effect": "Allow", "Principal": "111122223333", "Action": "s3:GetObject" """)] // InvalidPrincipal
    [InlineData(""" "Effect": "Allow", "Principal": { "aws": 111122223333 }, "Action": "s3:GetObject" """)] // InvalidPrincipal
    [InlineData(""" "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": true } } """)]
    [InlineData(""" "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": 1, "aws:SourceIp": null } """)] // InvalidConditionShape
    [InlineData(""" "Effect": "Allow", "Action": "*", "Resource": "*", "Comment": 1 """)] // UnknownElement
    public Task Accepts(string members) => Verify.Accepts($$"""{ "Version": "2012-10-17", "Statement": [ { {{members}} } ] }""");

    [Theory]
    [InlineData(""" { "Sid": { "Ref": "Sid" }, "Effect": { "Fn::If": [ "A", "Allow", "Deny" ] }, "Action": { "Fn::Split": [ ",", "a" ] }, "Resource": [ { "Fn::GetAtt": [ "A", "Arn" ] } ] } """)]
    [InlineData(""" { "Effect": "Allow", "Principal": { "AWS": { "Ref": "Account" }, "Service": [ { "Ref": "AWS::NoValue" } ] }, "Condition": { "Ref": "Condition" } } """)]
    [InlineData(""" { "Effect": "Allow", "Principal": { "Ref": "Principal" }, "Condition": "${Condition}" } """)]
    [InlineData(""" { "Effect": "Allow", "Action": { "Fn::Transform": { "Name": "AWS::Include" }, "More": 1 } } """)]
    [InlineData(""" [ "{{ statement }}", { "Ref": "Statement" }, { "Effect": "Allow" } ] """)]
    public Task Accepts_what_is_not_known(string statement) => Verify.Accepts($$"""{ "Version": { "Ref": "Version" }, "Statement": {{statement}} }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """
        { "Version": "2012-10-17", "Statement": { "Sid": [|7|], "Effect": "Allow", "Action": ["s3:GetObject", [|1|], tru
        """);
}
