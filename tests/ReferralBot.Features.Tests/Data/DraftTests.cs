using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>What was typed is kept for its owner for 15 minutes, and used once; on both databases.</summary>
public abstract class DraftTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly UserRef Ana = new("web", "local", "ana");
    private static readonly Draft Typed = new(
        "referral.received",
        RawAnswers.Of(("note", "Knee “rehab”")),
        "~yes=again"
    );

    [Fact]
    public async Task A_draft_comes_back_as_it_was_typed()
    {
        var id = await InStoreAsync(store => store.KeepAsync(Ana, Typed, Ct));

        var found = await InStoreAsync(store => store.FindAsync(Ana, id, Ct));
        Assert.Equal((Typed.HandlerId, Typed.State), (found!.HandlerId, found.State));
        Assert.Equal(["Knee “rehab”"], found.Answers.For("note"));
        Assert.Matches("^[0-9a-z]{26}$", id);
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_not_after_a_quarter_of_an_hour()
    {
        var id = await InStoreAsync(store => store.KeepAsync(Ana, Typed, Ct));

        Assert.Null(await InStoreAsync(store => store.FindAsync(Ana with { Id = "sam" }, id, Ct)));
        Database.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(10));
        Assert.NotNull(await InStoreAsync(store => store.FindAsync(Ana, id, Ct)));
        Assert.Equal((0, 0, 0), await Get<Housekeeping>().PruneAsync(Ct));

        Database.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.Null(await InStoreAsync(store => store.FindAsync(Ana, id, Ct)));
        Assert.Equal((0, 1, 0), await Get<Housekeeping>().PruneAsync(Ct));
    }

    [Fact]
    public async Task Keeping_a_draft_saves_nothing_of_what_the_handler_has_pending()
    {
        await using var scope = Database.Scope(Practice.Id);
        scope.ServiceProvider.GetRequiredService<ReferralDb>().Outbox.Add(Message());

        await scope.ServiceProvider.GetRequiredService<IDraftStore>().KeepAsync(Ana, Typed, Ct);

        Assert.Equal(0, await Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct)));
    }

    [Fact]
    public async Task Of_parallel_presses_of_its_button_one_is_saved()
    {
        var id = await InStoreAsync(store => store.KeepAsync(Ana, Typed, Ct));

        var pressed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PressesAsync(id)));

        Assert.Single(pressed, saved => saved);
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct)));
        Assert.Null(await InStoreAsync(store => store.FindAsync(Ana, id, Ct)));
    }

    [Fact]
    public async Task A_turn_that_saves_nothing_leaves_the_draft()
    {
        var id = await InStoreAsync(store => store.KeepAsync(Ana, Typed, Ct));
        await InStoreAsync(async store =>
        {
            await store.SpendAsync(Ana, id, Ct);
            return true;
        });

        Assert.NotNull(await InStoreAsync(store => store.FindAsync(Ana, id, Ct)));
    }

    private async Task<T> InStoreAsync<T>(Func<IDraftStore, Task<T>> work)
    {
        await using var scope = Database.Scope(Practice.Id);
        return await work(scope.ServiceProvider.GetRequiredService<IDraftStore>());
    }

    private async Task<bool> PressesAsync(string id)
    {
        await using var scope = Database.Scope(Practice.Id);
        await scope.ServiceProvider.GetRequiredService<IDraftStore>().SpendAsync(Ana, id, Ct);
        var db = scope.ServiceProvider.GetRequiredService<ReferralDb>();
        db.Outbox.Add(Message());
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

    private OutboxMessage Message() =>
        OutboxMessage.Post(Practice.Id, new ConversationRef("web", "local", "team"), new Card("Hi"), Database.Clock);
}

public sealed class DraftTestsOnSqlite() : DraftTests(DatabaseProvider.Sqlite);

public sealed class DraftTestsOnPostgres() : DraftTests(DatabaseProvider.PostgreSql);
