using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Practices;

public sealed class PracticeTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Set_up_shows_what_is_set_and_takes_over_what_is_changed()
    {
        var form = Form(await _bot.Says("/refbot setup"));
        Assert.Equal(
            ["mon", "tue", "wed", "thu", "fri"],
            form.Questions.Single(question => question.Field.Id == "days").Initial
        );

        var reply = await _bot.Submits(
            form,
            ("name", "Maple Street"),
            ("zone", "America/Chicago"),
            ("holidays", "2026-12-25 2026-11-26")
        );

        Assert.Equal("Saved: settings of Maple Street", Card(reply).Title);
        Assert.Contains("Time zone: America/Chicago, now 10:00", Read(reply), StringComparison.Ordinal);
        Assert.Contains("Holidays: 26 Nov and 25 Dec", Read(reply), StringComparison.Ordinal);
        Assert.Contains("Monthly check-in: next on Thu 1 Oct 2026 at 09:00", Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_setting_is_changed_in_one_line()
    {
        var reply = await _bot.Says("/refbot setup opens:8:30 scorecards:off");

        Assert.Contains("Open: Mon, Tue, Wed, Thu, Fri, 08:30–17:00", Read(reply), StringComparison.Ordinal);
        Assert.Contains("Quarterly scorecard: switched off", Read(reply), StringComparison.Ordinal);
        Assert.Equal("Maple Street Wellness: settings", Card(await _bot.Says("/refbot settings")).Title);
    }

    [Fact]
    public async Task News_of_referrals_is_posted_once_it_is_switched_on()
    {
        Assert.Contains(
            "News of referrals: not posted",
            Read(await _bot.Says("/refbot settings")),
            StringComparison.Ordinal
        );

        var reply = await _bot.Says("/refbot setup referrals:here thank-yous:here");

        Assert.Contains("News of referrals: posted for the team", Read(reply), StringComparison.Ordinal);
        Assert.Contains("News of thank-yous: posted for the team", Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_working_day_that_ends_before_it_starts_is_refused_at_its_field()
    {
        var form = Form(await _bot.Says("/refbot setup"));

        var reply = await _bot.Submits(form, ("closes", "8am"));

        Assert.Equal("The working day must end after it starts.", Problems(reply)["closes"]);
        Assert.Equal(
            "08:00",
            Assert
                .IsType<Reply.Invalid>(reply)
                .Form!.Questions.Single(question => question.Field.Id == "closes")
                .Initial[0]
        );
    }

    [Fact]
    public async Task A_zone_is_found_by_its_city()
    {
        var offered = await _bot.Searches("refbot.setup", "zone", "chica");

        Assert.Equal("America/Chicago", offered[0].Value);
        Assert.Equal("Chicago (America/Chicago), now 10:00", offered[0].Label);
    }

    [Fact]
    public async Task Only_those_who_may_can_change_the_settings()
    {
        var viewer = await _bot.HasMember("Vera", Role.Viewer);

        Assert.Equal(
            "Your role (Viewer) can't do this. Ask Sam if you need it.",
            Failure(await _bot.Says("/refbot setup", viewer))
        );
        Assert.Equal(
            "I don't know you in this practice yet. Ask Sam for access.",
            Failure(await _bot.Says("/partner list", Stranger))
        );
    }

    [Fact]
    [Trait(TestWay.Trait, TestWay.NotOnTeams)]
    public async Task Another_workspace_has_no_practice()
    {
        var reply = await _bot.Says("/refbot", Elsewhere);

        Assert.StartsWith("I don't know which practice this belongs to yet.", Failure(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_leads_the_first_steps_and_later_shows_the_quarter()
    {
        Assert.Contains("[Add a partner]", Read(await _bot.Says("/refbot")), StringComparison.Ordinal);

        await _bot.HasPartner("Northside Family Medicine");
        var home = await _bot.Says("/refbot");

        Assert.Equal("Hello Sam", Card(home).Title);
        Assert.Contains("This quarter (Q3 2026): 0 received · 0 sent", Read(home), StringComparison.Ordinal);
    }

    [Fact]
    [Trait(TestWay.Trait, TestWay.NotOnTeams)]
    public async Task Home_tells_a_stranger_whom_to_ask_and_nothing_else()
    {
        await _bot.HasPartner("Northside Family Medicine");

        Assert.Equal(
            "I don't know you in this practice yet. Ask Sam for access.",
            Failure(await _bot.Turn(new TurnInput.HomeOpened(), Stranger))
        );
    }

    [Fact]
    public async Task Every_root_has_help_with_three_examples_that_work_as_they_stand()
    {
        foreach (var root in new[] { "partner", "refbot" })
        {
            var lines = Read(await _bot.Says($"/{root} help")).Split('\n');
            var examples = lines
                .SkipWhile(line => line != "Examples")
                .Skip(1)
                .TakeWhile(line => line.StartsWith('/'))
                .ToList();
            Assert.Equal(3, examples.Count);
            foreach (var example in examples)
            {
                Assert.DoesNotContain("I don't know “", Read(await _bot.Says(example)), StringComparison.Ordinal);
            }
        }
    }
}
