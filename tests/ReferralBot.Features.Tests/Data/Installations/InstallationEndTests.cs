using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Installations;

/// <summary>What an installation leaves behind when it ends, or when its access ends; on both databases.</summary>
public abstract class InstallationEndTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly InstallationKey Key = new("chat", "T1");
    private static readonly InstallationKey Other = new("chat", "T2");

    private IInstallations Installations => Get<IInstallations>();

    [Fact]
    public async Task It_ends_once_whatever_says_so_and_in_any_order()
    {
        await HasInstallationAsync(Key);
        Assert.False(await Installations.RemoveAsync(Other, happenedAt: null, Ct)); // never was

        Assert.True(await Installations.RemoveAsync(Key, happenedAt: null, Ct));
        var endedAt = (await RowAsync()).RemovedAt;
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Installations.RemoveAsync(Key, happenedAt: null, Ct));

        var row = await RowAsync();
        Assert.Equal((null, endedAt), (row.Secret, row.RemovedAt));
        Assert.Equal(Database.Clock.GetUtcNow() - TimeSpan.FromMinutes(1), endedAt);
        Assert.Empty(await Installations.AllAsync("chat", Ct));
    }

    // Minutes from the end to the install after it, and from the end until it is heard of.
    [Theory]
    [InlineData(-1, 0, true)] // installed, ended, heard
    [InlineData(-1, 60, true)] // the same, heard late
    [InlineData(1, 60, false)] // ended, installed again, heard late: it is about the one before
    [InlineData(1, 24 * 60, false)]
    [InlineData(1, 40 * 60, true)] // no platform repeats for so long: the time is wrong
    public async Task What_is_heard_late_does_not_end_an_installation_that_is_newer(int again, int heard, bool ends)
    {
        var happened = Database.Clock.GetUtcNow() + TimeSpan.FromMinutes(-again);
        await HasInstallationAsync(Key);
        Database.Clock.Advance(TimeSpan.FromMinutes(heard - again));

        Assert.Equal(ends, await Installations.RemoveAsync(Key, happened, Ct));

        Assert.Equal(ends, (await RowAsync()).RemovedAt is not null);
        Assert.Equal(ends, await Installations.FindAsync(Key, Ct) is null);
    }

    [Fact]
    public async Task An_end_in_the_second_of_the_install_is_an_end()
    {
        Database.Clock.Advance(TimeSpan.FromMilliseconds(700));
        await HasInstallationAsync(Key);
        var second = DateTimeOffset.FromUnixTimeSeconds(Database.Clock.GetUtcNow().ToUnixTimeSeconds());

        Assert.True(await Installations.RemoveAsync(Key, second, Ct));
    }

    [Fact]
    public async Task What_waits_to_be_posted_there_is_refused_and_nothing_else()
    {
        await HasInstallationAsync(Key);
        await HasInstallationAsync(Other);
        await HasMessageAsync("T1");
        await HasMessageAsync("T2");

        await Installations.RemoveAsync(Key, happenedAt: null, Ct);

        var messages = await Database.InAsync(Practice.Id, db => db.Outbox.ToListAsync(Ct));
        Assert.Equal(OutboxState.Refused, messages.Single(message => message.Installation == "T1").State);
        Assert.Equal(OutboxState.Pending, messages.Single(message => message.Installation == "T2").State);
    }

    [Fact]
    public async Task A_message_that_was_in_hand_and_comes_back_is_refused_later()
    {
        await HasInstallationAsync(Key);
        await HasMessageAsync("T1");
        var claimed = Assert.Single(await Get<OutboxQueue>().ClaimAsync(10, Ct));
        await Installations.RemoveAsync(Key, happenedAt: null, Ct);
        await Get<OutboxQueue>().RetryAtAsync(claimed, Database.Clock.GetUtcNow(), "Not now.", Ct);

        await Get<Housekeeping>().PruneAsync(Ct);

        var message = await Database.InAsync(Practice.Id, db => db.Outbox.SingleAsync(Ct));
        Assert.Equal(OutboxState.Refused, message.State);
    }

    [Fact]
    public async Task A_renewal_that_comes_too_late_does_not_bring_it_back()
    {
        await HasInstallationAsync(Key);
        await Installations.RemoveAsync(Key, happenedAt: null, Ct);

        await Installations.KeepSecretAsync(Key, "renewed", Ct);

        Assert.Null(await Installations.FindAsync(Key, Ct));
        Assert.Null((await RowAsync()).Secret);
    }

    [Fact]
    public async Task That_it_must_be_connected_again_is_said_once_to_who_installed_it()
    {
        await HasInstallationAsync(Key);

        await Installations.ReconnectNeededAsync(Key, "Install me again.", Ct);
        await Installations.ReconnectNeededAsync(Key, "Install me again.", Ct);

        var message = await Database.InAsync(Practice.Id, db => db.Outbox.SingleAsync(Ct));
        Assert.Equal(new ConversationRef("chat", "T1", "U1"), message.Conversation);
        Assert.Contains("Install me again.", message.CardJson, StringComparison.Ordinal);
        Assert.NotNull((await RowAsync()).ReconnectNeededAt);
    }

    [Fact]
    public async Task A_secret_that_works_again_is_no_trouble_any_more()
    {
        await HasInstallationAsync(Key);
        await Installations.ReconnectNeededAsync(Key, "Install me again.", Ct);

        await Installations.KeepSecretAsync(Key, "renewed", Ct);

        Assert.Null((await RowAsync()).ReconnectNeededAt);
        Assert.Equal("renewed", (await Installations.FindAsync(Key, Ct))!.Secret);
    }

    [Fact]
    public async Task With_the_keys_gone_it_must_be_connected_again_and_nothing_breaks()
    {
        await HasInstallationAsync(Key);
        Get<TestSecretBox>().LoseKeys();

        Assert.Null(await Installations.FindAsync(Key, Ct));
        Assert.Empty(await Installations.AllAsync("chat", Ct));

        Assert.NotNull((await RowAsync()).ReconnectNeededAt);
    }

    private Task<Installation> RowAsync() =>
        Database.InAsync(
            Practice.Id,
            db => db.Installations.AsNoTracking().SingleAsync(row => row.ExternalId == "T1", Ct)
        );

    private Task HasMessageAsync(string installation) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var to = new ConversationRef("chat", installation, "C1");
                db.Outbox.Add(OutboxMessage.Post(Practice.Id, to, new Card("Hi"), Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

    private async Task HasInstallationAsync(InstallationKey key)
    {
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Installations.Add(Installation.Of(Practice, key.Channel, key.Id, Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
        var installer = new UserRef(key.Channel, key.Id, "U1");
        await Installations.InstallAsync(new NewInstallation(key, "Elm", "first", installer, Owner: null), Ct);
    }
}

public sealed class InstallationEndTestsOnSqlite() : InstallationEndTests(DatabaseProvider.Sqlite);

public sealed class InstallationEndTestsOnPostgres() : InstallationEndTests(DatabaseProvider.PostgreSql);
