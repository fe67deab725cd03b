using System.Linq;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Rules.ResourcePolicies;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Documents;

/// <summary>Where the types of CloudFormation keep policies.</summary>
public sealed class PolicyPropertyTests
{
    [Theory]
    [InlineData("AWS::ApiGateway::RestApi", "Policy", PolicyType.ResourceBased)]
    [InlineData("AWS::Backup::BackupVault", "AccessPolicy", PolicyType.ResourceBased)]
    [InlineData("AWS::EFS::FileSystem", "FileSystemPolicy", PolicyType.ResourceBased)]
    [InlineData("AWS::KMS::Key", "KeyPolicy", PolicyType.ResourceBased)]
    [InlineData("AWS::Logs::ResourcePolicy", "PolicyDocument", PolicyType.ResourceBased)]
    [InlineData("AWS::OpenSearchService::Domain", "AccessPolicies", PolicyType.ResourceBased)]
    [InlineData("AWS::S3Express::BucketPolicy", "PolicyDocument", PolicyType.ResourceBased)]
    [InlineData("AWS::SSO::PermissionSet", "InlinePolicy", PolicyType.IdentityBased)]
    [InlineData("AWS::New::Thing", "AccessPolicyDocument", null)]
    internal void Reads_the_policy_of_a_resource(string type, string property, PolicyType? policyType)
    {
        var file = Template(type, $$"""{ "{{property}}": { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } }""");
        Assert.Equal(policyType, Assert.Single(file.Documents).Site.Type);
        Assert.Null(file.Unplaced);
    }

    [Theory]
    [InlineData("AWS::IoT::Policy", "PolicyDocument")]
    [InlineData("AWS::New::Thing", "Content")]
    [InlineData("Custom::Thing", "PolicyDocument")]
    public void Leaves_other_properties_alone(string type, string property) =>
        Assert.Empty(Template(type, $$"""{ "{{property}}": { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] } }""").Documents);

    [Theory]
    [InlineData("SERVICE_CONTROL_POLICY", PolicyType.ServiceControl)]
    [InlineData("RESOURCE_CONTROL_POLICY", PolicyType.ResourceControl)]
    [InlineData("TAG_POLICY", null)]
    internal void Reads_the_type_of_an_organization_policy(string type, PolicyType? policyType) => Assert.Equal(
        policyType,
        Template("AWS::Organizations::Policy", $$"""{ "Type": "{{type}}", "Content": { "Statement": [] } }""").Documents.SingleOrDefault()?.Site.Type);

    [Fact]
    public void Reads_the_managed_policies_of_a_permission_set() => Assert.Equal(
        ["AdministratorAccess on permission set 'X'"],
        Template("AWS::SSO::PermissionSet", """{ "ManagedPolicies": ["arn:aws:iam::aws:policy/AdministratorAccess"] }""").Container.Attachments.Select(a => $"{a.PolicyName} on {a.Target}"));

    [Theory]
    [InlineData("AWS::Events::EventBusPolicy", """{ "StatementId": "s", "Statement": @ }""")]
    [InlineData("AWS::Serverless::Api", """{ "Auth": { "ResourcePolicy": { "CustomStatements": [@] } } }""")]
    public void Reads_statements_without_their_document(string type, string properties)
    {
        var file = Template(type, properties.Replace("@", """{ "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": ["a", { "Ref": "B" }] }"""));
        var statement = Assert.Single(Assert.Single(file.Documents).Statements);
        Assert.Equal(statement.Node.RawText.ToString(), TextAt(file, statement.Span));
        Assert.Equal("events:PutEvents", TextAt(file, statement.Action!.Entries[0].Span));
        Assert.Equal("{ \"Ref\"", file.Text.ToString(new(statement.Resource!.Entries[1].Span.Start, 7)));
        Assert.Null(file.Unplaced);
    }

    [Theory]
    [InlineData("\"*\"", "")]
    [InlineData("\"*\"", ", \"FunctionUrlAuthType\": \"NONE\"")]
    public async Task Finds_that_anybody_may_call_a_function(string principal, string more) =>
        Assert.Equal(["*"], await PublicAsync(Permission(principal, more)));

    [Theory]
    [InlineData("\"111122223333\"", "")]
    [InlineData("{ \"Ref\": \"Account\" }", "")]
    [InlineData("\"s3.amazonaws.com\"", ", \"SourceAccount\": { \"Ref\": \"AWS::AccountId\" }")]
    [InlineData("\"*\"", ", \"PrincipalOrgID\": \"o-a1b2c3d4e5\"")]
    public async Task Accepts_callers_that_are_named(string principal, string more) => Assert.Empty(await PublicAsync(Permission(principal, more)));

    [Fact]
    public void Puts_each_part_of_a_permission_where_it_is_said()
    {
        var file = PolicyFile.Parse(Permission(
            "\"sns.amazonaws.com\"", ", \"SourceAccount\": \"111122223333\", \"SourceArn\": { \"Fn::Sub\": \"arn:aws:sns:${AWS::Region}:111122223333:t\" }"));
        var document = Assert.Single(file.Documents);
        var statement = document.Statements[0];
        Assert.Equal("sns.amazonaws.com", TextAt(file, statement.Principal!.Values[0].Span));
        Assert.Equal("lambda:InvokeFunction", TextAt(file, statement.Action!.Entries[0].Span));
        Assert.True(statement.Resource!.IsUnknown);
        Assert.Equal(
            [("ArnLike", "SourceArn", "arn:aws:sns:${AWS::Region}:111122223333:t"), ("StringEquals", "SourceAccount", "111122223333")],
            statement.Condition!.Tests.Select(t => (t.OperatorName.Text, TextAt(file, t.Key.Span), TextAt(file, t.Values[0].Span))));
        Assert.Equal("{", TextAt(file, statement.OpenSpan));
    }

    /// <summary>What nobody wrote cannot be wrong: all rules are silent about a permission that is in order.</summary>
    [Theory]
    [InlineData("\"events.amazonaws.com\"", ", \"SourceArn\": { \"Fn::GetAtt\": [\"Rule\", \"Arn\"] }")]
    [InlineData("\"apigateway.amazonaws.com\"", ", \"SourceArn\": { \"Fn::Join\": [\"\", [\"arn:\", { \"Ref\": \"AWS::Partition\" }, \":execute-api:eu-west-1:111122223333:\", { \"Ref\": \"Api\" }, \"/*/*\"]] }")]
    [InlineData("\"alexa-appkit.amazon.com\"", ", \"EventSourceToken\": \"amzn1.ask.skill.1\"")]
    [InlineData("\"111122223333\"", "")]
    public async Task Says_nothing_of_what_stands_nowhere(string principal, string more) =>
        Assert.Empty((await PolicyFiles.DiagnosticsAsync("app.template.json", Permission(principal, more), [.. Repository.Shipped.JudgingAnalyzers])).Select(d => d.ToString()));

    /// <summary>The examples of AWS's documentation.</summary>
    [Theory]
    [InlineData("AWS::EFS::FileSystem", "FileSystemPolicy", """{ "Effect": "Allow", "Principal": { "AWS": { "Fn::GetAtt": ["Role", "Arn"] } }, "Action": ["elasticfilesystem:ClientMount"] }""")]
    [InlineData("AWS::ECR::PublicRepository", "RepositoryPolicyText", """{ "Effect": "Allow", "Principal": { "AWS": { "Fn::GetAtt": ["Role", "Arn"] } }, "Action": ["ecr-public:PutImage"] }""")]
    [InlineData("AWS::Backup::BackupVault", "AccessPolicy", """{ "Effect": "Deny", "Principal": "*", "Action": ["backup:DeleteRecoveryPoint"], "Resource": "*" }""")]
    [InlineData("AWS::ApiGateway::RestApi", "Policy", """{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "Account" } }, "Action": "execute-api:Invoke", "Resource": "execute-api:/Prod/GET/pets" }""")]
    [InlineData("AWS::VpcLattice::AuthPolicy", "Policy", """{ "Effect": "Allow", "Principal": { "AWS": { "Ref": "Account" } }, "Action": "vpc-lattice-svcs:Invoke", "Resource": "*" }""")]
    public async Task Accepts_policies_in_order(string type, string property, string statement)
    {
        var text = Template(type, $$"""{ "{{property}}": { "Version": "2012-10-17", "Statement": [{{statement}}] } }""").Text.ToString();
        Assert.Empty((await PolicyFiles.DiagnosticsAsync("app.template.json", text, [.. Repository.Shipped.JudgingAnalyzers])).Select(d => d.ToString()));
    }

    private static string Permission(string principal, string more) =>
        $$"""{ "Resources": { "X": { "Type": "AWS::Lambda::Permission", "Properties": { "FunctionName": { "Ref": "F" }, "Action": "lambda:InvokeFunction", "Principal": {{principal}}{{more}} } } } }""";

    private static async Task<string[]> PublicAsync(string text)
    {
        var found = await PolicyFiles.DiagnosticsAsync("app.template.json", text, new PublicResource());
        return [.. found.Select(d => PolicyFile.Parse(text).Text.Lines.GetTextSpan(d.Location.GetLineSpan().Span)).Select(span => text.Substring(span.Start, span.Length))];
    }

    private static PolicyFile Template(string type, string properties) =>
        PolicyFile.Parse($$"""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "X": { "Type": "{{type}}", "Properties": {{properties}} } } }""");

    private static string TextAt(PolicyFile file, TextSpan span) => file.Text.ToString(span);
}
