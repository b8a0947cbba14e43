using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>One command, one effect, on both databases.</summary>
public abstract class DeliveryTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly DeliveryKey Key = new("web/local", "press-1");

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Parallel_repeats_of_one_delivery_have_one_effect(int repeats)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, repeats).Select(_ => AnswersAsync(Key)));

        Assert.Single(outcomes, saved => saved);
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct)));
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.Deliveries.CountAsync(Ct)));
    }

    [Fact]
    public async Task Another_delivery_has_an_effect_of_its_own()
    {
        Assert.True(await AnswersAsync(Key));
        Assert.True(await AnswersAsync(Key with { Delivery = "press-2" }));
        Assert.True(await AnswersAsync(Key with { Installation = "slack/T1" }));
    }

    [Fact]
    public async Task A_turn_that_fails_leaves_its_delivery_to_be_tried_again()
    {
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Delivering(Key, Database.Clock.GetUtcNow());
                var other = await Database.HasPracticeAsync("Elm Street Dental");
                db.Outbox.Add(
                    OutboxMessage.Post(other.Id, new("web", "local", "team"), new Card("Hi"), Database.Clock)
                );
                await Assert.ThrowsAsync<ForeignRowException>(() => db.SaveChangesAsync(Ct));
            }
        );

        Assert.Null(await Get<DeliveryLog>().FindAsync(Key, Ct));
        Assert.True(await AnswersAsync(Key));
    }

    [Fact]
    public async Task The_answer_is_kept_for_repeats()
    {
        await AnswersAsync(Key);
        Assert.True(await Get<DeliveryLog>().KeepAnswerAsync(Key, """{"message":"Saved as R-1."}""", Ct));

        var answer = await Get<DeliveryLog>().WaitForAnswerAsync(Key, TimeSpan.Zero, Ct);
        Assert.Equal("""{"message":"Saved as R-1."}""", answer);
        Assert.Equal(Database.Clock.GetUtcNow(), (await Get<DeliveryLog>().FindAsync(Key, Ct))!.AnsweredAt);
    }

    [Fact]
    public async Task An_answer_that_is_saved_with_the_turn_is_there_with_it()
    {
        var answer = await SavesAsync(Key, () => Reply.Problem("Saved as R-1."));

        var kept = (await Get<DeliveryLog>().FindAsync(Key, Ct))!;
        Assert.Equal(ChatJson.Write(answer), kept.Answer);
        Assert.Equal(Database.Clock.GetUtcNow(), kept.AnsweredAt);
        await Assert.ThrowsAsync<RepeatedDeliveryException>(() =>
            SavesAsync(Key, () => Reply.Problem("Saved as R-2."))
        );
        Assert.Equal(kept.Answer, (await Get<DeliveryLog>().FindAsync(Key, Ct))!.Answer);
    }

    [Fact]
    public async Task A_turn_that_saved_nothing_needs_no_memory()
    {
        Assert.False(await Get<DeliveryLog>().KeepAnswerAsync(Key, "{}", Ct));
        Assert.Null(await Get<DeliveryLog>().FindAsync(Key, Ct));
    }

    [Fact]
    public async Task Deliveries_are_kept_for_more_than_a_day_and_then_forgotten()
    {
        await AnswersAsync(Key);

        Database.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal((0, 0, 0), await Get<Housekeeping>().PruneAsync(Ct));

        Database.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal((1, 0, 0), await Get<Housekeeping>().PruneAsync(Ct));
    }

    private Task<Reply> SavesAsync(DeliveryKey key, Func<Reply> answer) =>
        Database.InAsync(
            Practice.Id,
            db =>
            {
                db.Delivering(key, Database.Clock.GetUtcNow());
                db.Outbox.Add(
                    OutboxMessage.Post(Practice.Id, new("web", "local", "team"), new Card("Hi"), Database.Clock)
                );
                return db.SaveAsync(answer, Database.Clock.GetUtcNow(), Ct);
            }
        );

    private async Task<bool> AnswersAsync(DeliveryKey key)
    {
        await using var scope = Database.Scope(Practice.Id);
        var db = scope.ServiceProvider.GetRequiredService<ReferralDb>();
        db.Delivering(key, Database.Clock.GetUtcNow());
        db.Outbox.Add(OutboxMessage.Post(Practice.Id, new("web", "local", "team"), new Card("Hi"), Database.Clock));
        try
        {
            await db.SaveChangesAsync(Ct);
            return true;
        }
        catch (RepeatedDeliveryException)
        {
            return false;
        }
    }
}

public sealed class DeliveryTestsOnSqlite() : DeliveryTests(DatabaseProvider.Sqlite);

public sealed class DeliveryTestsOnPostgres() : DeliveryTests(DatabaseProvider.PostgreSql);
