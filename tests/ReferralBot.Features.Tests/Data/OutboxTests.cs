using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>A message is posted, in its conversation's order, and not twice; on both databases.</summary>
public abstract class OutboxTests(DatabaseProvider provider) : DataTests(provider)
{
    private OutboxQueue Queue => Get<OutboxQueue>();

    [Fact]
    public async Task Only_the_first_message_of_a_conversation_is_handed_out_until_it_is_answered()
    {
        await HasAsync("a", "first", "second");
        await HasAsync("b", "other");

        var claimed = await Queue.ClaimAsync(10, Ct);
        Assert.Equal(["first", "other"], Titles(claimed).Order(StringComparer.Ordinal));
        Assert.Empty(await Queue.ClaimAsync(10, Ct));

        Assert.True((await Queue.SentAsync(claimed.Single(message => message.Card.Title == "first"), "m1", Ct)).Taken);
        Assert.Equal(["second"], Titles(await Queue.ClaimAsync(10, Ct)));
    }

    [Fact]
    public async Task A_message_that_must_wait_holds_back_those_behind_it()
    {
        await HasAsync("a", "first", "second");
        var first = Assert.Single(await Queue.ClaimAsync(10, Ct));
        await Queue.RetryAtAsync(first, Database.Clock.GetUtcNow().AddMinutes(1), "Too many requests.", Ct);

        Assert.Empty(await Queue.ClaimAsync(10, Ct));
        Assert.Equal(Database.Clock.GetUtcNow().AddMinutes(1), await Queue.NextDueAsync(Ct)); // the second one waits, too

        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = Assert.Single(await Queue.ClaimAsync(10, Ct));
        Assert.Equal(("first", 2), (again.Card.Title, again.Attempt));
    }

    [Fact]
    public async Task Parallel_dispatchers_never_get_the_same_message()
    {
        foreach (var room in Enumerable.Range(0, 40))
        {
            await HasAsync($"room-{room}", "card");
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Queue.ClaimAsync(40, Ct)));
        var ids = claims.SelectMany(claimed => claimed).Select(message => message.Id).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_refused_message_lets_the_next_one_through()
    {
        await HasAsync("a", "first", "second");
        await Queue.RefusedAsync(Assert.Single(await Queue.ClaimAsync(1, Ct)), "The conversation is archived.", Ct);

        Assert.Equal(["second"], Titles(await Queue.ClaimAsync(1, Ct)));
        Assert.Equal("The conversation is archived.", (await StoredAsync("first")).Error);
    }

    [Fact]
    public async Task What_was_being_sent_when_the_bot_died_is_unknown_and_never_sent_again()
    {
        await HasAsync("a", "first");
        var claimed = Assert.Single(await Queue.ClaimAsync(1, Ct));

        Assert.Equal(1, await Queue.RecoverAsync(Database.Clock.GetUtcNow(), [], Ct));

        Database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Queue.ClaimAsync(1, Ct));
        Assert.Equal(OutboxState.Unknown, (await StoredAsync("first")).State);
        Assert.Equal(1, (await Queue.DepthAsync(Ct)).Unknown);
        Assert.False((await Queue.SentAsync(claimed, "late", Ct)).Taken); // the claim is void
    }

    [Fact]
    public async Task A_channel_where_repeats_are_safe_gets_it_again()
    {
        await HasAsync("a", "first");
        var claimed = Assert.Single(await Queue.ClaimAsync(1, Ct));

        Assert.Equal(0, await Queue.RecoverAsync(Database.Clock.GetUtcNow(), ["web"], Ct));

        Assert.Equal(claimed.Id, Assert.Single(await Queue.ClaimAsync(1, Ct)).Id);
        Assert.False((await Queue.SentAsync(claimed, "late", Ct)).Taken);
    }

    [Fact]
    public async Task A_send_that_another_host_has_just_begun_is_left_alone()
    {
        await HasAsync("a", "first");
        var claimed = Assert.Single(await Queue.ClaimAsync(1, Ct));

        Assert.Equal(0, await Queue.RecoverAsync(Database.Clock.GetUtcNow().AddMinutes(-2), [], Ct));
        Assert.True((await Queue.SentAsync(claimed, "m1", Ct)).Taken);
    }

    [Fact]
    public async Task A_replacement_comes_after_its_message_and_knows_its_id()
    {
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                var message = Message("a", "first");
                db.Outbox.Add(message);
                db.Outbox.Add(message.Replacement(new Card("edited"), Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

        await Queue.SentAsync(Assert.Single(await Queue.ClaimAsync(5, Ct)), "m1", Ct);
        var replacement = Assert.Single(await Queue.ClaimAsync(5, Ct));
        Assert.Equal((OutboxKind.Replace, "m1"), (replacement.Kind, replacement.TargetMessageId));
    }

    [Fact]
    public async Task The_dispatcher_wakes_when_a_row_is_committed_and_not_before()
    {
        var waiting = Get<OutboxSignal>().WaitAsync(TimeSpan.FromHours(1), Database.Clock, Ct);
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.Add(Message("a", "first"));
                Assert.False(waiting.IsCompleted);
                await db.SaveChangesAsync(Ct);
            }
        );
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        var resting = Get<OutboxSignal>().WaitAsync(TimeSpan.FromHours(1), Database.Clock, Ct);
        Assert.False(resting.IsCompleted);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await resting.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task An_error_is_cut_to_its_column()
    {
        await HasAsync("a", "first");
        await Queue.UnknownAsync(Assert.Single(await Queue.ClaimAsync(1, Ct)), new string('x', 5000), Ct);

        Assert.Equal(OutboxMessage.ErrorMaxLength, (await StoredAsync("first")).Error!.Length);
    }

    private static IEnumerable<string> Titles(IEnumerable<ClaimedMessage> claimed) =>
        claimed.Select(message => message.Card.Title);

    private OutboxMessage Message(string room, string title) =>
        OutboxMessage.Post(Practice.Id, new ConversationRef("web", "local", room), new Card(title), Database.Clock);

    private Task HasAsync(string room, params string[] titles) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.AddRange(titles.Select(title => Message(room, title)));
                await db.SaveChangesAsync(Ct);
            }
        );

    private async Task<OutboxMessage> StoredAsync(string title)
    {
        var all = await Database.InAsync(Practice.Id, db => db.Outbox.ToListAsync(Ct));
        return Assert.Single(all, message => ChatJson.ReadCard(message.CardJson).Title == title);
    }
}

public sealed class OutboxTestsOnSqlite() : OutboxTests(DatabaseProvider.Sqlite);

public sealed class OutboxTestsOnPostgres() : OutboxTests(DatabaseProvider.PostgreSql);
