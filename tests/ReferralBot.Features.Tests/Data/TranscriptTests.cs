using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>The web chat's messages survive, once each, and their changes are seen; on both databases.</summary>
public abstract class TranscriptTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly ConversationRef Team = new("web", "local", "team");
    private static readonly ConversationRef Private = new("web", "local", "private-ana");

    private ITranscript Transcript => Get<ITranscript>();

    [Fact]
    public async Task Parallel_posts_of_one_message_add_it_once()
    {
        await HasInstallationAsync();

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Transcript.AppendAsync(Team, new Card("Hello"), "outbox-1", Ct))
        );

        Assert.Single(ids.Distinct(StringComparer.Ordinal));
        Assert.Single(await Transcript.LatestAsync(Team, 10, Ct));
    }

    [Fact]
    public async Task An_edit_is_a_change_after_the_last_one_seen_and_stays_in_its_place()
    {
        await HasInstallationAsync();
        var first = await Transcript.AppendAsync(Team, new Card("first"), "1", Ct);
        await Transcript.AppendAsync(Team, new Card("second"), "2", Ct);
        var seen = (await Transcript.LatestAsync(Team, 10, Ct)).Max(entry => entry.Revision);

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Transcript.ReplaceAsync(Team, first, new Card("edited"), Ct));

        var change = Assert.Single(await Transcript.ChangesAsync(Team, seen, 10, Ct));
        Assert.Equal((first, "edited"), (change.MessageId, change.Card.Title));
        Assert.Equal(Database.Clock.GetUtcNow(), change.EditedAt);
        Assert.Equal(
            ["edited", "second"],
            (await Transcript.LatestAsync(Team, 10, Ct)).Select(entry => entry.Card.Title)
        );
    }

    [Fact]
    public async Task Conversations_are_kept_apart()
    {
        await HasInstallationAsync();
        var id = await Transcript.AppendAsync(Private, new Card("only you"), "1", Ct);

        Assert.Empty(await Transcript.LatestAsync(Team, 10, Ct));
        Assert.Empty(await Transcript.ChangesAsync(Team, 0, 10, Ct));
        Assert.False(await Transcript.ReplaceAsync(Team, id, new Card("edited"), Ct));
        Assert.False(await Transcript.ReplaceAsync(Private, "not-an-id", new Card("edited"), Ct));
    }

    [Fact]
    public async Task The_newest_come_last()
    {
        await HasInstallationAsync();
        foreach (var number in Enumerable.Range(1, 5))
        {
            await Transcript.AppendAsync(Team, new Card($"{number}"), $"{number}", Ct);
        }

        Assert.Equal(["4", "5"], (await Transcript.LatestAsync(Team, 2, Ct)).Select(entry => entry.Card.Title));
        Assert.Equal(["2", "3"], (await Transcript.ChangesAsync(Team, 1, 2, Ct)).Select(entry => entry.Card.Title));
    }

    private Task HasInstallationAsync() =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Installations.Add(Installation.Of(Practice, "web", "local", Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class TranscriptTestsOnSqlite() : TranscriptTests(DatabaseProvider.Sqlite);

public sealed class TranscriptTestsOnPostgres() : TranscriptTests(DatabaseProvider.PostgreSql);
