using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>
/// The scheduled messages of the demo practice, as everybody should be able to read them. Where <c>REFERRALBOT_SCREENSHOTS</c>
/// names a folder, pictures for the documentation are left there.
/// </summary>
public sealed class MessagesTests(Chromium chromium, DemoBot demo) : IClassFixture<DemoBot>
{
    private static string? Folder => Environment.GetEnvironmentVariable("REFERRALBOT_SCREENSHOTS");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("light", ColorScheme.Light, false)]
    [InlineData("dark", ColorScheme.Dark, false)]
    [InlineData("phone", ColorScheme.Light, true)]
    public async Task Check_ins_and_the_scorecard_can_be_read_by_everybody(
        string name,
        ColorScheme colours,
        bool isPhone
    )
    {
        await demo.Folder.RunsAsync(
            Ct,
            "jobs",
            "run",
            "quarterly-scorecard",
            "--at",
            Days.ScorecardDue(businessDay: 4)
        );
        await demo.Folder.RunsAsync(Ct, "jobs", "run", "monthly-check-in", "--at", Days.CheckInDue(monthsAhead: 1));
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server, Look(colours, isPhone));
        await chat.SeesAsync("Hello Sam Rivera");
        await chat.SaysAsync("/referral received from:Northside for:anxiety");

        // By its title: the greeting may name the partner, too, and an answer that comes later turns a phone to the private side.
        await Expect(chat.Answer).ToContainTextAsync("received from Northside Family Medicine (P-1)");
        await TakeAsync(chat, $"{name}-receipt");
        if (isPhone)
        {
            await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Team" }).ClickAsync();
        }

        await ShowsAsync(chat, "Check-ins for", $"{name}-check-in");
        await ShowsAsync(chat, "Partner scorecard", $"{name}-scorecard");
        await Axe.FindsNothingSeriousAsync(chat);
        chat.BehavedWell();
    }

    private static BrowserNewContextOptions Look(ColorScheme colours, bool isPhone) =>
        new()
        {
            ColorScheme = colours,
            ViewportSize = isPhone ? Sizes.Phone : Sizes.Desktop,
            DeviceScaleFactor = 2,
            ReducedMotion = ReducedMotion.Reduce,
        };

    private static async Task ShowsAsync(ChatPage chat, string heading, string picture)
    {
        var title = chat.Team.GetByRole(AriaRole.Heading, new() { Name = heading }).Last;
        await Expect(title).ToBeVisibleAsync();
        await title.EvaluateAsync("node => node.scrollIntoView({ block: 'start' })");
        await TakeAsync(chat, picture);
    }

    private static async Task TakeAsync(ChatPage chat, string picture)
    {
        if (Folder is { Length: > 0 } folder)
        {
            await chat.Page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(folder, $"webchat-{picture}.png") }
            );
        }
    }
}
