using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <summary>One of the two places is the page on this machine; and what may be answered later; on both databases.</summary>
public abstract class LinkWebTests(DatabaseProvider provider) : LinkTests(provider)
{
    // As the page names them: its one person, whose private view has the person's own id.
    private static readonly UserRef Me = new("web", "local", "me");

    private static ConversationRef Private => new(Me.Channel, Me.Installation, Me.Id);

    [Fact]
    public async Task The_page_moves_in_with_its_transcript()
    {
        await InstalledAsync(Me, "Ana Ruiz");
        await using (var scope = Bot.Services.CreateAsyncScope())
        {
            var transcript = scope.ServiceProvider.GetRequiredService<ITranscript>();
            await transcript.AppendAsync(Private, new Card("Before the link"), "k1", Ct);
        }

        await Bot.HasPartner("Northside");
        await Bot.Says($"/refbot link {await CodeAsync()}", Me);

        Assert.Contains("Northside", TestBot.Read(await Bot.Says("/partner list", Me)), StringComparison.Ordinal);
        var kept = await Bot.InDatabase(db => db.Transcript.SingleAsync(row => row.Channel == Me.Channel, Ct));
        Assert.Contains("Before the link", kept.CardJson, StringComparison.Ordinal);
        await using var after = Bot.Services.CreateAsyncScope();
        await after
            .ServiceProvider.GetRequiredService<ITranscript>()
            .AppendAsync(Private, new Card("After it"), "k2", Ct);
        Assert.Equal(2, await Bot.InDatabase(db => db.Transcript.CountAsync(row => row.Channel == Me.Channel, Ct)));
    }

    [Fact]
    public async Task A_code_that_was_made_on_the_page_brings_the_other_place_in_and_the_page_is_told()
    {
        await InstalledAsync(Me, "Ana Ruiz");
        await Bot.Says("/partner add Lakeside category:medical", Me);
        var code = await CodeAsync(Me);

        Assert.StartsWith("Linked", TestBot.Read(await Bot.Says($"/refbot link {code}")), StringComparison.Ordinal);

        Assert.Contains("Lakeside", TestBot.Read(await Bot.Says("/partner list")), StringComparison.Ordinal);
        var home = await PracticeOfAsync(Me);
        await using var db = Bot.Services.GetRequiredService<ReferralDbFactory>().Open(home);
        var posts = await db.Outbox.Where(row => row.Channel == Me.Channel).ToListAsync(Ct);
        var told = posts.Single(row => row.CardJson.Contains("used your code", StringComparison.Ordinal));
        Assert.Equal(Private, told.Conversation);
    }

    [Fact]
    public async Task Whether_it_is_the_same_person_may_be_answered_long_after_the_code_has_run_out()
    {
        var ana = await InstalledAsync("T2");
        var linked = await Bot.Says($"/refbot link {await CodeAsync()}", ana);
        Bot.Clock.Advance(PracticeLink.ValidFor * 2);

        var answered = await Bot.Presses(linked, "Yes, that's me", ana);

        Assert.Contains("as Sam in both", TestBot.Read(answered), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_nobody_becomes_somebody_else()
    {
        var ana = await InstalledAsync("T2");
        var linked = await Bot.Says($"/refbot link {await CodeAsync()}", ana);
        Bot.Clock.Advance(PracticeLink.AskedFor);

        Assert.Contains(
            "more than a day ago",
            TestBot.Failure(await Bot.Presses(linked, "Yes, that's me", ana)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Hello Ana Ruiz", TestBot.Read(await Bot.Says("/refbot", ana)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_understood_keeps_no_code()
    {
        var ana = await InstalledAsync("T2");
        var code = await CodeAsync();

        var replies = new[]
        {
            await Bot.Says($"/refbot lnik {code}", ana),
            await Bot.Says($"/refbot lnik code:{code} foo:x", ana),
            await Bot.Says($"/refbot link code:{code} foo:x", ana),
        };

        Assert.All(replies, reply => Assert.Empty(Assert.IsType<Reply.Failed>(reply).Buttons));
        Assert.False(await Bot.InDatabase(db => new AllPractices(db).Query<KeptDraft>().AnyAsync(Ct)));
    }
}

public sealed class LinkWebTestsOnSqlite() : LinkWebTests(DatabaseProvider.Sqlite);

public sealed class LinkWebTestsOnPostgres() : LinkWebTests(DatabaseProvider.PostgreSql);
