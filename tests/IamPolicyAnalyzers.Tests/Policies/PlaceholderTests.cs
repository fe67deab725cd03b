using System.Linq;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Policies;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("REPLACE_ME", "REPLACE_ME")]
    [InlineData("arn:aws:s3:::REPLACE_ME_BUCKET/*", "REPLACE_ME_BUCKET")]
    [InlineData("my-change-me-bucket", "change-me-bucket")]
    [InlineData("arn:aws:s3:::YOUR-BUCKET", "YOUR-BUCKET")]
    [InlineData("arn:aws:s3:::your-bucket/*", "your-bucket")]
    [InlineData("ACCOUNT_ID", "ACCOUNT_ID")]
    [InlineData("account-id", "account-id")]
    [InlineData("arn:aws:sqs:region:account-id:demo", "region account-id")]
    [InlineData("arn:aws:sqs:REGION:ACCOUNT:demo", "REGION ACCOUNT")]
    [InlineData("arn:partition:sqs:us-east-1:MyAccountId1:demo", "partition MyAccountId1")]
    [InlineData("arn:${AWS::Partition}:iam::ACCOUNT:root", "ACCOUNT")]
    [InlineData("arn:aws:s3:::<bucket>/*", "<bucket>")]
    [InlineData("[bucket name]", "[bucket name]")]
    [InlineData("arn:aws:s3:::{account}-logs", "{account}")]
    [InlineData("TODO", "TODO")]
    [InlineData("1111XXXX", "XXXX")]
    [InlineData("o-xxxxxx", "xxxxxx")]
    [InlineData("XXXX-xxxxxx", "XXXX xxxxxx")]
    public void Is_found(string text, string placeholders) =>
        Assert.Equal(placeholders, string.Join(' ', PolicyText.Of(text, TextUse.Value).Placeholders.Select(placeholder => placeholder.Text)));

    [Theory]
    [InlineData("111122223333")]
    [InlineData("arn:aws:s3:::replacement-parts/*")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/todo")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/TODO-LIST")]
    [InlineData("arn:aws:dynamodb:us-east-1:111122223333:table/account_id")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [InlineData("arn:aws:iam::cloudfront:user/demo")]
    [InlineData("arn:aws:sqs:us-East-1:111122223333:demo")]
    [InlineData("arn:aws:execute-api:us-east-1:111122223333:demo/*/GET/pets/{id}")]
    [InlineData("SERVICE_CONTROL_POLICY")]
    [InlineData("${YOUR_BUCKET}")]
    [InlineData("{{REPLACE_ME}}")]
    [InlineData("<%= TODO %>")]
    [InlineData("[a-z]*")]
    [InlineData("[0]")]
    [InlineData("xxx")]
    [InlineData("XXXXL")]
    [InlineData("<>")]
    [InlineData("your-")]
    [InlineData("")]
    public void Is_not_found(string text) => Assert.Empty(PolicyText.Of(text, TextUse.Value).Placeholders);

    [Theory]
    [InlineData("QUEUE_ARN", true)]
    [InlineData("USER_2_ARN", true)]
    [InlineData("QUEUE", false)]
    [InlineData("QUEUE_", false)]
    [InlineData("_QUEUE", false)]
    [InlineData("1_QUEUE", false)]
    [InlineData("queue_arn", false)]
    [InlineData("*", false)]
    [InlineData("", false)]
    public void Name_is_one_as_a_word_in_capitals(string text, bool isOne)
    {
        Assert.Equal(isOne ? [text] : [], PolicyText.Of(text, TextUse.Name).Placeholders.Select(placeholder => placeholder.Text));
        Assert.Empty(PolicyText.Of(text, TextUse.Value).Placeholders);
    }

    [Fact]
    public void Is_a_hole_of_the_text()
    {
        var entry = ResourceArn.Parse("arn:aws:sqs:REPLACE_ME_REGION:111122223333:demo");

        Assert.True(entry.HasUnknown);
        Assert.Equal(Glob.HoleText, entry.Part(ArnPart.Region).ToString());
        Assert.Equal("REPLACE_ME_REGION", entry.PartText(ArnPart.Region));
        Assert.Equal("111122223333", entry.PartText(ArnPart.Account));
    }

    [Fact]
    public void Text_that_is_no_value_has_none() => Assert.Empty(PolicyText.Of("REPLACE_ME").Placeholders);
}
