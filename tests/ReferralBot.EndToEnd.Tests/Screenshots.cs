using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>Pictures of the page for the documentation, taken of the demo practice where <c>REFERRALBOT_SCREENSHOTS</c> names a folder.</summary>
public sealed class Screenshots(Chromium chromium, DemoBot demo) : IClassFixture<DemoBot>
{
    private const string Variable = "REFERRALBOT_SCREENSHOTS";

    private static string? Folder => Environment.GetEnvironmentVariable(Variable);

    public static bool AreWanted => Folder is { Length: > 0 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Skip = "Set " + Variable + " to a folder to have pictures taken.", SkipUnless = nameof(AreWanted))]
    public async Task The_page_with_a_scorecard_a_check_in_and_a_private_view()
    {
        await demo.Folder.RunsAsync(Ct, "jobs", "run", "quarterly-scorecard", "--at", Days.ScorecardDue());
        await demo.Folder.RunsAsync(Ct, "jobs", "run", "monthly-check-in", "--at", Days.CheckInDue(monthsAhead: 1));
        await TakeAsync("webchat-light", ColorScheme.Light, Sizes.Desktop);
        await TakeAsync("webchat-dark", ColorScheme.Dark, Sizes.Desktop);
        await TakeAsync("webchat-phone", ColorScheme.Light, Sizes.Phone);
    }

    private async Task TakeAsync(string name, ColorScheme colours, ViewportSize size)
    {
        var look = new BrowserNewContextOptions
        {
            ColorScheme = colours,
            ViewportSize = size,
            DeviceScaleFactor = 2,
            ReducedMotion = ReducedMotion.Reduce,
        };
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server, look);
        await chat.SeesAsync("Hello Sam Rivera");
        await chat.SaysAsync("/referral received from:Northside for:anxiety");
        await Expect(chat.Answer).ToContainTextAsync("received from Northside Family Medicine (P-1)");
        await TakeAsync(chat, $"{name}-receipt");
        await chat.SaysAsync("/referral");
        await chat.IsAskedAsync("Referral received");
        await TakeAsync(chat, $"{name}-form");
        if (size.Width < 860)
        {
            await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Team" }).ClickAsync();
        }

        foreach (var (heading, part) in new[] { ("Check-ins for", "check-in"), ("Partner scorecard", "scorecard") })
        {
            var title = chat.Team.GetByRole(AriaRole.Heading, new() { Name = heading }).Last;
            await title.EvaluateAsync("node => node.scrollIntoView({ block: 'start' })");
            await TakeAsync(chat, $"{name}-{part}");
        }
    }

    private static Task TakeAsync(ChatPage chat, string name) =>
        chat.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder!, $"{name}.png") });
}
