using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests.Jobs;

/// <summary>Where the bot was removed nothing is scheduled, and nothing is lost: it goes out when the bot is back in time.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed class RemovedInstallationTests : IAsyncLifetime
{
    private static readonly InstallationKey Key = new("chat", "T9");

    private TestBot _bot = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IInstallations Installations => _bot.Services.GetRequiredService<IInstallations>();

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await InstallAsync();
        await _bot.InDatabase(async db =>
        {
            var route = await db.Routes.SingleAsync(row => row.Kind == MessageKind.CheckIns, Ct);
            route.MoveTo(new ChannelAddress(Key.Channel, Key.Id, "C1"));
            await db.SaveChangesAsync(Ct);
        });
    }

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task No_occurrence_is_claimed_until_the_bot_is_back()
    {
        await Installations.RemoveAsync(Key, happenedAt: null, Ct);
        await _bot.Runs<PostCheckIns>();
        Assert.Equal(0, await _bot.InDatabase(db => db.Ledger.CountAsync(Ct)));

        await InstallAsync();
        await _bot.Runs<PostCheckIns>();
        Assert.Equal(1, await _bot.InDatabase(db => db.Ledger.CountAsync(Ct)));
    }

    [Fact]
    public async Task No_occurrence_is_claimed_while_the_access_is_lost()
    {
        await Installations.ReconnectNeededAsync(Key, "Install me again.", Ct);
        await _bot.Runs<PostCheckIns>();
        Assert.Equal(0, await _bot.InDatabase(db => db.Ledger.CountAsync(Ct)));

        await Installations.KeepSecretAsync(Key, "renewed", Ct);
        await _bot.Runs<PostCheckIns>();
        Assert.Equal(1, await _bot.InDatabase(db => db.Ledger.CountAsync(Ct)));
    }

    private Task InstallAsync() =>
        Installations.InstallAsync(
            new NewInstallation(Key, "Maple", "secret", Installer: null, Owner: null) { JoinsLocalPractice = true },
            Ct
        );
}
