using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.CheckIns;

public sealed class LogTouchTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private Partner _riverbend = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Northside Family Medicine");
        _riverbend = await _bot.HasPartner("Riverbend Physio", PartnerCategory.Allied);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_casual_contact_is_logged_in_one_line_with_the_hours_together_and_an_undo()
    {
        await _bot.Says("/checkin done P-2 workshop 16h on:2026-09-01");
        await _bot.Says("/checkin done P-2 workshop 16h on:2026-09-02");
        await _bot.Says("/checkin done P-2 meeting 11h02m on:2026-09-03");

        var reply = await _bot.Says("/checkin done P-2 casual 10m");

        Assert.Equal("10 min logged · 43.2 h together", TestBot.Card(reply).Title);
        Assert.StartsWith("/checkin undo ", TestBot.ButtonOf(reply, "Undo").Line, StringComparison.Ordinal);
        var touch = await LastTouch();
        Assert.Equal(
            (TouchKind.Casual, 10, StartedBy.Us, false),
            (touch.Kind, touch.Minutes, touch.StartedBy, touch.IsFormal)
        );
        Assert.Equal(_bot.Today, touch.On);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_of_the_fifteen_kinds_is_understood_in_one_line(string code)
    {
        TestBot.Card(await _bot.Says($"/checkin done P-2 {code} 10m"));

        Assert.Equal(code, TouchKinds.List.CodeOf((await LastTouch()).Kind));
    }

    public static TheoryData<string> Kinds => [.. TouchKinds.List.All.Select(kind => kind.Code)];

    [Fact]
    public async Task There_are_fifteen_kinds() => Assert.Equal(15, await Task.FromResult(Kinds.Count));

    [Fact]
    public async Task A_mistyped_kind_is_asked_back_at_its_field()
    {
        var form = TestBot.Form(await _bot.Says("/checkin done P-2 cofee 10m"));

        Assert.Equal("Did you mean coffee?", form.Questions.Single(question => question.Field.Id == "kind").Problem);
        TestBot.Card(await _bot.Submits(form, ("kind", "coffee")));
        Assert.Equal((TouchKind.Coffee, 10), ((await LastTouch()).Kind, (await LastTouch()).Minutes));
    }

    [Fact]
    public async Task Minutes_are_needed_where_both_sides_were_there()
    {
        Assert.Equal(
            "Between 1 and 960 minutes.",
            TestBot.Problems(await _bot.Says("/checkin done P-2 call"))["minutes"]
        );
        TestBot.Card(await _bot.Says("/checkin done P-2 email"));
    }

    [Fact]
    public async Task Without_a_kind_the_form_opens_with_the_three_questions_and_stays_within_twelve()
    {
        await _bot.Says("/partner contact add P-2 name:\"Dana Reed\" role:Owner");

        var form = TestBot.Form(await _bot.Says("/checkin done P-2"));

        Assert.Equal("With Riverbend Physio (P-2). Nothing about a client, please.", form.Intro);
        var labels = form.Questions.Select(question => question.Field.Label).ToList();
        Assert.Contains("What changed?", labels);
        Assert.Contains("Any concern?", labels);
        Assert.Contains("Still aligned?", labels);
        Assert.InRange(labels.Count, 1, 12);
        Assert.InRange(TestBot.Form(await _bot.Says("/checkin done")).Questions.Count, 1, 12);
    }

    [Fact]
    public async Task A_form_keeps_everything_that_was_said()
    {
        await _bot.Says("/partner contact add P-2 name:\"Dana Reed\" role:Owner");
        var form = TestBot.Form(await _bot.Says("/checkin done P-2"));

        TestBot.Card(
            await _bot.Submits(
                form,
                ("kind", "office-visit"),
                ("minutes", "30"),
                ("with", "C-1"),
                ("by", "them"),
                ("changed", "New site"),
                ("concern", "Slow answers"),
                ("aligned", "partly"),
                ("follow-up", "Send the leaflet"),
                ("due", "2026-09-30")
            )
        );

        var touch = await LastTouch();
        Assert.Equal((StartedBy.Them, true, Alignment.Partly), (touch.StartedBy, touch.IsFormal, touch.Aligned));
        Assert.Equal(
            ("New site", "Slow answers", "Send the leaflet"),
            (touch.Changed, touch.Concern, touch.FollowUpText)
        );
        Assert.Equal(new DateOnly(2026, 9, 30), touch.FollowUpDueOn);
        Assert.Equal(touch.By, touch.FollowUpOwnerId);
        Assert.Single(touch.With);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var form = TestBot.Form(await _bot.Says("/checkin done P-2"));

        Assert.Equal("Say what kind of contact it was.", TestBot.Problems(await _bot.Submits(form))["kind"]);
        Assert.Equal(
            "Give the follow-up a date.",
            TestBot.Problems(await _bot.Submits(form, ("kind", "email"), ("follow-up", "Call back")))["due"]
        );
        Assert.Equal(
            "Say what is to be done by then.",
            TestBot.Problems(await _bot.Submits(form, ("kind", "email"), ("due", "2026-09-30")))["follow-up"]
        );
        Assert.Equal(
            "I know nobody called “Lee” at Riverbend Physio.",
            TestBot.Problems(await _bot.Says("/checkin done P-2 email with:Lee"))["with"]
        );
        Assert.Equal(
            "The date cannot be in the future.",
            Assert
                .Single(
                    TestBot.Form(await _bot.Says("/checkin done P-2 email on:2026-09-17")).Questions,
                    question => question.Problem is not null
                )
                .Problem
        );
    }

    private Task<Touch> LastTouch() =>
        _bot.InDatabase(db =>
            db.Touches.AsNoTracking().Include(touch => touch.With).OrderByDescending(touch => touch.On).FirstAsync()
        );
}
