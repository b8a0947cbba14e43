using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>The bot's own token: got once, renewed in time, and where there is none, which setting is wrong.</summary>
public sealed class TeamsTokensTests
{
    [Fact]
    public async Task A_token_is_got_once_and_again_before_it_runs_out()
    {
        await using var room = await TeamsRoom.OpenAsync();

        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
        room.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
        Assert.Equal(1, room.Teams.Entra.Calls);

        room.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
        Assert.Equal(2, room.Teams.Entra.Calls);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_renewed_once()
    {
        await using var room = await TeamsRoom.OpenAsync();
        await room.Sends();
        room.Teams.Entra.RevokesTokens();

        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
        Assert.Equal(2, room.Teams.Entra.Calls);

        var refused = new FakeFault.Status(401, """{"error":{"code":"BotNotRegistered"}}""");
        room.Teams.Faults.Next("send", refused, refused, refused);
        Assert.Equal(new TeamsAnswer.Failed(401, "BotNotRegistered"), await room.Sends());
        Assert.Equal(2, room.Teams.Entra.Calls); // another one was asked for a moment ago
    }

    [Theory]
    [InlineData("secret", "AADSTS7000215", "Teams:ClientSecret")]
    [InlineData("app", "AADSTS700016", "Teams:AppId")]
    [InlineData("tenant", "AADSTS700016", "Teams:TenantId")]
    public async Task A_wrong_setting_is_named_and_asked_with_once(string wrong, string code, string setting)
    {
        await using var room = await TeamsRoom.OpenAsync(options =>
        {
            options.ClientSecret = wrong == "secret" ? "wrong~secret" : options.ClientSecret;
            options.AppId = wrong == "app" ? "0b07b07b-0000-4000-8000-0000000000aa" : options.AppId;
            options.TenantId = wrong == "tenant" ? "10000000-0000-4000-8000-0000000000aa" : options.TenantId;
        });

        Assert.Contains(
            setting,
            Assert.IsType<TeamsAnswer.Unsent>(await room.Sends()).Reason,
            StringComparison.Ordinal
        );
        Assert.Equal((TeamsTokenHealth.Down, code), (room.Tokens.Report().Health, room.Tokens.Report().Code));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.Sends()));
        Assert.Equal(1, room.Teams.Entra.Calls);
        Assert.DoesNotContain("wrong~secret", string.Join(' ', room.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_endpoint_in_trouble_is_left_alone_for_a_while_and_asked_again()
    {
        await using var room = await TeamsRoom.OpenAsync();
        room.Teams.Faults.Next("token", new FakeFault.TooMany("30"));

        Assert.IsType<TeamsAnswer.Unsent>(await room.Sends());
        Assert.Equal(TeamsTokenHealth.Connecting, room.Tokens.Report().Health);
        room.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.IsType<TeamsAnswer.Unsent>(await room.Sends());
        room.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<TeamsAnswer.Done>(await room.Sends());
        Assert.Equal(TeamsTokenHealth.Ok, room.Tokens.Report().Health);
    }
}
