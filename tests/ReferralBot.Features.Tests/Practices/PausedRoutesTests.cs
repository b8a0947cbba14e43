using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.CheckIns;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Features.Tests.Practices.RefusedMail;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Practices;

/// <summary>A conversation takes nothing any more: what goes there is paused, the owners know, and nothing is lost.</summary>
public sealed class PausedRoutesTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task The_owner_gets_what_could_not_be_posted_with_the_remedy_and_two_ways_on()
    {
        await _bot.HasMember("Vera", Role.Viewer);
        await _bot.Refused(await _bot.HasPost(Team, "Checked in?"));

        var told = Assert.Single(await _bot.Outbox(), message => message.ConversationId != Team.Id);
        Assert.Equal(($"private {Sam.Id}", OutboxState.Pending), (told.ConversationId, told.State));
        var text = Read(Card(told));
        Assert.Contains(Remedy, text, StringComparison.Ordinal);
        Assert.Contains("Check-ins and scorecards are paused until then.", text, StringComparison.Ordinal);
        Assert.Contains("Checked in?", text, StringComparison.Ordinal);
        Assert.Contains("the body of Checked in?", text, StringComparison.Ordinal);
        Assert.Equal(["/refbot resume", "/refbot setup"], Buttons(Card(told)).Select(button => button.Line));
    }

    [Fact]
    public async Task What_was_on_its_way_already_reaches_the_owner_without_the_same_notice_again()
    {
        await _bot.Refused(await _bot.HasPost(Team, "one"));
        await _bot.Refused(await _bot.HasPost(Team, "two"));

        var told = (await _bot.Outbox()).Where(message => message.ConversationId == $"private {Sam.Id}").Select(Card);
        Assert.Equal(["I couldn't post this for the team", "two"], told.Select(card => card.Title));
    }

    [Fact]
    public async Task A_notice_that_is_refused_as_well_makes_no_other_one()
    {
        await _bot.Refused(await _bot.HasPost(Team, "one"));
        await _bot.InDatabase(async db =>
        {
            // the owner chose the private conversation for check-ins, and it takes nothing either
            var route = await db.Routes.SingleAsync(row => row.Kind == MessageKind.CheckIns);
            route.MoveTo(new ChannelAddress(Team.Channel, Team.Installation, $"private {Sam.Id}"));
            await db.SaveChangesAsync();
        });
        var notice = (await _bot.Outbox()).Single(message => message.ConversationId == $"private {Sam.Id}");

        await _bot.Refused(notice);

        Assert.Equal(2, (await _bot.Outbox()).Count);
    }

    [Fact]
    public async Task A_conversation_that_nothing_is_sent_to_by_choice_pauses_nothing()
    {
        await _bot.Refused(await _bot.HasPost(Team with { Id = "elsewhere" }, "one"));

        Assert.Single(await _bot.Outbox());
        Assert.False(await _bot.InDatabase(db => db.Routes.AnyAsync(route => route.PausedAt != null)));
    }

    [Fact]
    public async Task A_paused_job_takes_up_no_occurrence_and_posts_in_time_once_it_is_resumed()
    {
        await _bot.HasPartner("Northside");
        _bot.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 14, 0, 0, TimeSpan.Zero)); // first business day, 09:00
        await _bot.Refused(await _bot.HasPost(Team, "one"));

        Assert.Equal(new JobOutcome.SwitchedOff { Remedy = Remedy }, await _bot.Runs<PostCheckIns>());
        Assert.False(await _bot.InDatabase(db => db.Ledger.AnyAsync()));

        var resumed = await _bot.Says("/refbot resume");
        Assert.Contains(
            "Check-ins and scorecards are posted again where they went before.",
            Read(resumed),
            StringComparison.Ordinal
        );
        Assert.IsType<JobOutcome.Posted>(await _bot.Runs<PostCheckIns>());
        Assert.Equal("Nothing is paused", Card(await _bot.Says("/refbot resume")).Title);
    }

    [Fact]
    public async Task News_is_not_posted_where_it_is_paused()
    {
        await _bot.HasRoute(MessageKind.ThankYous);
        await _bot.HasPartner("Northside");
        await _bot.Refused(await _bot.HasPost(Team, "one"));
        var before = (await _bot.Outbox()).Count;

        await _bot.Says("/thanks partner:Northside how:email for:kindness");

        Assert.Equal(before, (await _bot.Outbox()).Count);
    }

    [Fact]
    public async Task Another_place_ends_the_pause()
    {
        await _bot.Refused(await _bot.HasPost(Team, "one"));

        Assert.Contains(
            $"Monthly check-in: paused. {Remedy}",
            Read(await _bot.Says("/refbot settings")),
            StringComparison.Ordinal
        );
        var saved = await _bot.Says("/refbot setup check-ins:here");

        Assert.Contains("Monthly check-in: next on", Read(saved), StringComparison.Ordinal);
        Assert.Contains("Quarterly scorecard: paused.", Read(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_says_what_is_paused_and_which_answers_were_lost()
    {
        Assert.Equal("All is well", Card(await _bot.Says("/refbot status")).Title);
        await _bot.HasPost(Team, "lost");
        var queue = _bot.Services.GetRequiredService<OutboxQueue>();
        var claimed = Assert.Single(await queue.ClaimAsync(1, Ct));
        await queue.UnknownAsync(claimed, "The connection broke.", Ct);
        await _bot.Refused(await _bot.HasPost(Team, "one"));

        var text = Read(await _bot.Says("/refbot status"));

        Assert.Contains("Check-ins are paused. " + Remedy, text, StringComparison.Ordinal);
        Assert.Contains("Perhaps delivered this week: 1 message", text, StringComparison.Ordinal);
        Assert.Contains("it is not known whether it was posted", text, StringComparison.Ordinal);
        Assert.Contains("[Post there again]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_may_change_the_settings_may_resume()
    {
        var viewer = await _bot.HasMember("Vera", Role.Viewer);

        Assert.StartsWith(
            "Your role (Viewer) can't do this.",
            Failure(await _bot.Says("/refbot resume", viewer)),
            StringComparison.Ordinal
        );
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
