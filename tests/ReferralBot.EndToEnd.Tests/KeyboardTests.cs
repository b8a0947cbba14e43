using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>The page without a mouse.</summary>
public sealed class KeyboardTests(Chromium chromium, DemoBot demo) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task A_referral_is_logged_shown_and_taken_back_with_the_keyboard_alone()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SeesAsync("Hello Sam Rivera");
        await Expect(chat.Line).ToBeFocusedAsync();
        await TypesAsync(chat, "/referral rec");
        await Expect(chat.Page.GetByRole(AriaRole.Option, new() { Name = "/referral received" })).ToBeVisibleAsync();
        await PressesAsync(chat, "ArrowDown", "Enter", "Enter");

        var form = await chat.IsAskedAsync("Referral received");
        var from = form.GetByRole(AriaRole.Combobox, new() { Name = "Who sent this?" });
        await Expect(from).ToBeFocusedAsync();
        await TypesAsync(chat, "oak");
        await Expect(form.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await PressesAsync(chat, "ArrowDown", "Enter");
        await Expect(from).Not.ToHaveValueAsync("oak");

        await PressesAsync(chat, "Tab");
        await Expect(form.GetByRole(AriaRole.Combobox, new() { Name = "For which service?" })).ToBeFocusedAsync();
        await TypesAsync(chat, "keyboard skills");
        await Expect(form.GetByRole(AriaRole.Option, new() { Name = "“keyboard skills” (new)" })).ToBeVisibleAsync();
        await PressesAsync(chat, "Escape", "Enter");
        await Expect(chat.Answer).ToContainTextAsync("keyboard skills");

        await Expect(chat.Line).ToBeFocusedAsync();
        await TypesAsync(chat, "/referral undo");
        await PressesAsync(chat, "Escape", "Enter");
        await Expect(chat.Answer).ToContainTextAsync("counts nowhere any more");
        chat.BehavedWell();
    }

    [Fact]
    public async Task Escape_puts_a_form_aside_and_it_opens_again_as_it_was()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SaysAsync("/partner add");
        var form = await chat.IsAskedAsync("Add a partner");
        var name = form.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });
        await Expect(name).ToBeFocusedAsync();
        await TypesAsync(chat, "Riverbend Speech Therapy");
        await PressesAsync(chat, "Escape");

        await Expect(chat.Form).ToHaveCountAsync(0);
        await chat.Own.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).PressAsync("Enter");
        await Expect(name).ToHaveValueAsync("Riverbend Speech Therapy");
    }

    [Fact]
    public async Task Up_brings_the_last_line_back()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SaysAsync("/refbot settings");
        await Expect(chat.Answer).ToContainTextAsync("America/New_York");
        await PressesAsync(chat, "ArrowUp");

        await Expect(chat.Line).ToHaveValueAsync("/refbot settings");
    }

    [Fact]
    public async Task Who_writes_before_the_greeting_comes_is_not_greeted_below_the_answer()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SeesAsync("Hello Sam Rivera");
        var greeting = new TaskCompletionSource<IRoute>();
        await chat.Page.RouteAsync(
            "**/web/turns",
            route =>
                route.Request.PostData!.Contains("\"home\"", StringComparison.Ordinal)
                    ? Task.FromResult(greeting.TrySetResult(route))
                    : route.ContinueAsync()
        );
        await chat.Page.EvaluateAsync("() => sessionStorage.clear()");
        await chat.Page.ReloadAsync();
        var late = await greeting.Task;
        await chat.SaysAsync("/refbot settings");
        await Expect(chat.Answer).ToContainTextAsync("America/New_York");

        await chat.Page.RunAndWaitForResponseAsync(
            () => late.ContinueAsync(),
            answer => answer.Request == late.Request
        );
        await chat.SaysAsync("/refbot status");

        await Expect(chat.Answer).ToContainTextAsync("Version");
        await Expect(chat.Own.GetByTestId("card")).ToHaveCountAsync(2);
    }

    private static Task TypesAsync(ChatPage chat, string text) => chat.Page.Keyboard.TypeAsync(text);

    private static async Task PressesAsync(ChatPage chat, params string[] keys)
    {
        foreach (var key in keys)
        {
            await chat.Page.Keyboard.PressAsync(key);
        }
    }
}
