using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Channels;
using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Features.Tests.Practices.RefusedMail;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Practices;

/// <summary>A conversation takes messages again while the news that it took none is still on its way.</summary>
public sealed class HeardAgainTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_conversation_that_was_heard_from_before_the_pause_is_not_paused()
    {
        await _bot
            .Services.GetRequiredService<IInstallations>()
            .InstallAsync(
                new NewInstallation(new(Team.Channel, Team.Installation), "Maple", "secret", null, null)
                {
                    JoinsLocalPractice = true,
                },
                Ct
            );
        var book = _bot.Services.GetRequiredService<IAddressBook>();
        await book.KeepAsync(new KnownConversation(Team, "here"), Ct);
        var late = await _bot.HasPost(Team, "Checked in?");
        await book.LoseAsync(Team, Remedy, Ct);
        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await book.KeepAsync(new KnownConversation(Team, "here"), Ct); // somebody added the bot again and said something

        await _bot.Refused(late);

        Assert.All(await _bot.InDatabase(db => db.Routes.ToListAsync(Ct)), route => Assert.Null(route.PausedAt));
        var told = (await _bot.Outbox()).Single(message => message.ConversationId == $"private {Sam.Id}");
        Assert.Equal("Checked in?", Card(told).Title);

        await book.LoseAsync(Team, Remedy, Ct);
        await _bot.Refused(await _bot.HasPost(Team, "two"));

        Assert.Contains(await _bot.InDatabase(db => db.Routes.ToListAsync(Ct)), route => route.PausedAt is not null);
    }
}
