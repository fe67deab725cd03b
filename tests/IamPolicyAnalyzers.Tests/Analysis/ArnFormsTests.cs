using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Analysis;

public sealed class ArnFormsTests
{
    [Theory]
    [InlineData("*", "ec2:DescribeInstances")]
    [InlineData("arn:aws:s3:::logs/2026/*", "s3:GetObject")]
    [InlineData("arn:aws:s3:::logs*", "s3:GetObject")]
    [InlineData("arn:aws:s3:::logs", "s3:ListBucket")]
    [InlineData("arn:aws:s3:::*", "s3:ListBucket")]
    [InlineData("arn:*:*:*:*:*", "s3:ListBucket")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:orders", "sqs:SendMessage")]
    [InlineData("arn:aws:dynamodb:*:*:table/Orders", "dynamodb:GetItem")]
    [InlineData("arn:aws:dynamodb:*:*:table/Orders/index/ByDate", "dynamodb:Query")]
    [InlineData("${Queue}", "sqs:SendMessage")]
    [InlineData("arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue}", "sqs:SendMessage")]
    public void Fits(string entry, string action) => Assert.True(ArnForms.Fits(ResourceArn.Parse(entry), Action(action)));

    [Theory]
    [InlineData("arn:aws:s3:::logs/*", "s3:ListBucket")] // the name of a bucket holds no slash
    [InlineData("arn:aws:s3:::logs", "s3:GetObject")]
    [InlineData("arn:aws:s3:::logs", "sqs:SendMessage")]
    [InlineData("arn:aws:s3:::logs", "ec2:DescribeInstances")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333", "sqs:SendMessage")]
    [InlineData("arn:aws:ec2:*:*:volume/*", "ec2:StartInstances")]
    public void Does_not_fit(string entry, string action) => Assert.False(ArnForms.Fits(ResourceArn.Parse(entry), Action(action)));

    [Theory]
    [InlineData("*", "ec2:DescribeInstances")]
    [InlineData("**", "s3:GetObject")]
    [InlineData("arn:aws:s3:::*", "s3:GetObject")]
    [InlineData("arn:aws:s3:::*", "s3:ListBucket")]
    [InlineData("arn:aws:s3:::*/*", "s3:GetObject")]
    [InlineData("arn:aws:s3:*:*:*", "s3:GetObject")]
    [InlineData("arn:*:*:*:*:*", "sqs:SendMessage")]
    [InlineData("arn:aws:iam::111122223333:role/*", "iam:PassRole")]
    [InlineData("arn:aws:iam::*:user/*", "iam:CreateAccessKey")]
    [InlineData("arn:aws:ec2:*:*:*/*", "ec2:StartInstances")]
    public void Is_wildcard(string entry, string action) => Assert.True(ArnForms.IsWildcardFor(ResourceArn.Parse(entry), Action(action)));

    [Theory]
    [InlineData("arn:aws:s3:::logs-*", "s3:GetObject")]
    [InlineData("arn:aws:s3:::*/*", "s3:ListBucket")]
    [InlineData("arn:aws:sqs:us-east-1:*:*", "sqs:SendMessage")]
    [InlineData("arn:aws:sqs:*:111122223333:*", "sqs:SendMessage")]
    [InlineData("arn:aws:s3:::*", "sqs:SendMessage")]
    [InlineData("arn:aws:iam::*:role/app-*", "iam:PassRole")]
    [InlineData("arn:aws:iam::*:user/*", "iam:PassRole")]
    [InlineData("arn:aws:sqs:*:*:${Queue}", "sqs:SendMessage")]
    [InlineData("arn:aws:glue:*:*:catalog", "glue:CreateDatabase")] // an account has one
    [InlineData("arn:aws:s3:::${aws:username}/*", "s3:GetObject")]
    public void Is_no_wildcard(string entry, string action) => Assert.False(ArnForms.IsWildcardFor(ResourceArn.Parse(entry), Action(action)));

    [Theory]
    [InlineData("sqs:SendMessage", true, "arn:aws:sqs:*:*:*")]
    [InlineData("sqs:SendMessage", true, "*")]
    [InlineData("ec2:DescribeInstances", true, "*")]
    [InlineData("iam:PassRole", true, "arn:aws:iam::111122223333:role/*")]
    [InlineData("sqs:SendMessage", false, "arn:aws:sqs:*:*:a*", "arn:aws:sqs:*:*:b*")]
    [InlineData("ec2:DescribeInstances", false, "arn:aws:ec2:*:*:*")]
    [InlineData("iam:TagRole", false, "arn:aws:iam::111122223333:role/app-*")]
    public void Knows_when_entries_mean_everything(string action, bool isEverything, params string[] entries)
    {
        var actions = ActionSet.Of(Action(action).Index);

        Assert.Equal(
            isEverything ? actions : ActionSet.Empty,
            ArnForms.WhereEverything([.. entries.Select(ResourceArn.Parse)], actions, ActionCatalogue.Instance));
    }

    [Theory]
    [InlineData("sqs:SendMessage", "*", "arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME")]
    [InlineData("s3:GetObject", "*", "arn:aws:s3:::BUCKET_NAME/OBJECT_NAME")]
    [InlineData("ec2:ModifyVpcEndpoint", "arn:aws:ec2:*:*:security-group/*", "arn:aws:ec2:REGION:ACCOUNT:security-group/SECURITY_GROUP_ID")]
    [InlineData("ec2:DescribeInstances", "*", null)]
    public void Writes_an_example(string action, string entry, string? example) => Assert.Equal(example, ArnForms.Example(Action(action), ResourceArn.Parse(entry)));

    [Fact]
    public void Every_example_fits_its_action()
    {
        var all = ResourceArn.Parse("*");
        foreach (var index in ActionCatalogue.Instance.Scopable)
        {
            var action = ActionCatalogue.Instance[index];
            Assert.True(ArnForms.Example(action, all) is { } example && ArnForms.Fits(ResourceArn.Parse(example), action), action.FullName);
        }
    }

    private static CatalogueAction Action(string name) => ActionCatalogue.Instance.TryGetAction(name, out var action) ? action : throw new Xunit.Sdk.XunitException(name);
}
