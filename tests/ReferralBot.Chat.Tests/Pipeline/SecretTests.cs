namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>What is typed as a secret is kept nowhere, whatever else is wrong with the line.</summary>
public sealed class SecretTests
{
    private readonly KernelBot _bot = new();

    [Theory]
    [InlineData("/refbot redem K7QM3")]
    [InlineData("/refbot redem code:K7QM3 foo:bar")]
    [InlineData("/refbot redeem code:K7QM3 foo:bar")]
    public async Task No_draft_holds_it_and_the_line_goes_back_to_whoever_typed_it(string line)
    {
        var failed = Assert.IsType<Reply.Failed>(await _bot.Says(line));

        Assert.Empty(_bot.DraftIds);
        Assert.Empty(failed.Buttons);
        Assert.Equal(line, failed.Typed);
    }

    [Fact]
    public async Task Without_a_secret_the_suggestion_has_its_button()
    {
        var failed = await _bot.Says("/refbot redem");

        Assert.Equal("Used nothing", Assert.IsType<Reply.Shown>(await _bot.Presses(failed, "Yes, redeem")).Card.Title);
    }
}
