using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data.OpenForms;

/// <summary>What belongs to an open form is kept for a day, and is its person's alone; on both databases.</summary>
public abstract class OpenFormTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly UserRef Ana = new("chat", "T1", "U1");

    private IOpenForms Forms => Get<IOpenForms>();

    [Fact]
    public async Task It_comes_back_as_it_was_before_any_practice_is_known()
    {
        await HasInstallationAsync();
        var form = Form();

        var id = await Forms.KeepAsync(Ana, form, Ct);

        Assert.Equal(form, await Forms.FindAsync(Ana, id, Ct));
        Assert.Matches("^[0-9a-z]{26}$", id);
        Assert.Equal(1, await Database.InAsync(Practice.Id, db => db.OpenForms.CountAsync(Ct)));
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await HasInstallationAsync();
        var id = await Forms.KeepAsync(Ana, Form(), Ct);

        Assert.Null(await Forms.FindAsync(Ana with { Id = "U2" }, id, Ct));
        Assert.Null(await Forms.FindAsync(Ana with { Installation = "T2" }, id, Ct));
        Assert.Null(await Forms.FindAsync(Ana, id[..^1], Ct));
        Assert.NotNull(await Forms.FindAsync(Ana, id, Ct));
    }

    [Fact]
    public async Task After_a_day_it_is_gone()
    {
        await HasInstallationAsync();
        var id = await Forms.KeepAsync(Ana, Form(), Ct);

        Database.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromTicks(10));
        Assert.NotNull(await Forms.FindAsync(Ana, id, Ct));
        Assert.Equal(0, (await Get<Housekeeping>().PruneAsync(Ct)).Forms);

        Database.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.Null(await Forms.FindAsync(Ana, id, Ct));
        Assert.Equal(1, (await Get<Housekeeping>().PruneAsync(Ct)).Forms);
    }

    [Fact]
    public async Task An_address_for_answers_that_is_too_long_is_left_out()
    {
        await HasInstallationAsync();

        var id = await Forms.KeepAsync(Ana, Form() with { ReplyTo = new string('x', 501) }, Ct);

        Assert.Null((await Forms.FindAsync(Ana, id, Ct))!.ReplyTo);
    }

    [Fact]
    public async Task Without_an_installation_nothing_is_kept() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Forms.KeepAsync(Ana, Form(), Ct));

    private OpenForm Form() =>
        new(new ConversationRef("chat", "T1", "C1"), "~state", "https://answers.example/1", Database.Clock.GetUtcNow());

    private Task HasInstallationAsync() =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Installations.Add(Installation.Of(Practice, "chat", "T1", Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class OpenFormTestsOnSqlite() : OpenFormTests(DatabaseProvider.Sqlite);

public sealed class OpenFormTestsOnPostgres() : OpenFormTests(DatabaseProvider.PostgreSql);
