using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The page for everybody: in light and dark, wide and narrow, empty-handed and in the midst of a form.</summary>
public sealed class AccessibilityTests(Chromium chromium, DemoBot demo) : IClassFixture<DemoBot>
{
    public static TheoryData<ColorScheme, bool> Looks { get; } =
        new()
        {
            { ColorScheme.Light, false },
            { ColorScheme.Dark, false },
            { ColorScheme.Light, true },
            { ColorScheme.Dark, true },
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_serious_stands_in_anybodys_way(ColorScheme colours, bool isPhone)
    {
        await using var chat = await OpenAsync(colours, isPhone);
        await chat.SeesAsync("Hello Sam Rivera");
        await Axe.FindsNothingSeriousAsync(chat);

        await chat.SaysAsync("/referral");
        await chat.IsAskedAsync("Referral received");
        await Axe.FindsNothingSeriousAsync(chat);

        await chat.SubmitsAsync();
        await Expect(chat.Form.GetByText("Choose who sent this, or add them.")).ToBeVisibleAsync();
        await Axe.FindsNothingSeriousAsync(chat);

        await chat.SaysAsync("/partner list");
        await chat.SaysAsync("/referral list");
        await chat.SaysAsync("/refbot help");
        await chat.SeesAsync("What /refbot can do");
        await Axe.FindsNothingSeriousAsync(chat);
        chat.BehavedWell();
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        await using var chat = await OpenAsync(ColorScheme.Light, isPhone: true);
        await chat.SeesAsync("Hello Sam Rivera");
        await chat.SaysAsync("/referral");
        await chat.IsAskedAsync("Referral received");
        Assert.Equal(Sizes.Phone.Width, await WidthAsync(chat));

        await chat.SaysAsync("/scorecard");
        await chat.SaysAsync("/checkin due");
        await Expect(chat.Own.GetByTestId("card")).ToHaveCountAsync(3);
        Assert.Equal(Sizes.Phone.Width, await WidthAsync(chat));

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Team" }).ClickAsync();
        await Expect(chat.Team).ToBeVisibleAsync();
        await Expect(chat.Own).ToBeHiddenAsync();
    }

    private static Task<int> WidthAsync(ChatPage chat) =>
        chat.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");

    private Task<ChatPage> OpenAsync(ColorScheme colours, bool isPhone) =>
        ChatPage.OpenAsync(
            chromium,
            demo.Server,
            new BrowserNewContextOptions
            {
                ColorScheme = colours,
                ViewportSize = isPhone ? Sizes.Phone : Sizes.Desktop,
                HasTouch = isPhone,
                ReducedMotion = ReducedMotion.Reduce, // a message that is still fading in has no contrast yet
            }
        );
}
