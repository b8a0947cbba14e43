using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>A practice's first day with the bot, in one browser, from an empty database to a restart.</summary>
public sealed class FirstDayTests(Chromium chromium) : IDisposable
{
    private readonly BotFolder _folder = new BotFolder()
        .With("ASPNETCORE_ENVIRONMENT", "Production")
        .With("WebChat__Enabled", "true");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_practice_sets_itself_up_logs_thanks_and_gets_its_messages_and_all_of_it_survives_a_restart()
    {
        await using var bot = await _folder.ServesAsync(Ct);
        await using var chat = await ChatPage.OpenAsync(chromium, bot);

        await SetsUpAsync(chat);
        await AddsAPartnerAsync(chat);
        await LogsByFormAsync(chat);
        await LogsByOneLineAndTakesItBackAsync(chat);
        await ThanksAsync(chat);
        await AnswersTheCheckInAsync(chat);
        await GetsTheScorecardAsync(chat);
        await StartsAgainAsync(bot, chat);
    }

    private static async Task SetsUpAsync(ChatPage chat)
    {
        await chat.SeesAsync("Hello Owner");
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Set up the practice" }).ClickAsync();
        await chat.IsAskedAsync("Set up your practice");
        await chat.FillsAsync("Practice name", "Harbor Street Wellness");
        await chat.LooksUpAsync("Time zone", "chicago", "America/Chicago");
        await chat.FillsAsync("Working day starts", "8:30");
        await chat.SubmitsAsync();

        await chat.SeesAsync("Saved: settings of Harbor Street Wellness");
        await Expect(chat.Answer).ToHaveAccessibleNameAsync("Harbor Street Wellness: settings");
        await Expect(chat.Answer).ToContainTextAsync("Chicago");
    }

    private static async Task AddsAPartnerAsync(ChatPage chat)
    {
        await chat.SaysAsync("/partner add");
        await chat.IsAskedAsync("Add a partner");
        await chat.FillsAsync("Name", "Northside Family Medicine");
        await chat.ChoosesAsync("Category", "Medical");
        await chat.SubmitsAsync("Add");

        await chat.SeesAsync("Added Northside Family Medicine as P-1");
    }

    private static async Task LogsByFormAsync(ChatPage chat)
    {
        await chat.SaysAsync("/referral");
        await chat.IsAskedAsync("Referral received");
        await chat.LooksUpAsync("Who sent this?", "north", "Northside Family Medicine");
        await chat.Form.GetByRole(AriaRole.Combobox, new() { Name = "For which service?" }).FillAsync("anxiety");
        await chat.SubmitsAsync();

        await chat.SeesAsync("Saved R-1: received from Northside Family Medicine (P-1)");
        await Expect(chat.Form).ToHaveCountAsync(0);
    }

    private static async Task LogsByOneLineAndTakesItBackAsync(ChatPage chat)
    {
        await chat.SaysAsync("/referral received from:Northside for:\"low back pain\" urgency:urgent");
        await chat.SeesAsync("Saved R-2: received from Northside Family Medicine (P-1)");
        await Expect(chat.Answer).ToContainTextAsync("low back pain");

        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Undo: R-2" }).ClickAsync();
        await chat.SeesAsync("Taken back: R-2");
    }

    private static async Task ThanksAsync(ChatPage chat)
    {
        await chat.SaysAsync("/thanks Northside how:note");
        await chat.IsAskedAsync("Thank a partner");
        await chat.Form.GetByRole(AriaRole.Checkbox, new() { Name = "R-1" }).CheckAsync();
        await chat.SubmitsAsync();

        await chat.SeesAsync("Thank-you saved");
        await Expect(chat.Answer).ToContainTextAsync("for R-1");
    }

    private async Task AnswersTheCheckInAsync(ChatPage chat)
    {
        await RunsAsync("monthly-check-in", Days.CheckInDue(monthsAhead: 8), "Posted monthly-check-in");
        var message = chat.Team.GetByTestId("message");
        await Expect(message).ToHaveCountAsync(1);
        await Expect(message).ToContainTextAsync("Check-ins for");

        await message.GetByRole(AriaRole.Button, new() { Name = "Done: Northside Family Medicine" }).ClickAsync();
        await chat.IsAskedAsync("Log a check-in");
        await chat.ChoosesAsync("How?", "Call");
        await chat.FillsAsync("Minutes (optional)", "25");
        await chat.SubmitsAsync();

        await Expect(message).ToContainTextAsync("✓ done by Owner");
        await Expect(message.GetByRole(AriaRole.Button, new() { Name = "Done: Northside" })).ToHaveCountAsync(0);
        await RunsAsync("monthly-check-in", Days.CheckInDue(monthsAhead: 8), "Already posted monthly-check-in");
        await Expect(message).ToHaveCountAsync(1);
    }

    private async Task GetsTheScorecardAsync(ChatPage chat)
    {
        await RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Posted quarterly-scorecard");
        var message = chat.Team.GetByTestId("message");
        await Expect(message).ToHaveCountAsync(2);
        await Expect(message.Last).ToContainTextAsync("Partner scorecard");
        await Expect(message.Last.GetByRole(AriaRole.Row, new() { Name = "Northside Family Medicine" }))
            .ToBeVisibleAsync();

        await RunsAsync("quarterly-scorecard", Days.ScorecardDue(), "Already posted quarterly-scorecard");
    }

    private async Task StartsAgainAsync(BotServer bot, ChatPage chat)
    {
        chat.Faults.ExpectOutage(true);
        Assert.Equal(0, await bot.StopAsync(Ct));
        _folder.With("ASPNETCORE_URLS", bot.Address.GetLeftPart(UriPartial.Authority));
        await using var again = await _folder.ServesAsync(Ct);
        await chat.IsLiveAsync();
        chat.Faults.ExpectOutage(false);

        await chat.Page.ReloadAsync();
        await chat.IsLiveAsync();
        await Expect(chat.Team.GetByTestId("message")).ToHaveCountAsync(2);
        await Expect(chat.Team.GetByTestId("message").First).ToContainTextAsync("✓ done by Owner");
        await chat.SaysAsync("/referral list");
        await Expect(chat.Answer).ToContainTextAsync("R-1");
        await chat.SaysAsync("/partner show P-1");
        await chat.SeesAsync("Northside Family Medicine (P-1)");
        chat.BehavedWell();
    }

    private async Task RunsAsync(string job, string at, string says)
    {
        var run = await _folder.RunsAsync(Ct, "jobs", "run", job, "--at", at);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(says, run.Output, StringComparison.Ordinal);
    }
}
