using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Referrals;

public sealed class SeeReferralTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasReferral(await _bot.HasPartner("Northside Family Medicine"));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Steps_that_were_jumped_over_stand_in_the_history_as_not_recorded()
    {
        await _bot.Says("/referral update R-1 attended");

        var card = TestBot.Read(await _bot.Says("/referral show R-1"));

        Assert.Contains(
            "History: requested 16 Sep; acknowledged (not recorded); accepted (not recorded); contacting (not recorded); scheduled (not recorded); attended 16 Sep.",
            card,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_referral_that_is_over_has_nothing_to_update()
    {
        await _bot.Says("/referral update R-1 attended");
        await _bot.Says("/referral update R-1 completed");

        var reply = await _bot.Says("/referral update R-1");

        Assert.Equal("R-1 is completed and stays so.", TestBot.Failure(reply));
        Assert.DoesNotContain(
            TestBot.Buttons(await _bot.Says("/referral show R-1")),
            button => button.Label == "Update"
        );
    }

    [Theory]
    [InlineData("/referral update R-9 attended")]
    [InlineData("/referral show R-9")]
    [InlineData("/referral undo R-9")]
    public async Task A_referral_that_does_not_exist_is_named(string line)
    {
        var reply = await _bot.Says(line);

        Assert.Equal("There is no R-9, or it is not one of yours.", TestBot.Failure(reply));
    }

    [Fact]
    public async Task The_button_of_a_referral_that_is_gone_says_so()
    {
        var gone = Guid.CreateVersion7().ToString("N");

        var reply = await _bot.Presses(new Chat.Cards.Button("Update", $"/referral update {gone} attended"));

        Assert.Equal(
            "That referral is gone, or it is not one of yours. Type /referral list to see yours.",
            TestBot.Failure(reply)
        );
    }

    [Fact]
    public async Task A_clinician_sees_and_moves_only_their_own_referrals()
    {
        var ana = await _bot.HasMember("Ana", Role.Clinician);
        await _bot.Says("/referral received from:Northside for:sleep owner:Ana");

        Assert.IsType<Reply.Failed>(await _bot.Says("/referral show R-1", ana));
        Assert.IsType<Reply.Failed>(await _bot.Says("/referral update R-1 attended", ana));
        Assert.Contains(
            "Client: K-",
            TestBot.Read(await _bot.Says("/referral show R-2", ana)),
            StringComparison.Ordinal
        );
        Assert.Equal("Received 1", TestBot.Card(await _bot.Says("/referral list", ana)).Title);
        Assert.Equal(ReferralState.Requested, (await _bot.Referral(1)).State);
    }
}
