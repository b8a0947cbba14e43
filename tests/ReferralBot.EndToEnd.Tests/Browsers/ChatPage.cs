using Microsoft.Playwright;
using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests.Browsers;

/// <summary>The web chat in a browser, used as a person uses it: by what is written on the page.</summary>
public sealed class ChatPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private ChatPage(IBrowserContext context, IPage page, Faults faults)
    {
        _context = context;
        Page = page;
        Faults = faults;
    }

    /// <summary>The window.</summary>
    public IPage Page { get; }

    /// <summary>What the page should not have done.</summary>
    public Faults Faults { get; }

    /// <summary>What the whole practice sees.</summary>
    public ILocator Team => Page.GetByRole(AriaRole.Log, new() { Name = "Team conversation" });

    /// <summary>What only the person sees.</summary>
    public ILocator Own => Page.GetByRole(AriaRole.Log, new() { Name = "Private view" });

    /// <summary>The box to type in.</summary>
    public ILocator Line => Page.GetByRole(AriaRole.Combobox, new() { Name = "Message to ReferralBot" });

    /// <summary>The form that is open.</summary>
    public ILocator Form => Own.GetByTestId("form");

    /// <summary>The last answer.</summary>
    public ILocator Answer => Own.GetByTestId("card").Last;

    /// <summary>The last sentence about something that was not done.</summary>
    public ILocator Problem => Own.GetByRole(AriaRole.Alert).Last;

    /// <summary>Opens the page and waits until it is live.</summary>
    public static async Task<ChatPage> OpenAsync(
        Chromium chromium,
        BotServer bot,
        BrowserNewContextOptions? look = null
    )
    {
        var context = await chromium.OpenAsync(look ?? new BrowserNewContextOptions { ViewportSize = Sizes.Desktop });
        var page = await context.NewPageAsync();
        var chat = new ChatPage(context, page, await Faults.OfAsync(page));
        await page.GotoAsync(bot.Address.ToString());
        await chat.IsLiveAsync();
        return chat;
    }

    /// <summary>Waits until the page hears from the bot.</summary>
    public Task IsLiveAsync() => Expect(Page.Locator("#connection")).ToHaveTextAsync("Live");

    /// <summary>Types a line and sends it.</summary>
    public async Task SaysAsync(string line)
    {
        await Line.FillAsync(line);
        await Line.PressAsync("Enter");
    }

    /// <summary>Waits for an answer with this heading.</summary>
    public Task SeesAsync(string heading) =>
        Expect(Own.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).Last).ToBeVisibleAsync();

    /// <summary>Waits for a form with this title, and returns it.</summary>
    public async Task<ILocator> IsAskedAsync(string title)
    {
        var form = Own.GetByRole(AriaRole.Form, new() { Name = title, Exact = true });
        await Expect(form).ToBeVisibleAsync();
        return form;
    }

    /// <summary>Types into a field of the open form.</summary>
    public Task FillsAsync(string label, string text) =>
        Form.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true }).FillAsync(text);

    /// <summary>Chooses from a list of the open form.</summary>
    public async Task ChoosesAsync(string label, string option) =>
        await Form.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Types into a field that looks things up, and takes what it offers.</summary>
    public async Task LooksUpAsync(string label, string typed, string option)
    {
        await Form.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).FillAsync(typed);
        await Form.GetByRole(AriaRole.Option, new() { Name = option }).First.ClickAsync();
    }

    /// <summary>Presses a button of the open form.</summary>
    public Task SubmitsAsync(string button = "Save") =>
        Form.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Fails where the page did what no page may do.</summary>
    public void BehavedWell() => Assert.Empty(Faults.Found);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

/// <summary>Windows that people have.</summary>
internal static class Sizes
{
    public static ViewportSize Desktop { get; } = new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };
}
