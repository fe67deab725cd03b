using System;
using System.Threading.Tasks;
using IamPolicyAnalyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Xunit;
using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.Attachment.UnknownManagedPolicy>;

namespace IamPolicyAnalyzers.Tests.Rules.Attachment;

public sealed class UnknownManagedPolicyTests
{
    [Theory]
    [InlineData("AWSLambdaBasicExecutionRole", "service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("service-role/AmazonS3ReadOnlyAccess", "AmazonS3ReadOnlyAccess")]
    [InlineData("ViewOnlyAccess", "job-function/ViewOnlyAccess")]
    [InlineData("AmazonS3ReadonlyAccess", "AmazonS3ReadOnlyAccess")]
    [InlineData("AmazonS3RedOnlyAcess", "AmazonS3ReadOnlyAccess")]
    [InlineData("service-role/AWSLambdaBasicExcutionRole", "service-role/AWSLambdaBasicExecutionRole")]
    public Task Suggests_the_policy_that_was_meant(string written, string meant) => Verify.Reports(
        Role($"\"arn:aws:iam::aws:policy/[|{written}|]\""), $"AWS managed policy '{written}' does not exist; did you mean '{meant}'?");

    [Theory]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]" }""")]
    [InlineData("""{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/[|AWSLambdaBasicExecutionRole|]"]] }""")]
    [InlineData("\"arn:aws-cn:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]\"")]
    public Task Reports_a_near_name_in_every_partition(string policy) => Verify.Reports(
        Role(policy), "AWS managed policy 'AWSLambdaBasicExecutionRole' does not exist; did you mean 'service-role/AWSLambdaBasicExecutionRole'?");

    [Fact]
    public Task Reports_a_name_that_is_near_to_none() => Verify.Reports(
        Role("\"arn:aws:iam::aws:policy/[|OurOwnInvention|]\""),
        $"AWS managed policy 'OurOwnInvention' does not exist in AWS data of {ActionCatalogue.Instance.DataDate}");

    [Fact]
    public Task Informs_only_where_the_data_is_old() => Verify.With(config: "iam_as_of_date = 2099-01-01", severity: DiagnosticSeverity.Info).Reports(
        Role("\"arn:aws:iam::aws:policy/[|OurOwnInvention|]\""));

    [Fact]
    public Task Looks_up_the_names_of_a_serverless_template() => Verify.Reports(
        """
        { "Resources": { "Orders": { "Type": "AWS::Serverless::Function", "Properties": { "Policies": [
            "AWSLambdaBasicExecutionRole", "[|AWSLambdaBasicExecutonRole|]", "S3WritePolicy", { "S3ReadPolicy": { "BucketName": "demo-bucket" } } ] } } } }
        """,
        "AWS managed policy 'AWSLambdaBasicExecutonRole' does not exist; did you mean 'AWSLambdaBasicExecutionRole'?");

    [Theory]
    [InlineData("\"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"")]
    [InlineData("\"arn:aws:iam::aws:policy/AdministratorAccess\"")]
    [InlineData("\"arn:aws:iam::aws:policy/AWSLambdaFullAccess\"")] // DeprecatedManagedPolicy
    [InlineData("\"arn:aws-us-gov:iam::aws:policy/OurOwnInvention\"")]
    [InlineData("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/OurOwnInvention" }""")]
    [InlineData("""{ "Fn::Sub": "arn:aws:iam::aws:policy/${Name}" }""")]
    [InlineData("""{ "Fn::Sub": "arn:aws:iam::aws:policy/service-role/${Name}Role" }""")]
    [InlineData("\"arn:aws:iam::111122223333:policy/AWSLambdaBasicExecutionRole\"")]
    [InlineData("\"arn:aws:iam::aws:policy/\"")]
    public Task Accepts(string policy) => Verify.Accepts(Role(policy));

    [Fact]
    public void The_data_names_every_successor_of_a_withdrawn_policy()
    {
        Assert.True(ActionCatalogue.Instance.IsWithdrawnPolicy("AWSLambdaFullAccess".AsSpan(), out var successor));
        Assert.True(ActionCatalogue.Instance.TryGetManagedPolicy(successor.AsSpan(), out _));
    }

    [Fact]
    public Task Reports_input_of_a_command() => Verify.Reports(
        """{ "RoleName": "app", "PolicyArn": "arn:aws:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]" }""");

    [Fact]
    public Task Reports_in_a_broken_file() => Verify.Reports(
        """{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/[|AWSLambdaBasicExecutionRole|]", """);

    private static string Role(string policy) =>
        $$"""{ "Resources": { "AppRole": { "Type": "AWS::IAM::Role", "Properties": { "ManagedPolicyArns": [{{policy}}] } } } }""";
}
