using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack.Installing;

/// <summary>Of all who need a new token one renews it, and the others wait for it, but not for ever.</summary>
public sealed class SlackTokenSharingTests : RotatingTokenTests
{
    [Fact]
    public async Task Of_two_processes_with_many_who_need_it_one_renews()
    {
        await HasInstalledAsync();
        await using var other = await StartAsync();
        var elsewhere = other.Services.GetRequiredService<SlackTokens>();
        Database.Clock.Advance(Life - TimeSpan.FromHours(1));

        var tokens = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(number => (number % 2 == 0 ? Tokens : elsewhere).GetAsync("T1", Ct).AsTask())
        );

        Assert.Equal(1, Renewals());
        Assert.All(tokens, Assert.NotNull);
        Assert.Equal(Workspace.BotToken, await elsewhere.GetAsync("T1", Ct));
        Assert.Null((await RowAsync()).ReconnectNeededAt);
    }

    [Fact]
    public async Task Whoever_comes_while_another_renews_waits_for_the_new_token()
    {
        await HasInstalledAsync();
        var dead = (await KeptAsync("T1"))!;
        await using var other = await StartAsync();
        var elsewhere = other.Services.GetRequiredService<SlackInstallations>();
        Assert.True(await elsewhere.TryLeaseAsync("T1", SlackRenewal.Lease, Ct));

        var waiting = Tokens.RenewAsync("T1", dead.AccessToken, Ct);
        await elsewhere.KeepAsync("T1", dead with { AccessToken = "xoxe.xoxb-new" }, Ct);
        await AdvanceUntilAsync(waiting);

        Assert.Equal("xoxe.xoxb-new", await waiting);
        Assert.Equal(0, Renewals());
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        await HasInstalledAsync();
        var dead = (await KeptAsync("T1"))!;
        await using var other = await StartAsync();
        var elsewhere = other.Services.GetRequiredService<SlackInstallations>();
        Assert.True(await elsewhere.TryLeaseAsync("T1", TimeSpan.FromHours(1), Ct));

        var waiting = Tokens.RenewAsync("T1", dead.AccessToken, Ct);
        await AdvanceUntilAsync(waiting);

        Assert.Null(await waiting);
        Assert.Equal(0, Renewals());
    }

    // The database works by the machine's clock: it gets time for each look before the test's clock goes on.
    private async Task AdvanceUntilAsync(Task waiting)
    {
        while (!waiting.IsCompleted)
        {
            Database.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await waiting
                .WaitAsync(TimeSpan.FromMilliseconds(50), TimeProvider.System, Ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
