using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>Tokens that run out are renewed in time, by one at a time, and nobody speaks with one that is not kept.</summary>
public sealed class SlackTokenTests : RotatingTokenTests
{
    [Fact]
    public async Task A_token_with_more_than_two_hours_left_is_used_as_it_is()
    {
        var first = await HasInstalledAsync();
        Database.Clock.Advance(Life - TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));

        Assert.Equal(first, await Tokens.GetAsync("T1", Ct));
        Assert.Equal(0, Renewals());
    }

    [Fact]
    public async Task With_less_it_is_renewed_and_both_new_tokens_are_kept()
    {
        var first = (await HasKeptAsync())!;
        Database.Clock.Advance(Life - TimeSpan.FromHours(2));

        var token = await Tokens.GetAsync("T1", Ct);

        var kept = (await KeptAsync("T1"))!;
        Assert.Equal((Workspace.BotToken, Workspace.BotToken), (token, kept.AccessToken));
        Assert.NotEqual(first.AccessToken, kept.AccessToken);
        Assert.NotEqual(first.RefreshToken, kept.RefreshToken);
        Assert.Equal(Database.Clock.GetUtcNow() + Life, kept.ExpiresAt);
        Assert.Equal(first.BotUserId, kept.BotUserId);
        Assert.Equal(token, await Tokens.GetAsync("T1", Ct));
        Assert.Equal(1, Renewals());
    }

    [Fact]
    public async Task A_dead_token_is_renewed_in_the_middle_of_a_call_and_the_call_is_made()
    {
        await HasInstalledAsync();
        var kept = (await KeptAsync("T1"))!;
        Database.Clock.Advance(Life);

        // As if the clocks disagreed: here it seems to live.
        var longer = kept with
        {
            ExpiresAt = Database.Clock.GetUtcNow() + Life,
        };
        await Bot.Services.GetRequiredService<SlackInstallations>().KeepAsync("T1", longer, Ct);
        var answer = await Bot
            .Services.GetRequiredService<SlackApi>()
            .CallAsync("T1", "auth.test", new JsonObject(), Ct);

        Assert.IsType<SlackAnswer.Done>(answer);
        Assert.Equal(1, Renewals());
    }

    [Fact]
    public async Task A_refresh_token_that_is_used_up_needs_a_person_who_is_told_once()
    {
        var first = await HasInstalledAsync();
        Slack.Faults.Next("oauth.v2.access", new FakeFault.Refused("invalid_refresh_token"));
        Database.Clock.Advance(Life - TimeSpan.FromHours(1));

        Assert.Equal(first, await Tokens.GetAsync("T1", Ct)); // it lives for an hour more

        var row = await RowAsync();
        Assert.NotNull(row.ReconnectNeededAt);
        await using var scope = Database.Services.CreateAsyncScope();
        var posted = await scope
            .ServiceProvider.GetRequiredService<AllPractices>()
            .Query<OutboxMessage>()
            .ToListAsync(Ct);
        var told = Assert.Single(
            posted,
            message => message.CardJson.Contains("install me again", StringComparison.Ordinal)
        );
        Assert.Equal(row.InstalledBy, told.ConversationId);
    }

    [Fact]
    public async Task A_Slack_that_is_away_is_asked_again_after_a_pause_and_nobody_is_alarmed()
    {
        var first = await HasInstalledAsync();
        Slack.Faults.Next("oauth.v2.access", new FakeFault.Status(503));
        Database.Clock.Advance(Life - TimeSpan.FromHours(1));

        Assert.Equal(first, await Tokens.GetAsync("T1", Ct));
        Assert.Equal(first, await Tokens.GetAsync("T1", Ct)); // not at once
        Assert.Equal(1, Renewals());
        Assert.Null((await RowAsync()).ReconnectNeededAt);

        Database.Clock.Advance(SlackRenewal.Lease);
        var second = await Tokens.GetAsync("T1", Ct);
        Assert.Equal(Workspace.BotToken, second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_bot_that_nobody_speaks_to_keeps_its_tokens_alive()
    {
        await HasInstalledAsync();
        var rounds = Bot.Services.GetRequiredService<SlackTokenRounds>();
        Database.Clock.Advance(Life - TimeSpan.FromHours(1));

        await rounds.RunAsync(Ct);

        Assert.Equal(1, Renewals());
        Assert.Equal(Workspace.BotToken, (await KeptAsync("T1"))!.AccessToken);
    }

    [Fact]
    public async Task What_was_removed_has_no_token()
    {
        await HasInstalledAsync();

        await Bot.Services.GetRequiredService<IInstallations>().RemoveAsync(new("slack", "T1"), happenedAt: null, Ct);

        Assert.Null(await Tokens.GetAsync("T1", Ct));
        Assert.Null(await Tokens.RenewAsync("T1", Workspace.BotToken, Ct));
    }

    private async Task<SlackSecret?> HasKeptAsync()
    {
        await HasInstalledAsync();
        return await KeptAsync("T1");
    }
}
