using Microsoft.Playwright;
using ReferralBot.EndToEnd.Tests.Browsers;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>What people type is kept, helped with, and never more than text.</summary>
public sealed class TypingTests(Chromium chromium, DemoBot demo) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Commands_and_partners_are_offered_while_they_are_typed()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.Line.PressSequentiallyAsync("/par");
        var offered = chat.Page.GetByRole(AriaRole.Listbox, new() { Name = "Commands" }).GetByRole(AriaRole.Option);
        await Expect(offered.First).ToContainTextAsync("/partner");
        await offered.Filter(new() { HasText = "/partner add" }).First.ClickAsync();
        await Expect(chat.Line).ToHaveValueAsync("/partner add ");

        await chat.SaysAsync("/thanks");
        var form = await chat.IsAskedAsync("Thank a partner");
        await form.GetByRole(AriaRole.Combobox, new() { Name = "Who did you thank?" }).PressSequentiallyAsync("oak");
        await Expect(form.GetByRole(AriaRole.Option).First).ToContainTextAsync("Oak");
        chat.BehavedWell();
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_explained_and_stays_to_be_mended()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        const string typed = "/refferal received from:Oak for:reading";
        await chat.SaysAsync(typed);

        await Expect(chat.Problem).ToBeVisibleAsync();
        await Expect(chat.Line).ToHaveValueAsync(typed);
    }

    [Fact]
    public async Task An_open_quote_is_explained_and_the_line_stays()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        const string typed = "/partner add \"Oak School category:education";
        await chat.SaysAsync(typed);

        await Expect(chat.Problem).ToContainTextAsync("quot");
        await Expect(chat.Line).ToHaveValueAsync(typed);
    }

    [Fact]
    public async Task A_form_with_a_problem_says_where_it_is_and_keeps_everything_else()
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SaysAsync("/partner add");
        await chat.IsAskedAsync("Add a partner");
        await chat.FillsAsync("Name", "Riverbend Speech Therapy");
        await chat.ChoosesAsync("Category", "Medical");
        await chat.FillsAsync("NPI (optional)", "1234567890");
        await chat.FillsAsync("A person there (optional)", "Dana Reyes");
        await chat.SubmitsAsync("Add");

        var npi = chat.Form.GetByRole(AriaRole.Textbox, new() { Name = "NPI (optional)", Exact = true });
        await Expect(npi).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(npi).ToBeFocusedAsync();
        await Expect(npi).ToHaveValueAsync("1234567890");
        await Expect(chat.Form.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Riverbend Speech Therapy");
        await Expect(chat.Form.GetByLabel("Category", new() { Exact = true })).ToHaveValueAsync("medical");
        await Expect(chat.Form.GetByLabel("A person there (optional)")).ToHaveValueAsync("Dana Reyes");
        chat.BehavedWell();
    }

    [Theory]
    [InlineData("<img src=x onerror=document.title='taken'>")]
    [InlineData("</p><script>document.title='taken'</script>")]
    [InlineData("Evil \u202ecinilC htroN")]
    public async Task A_hostile_name_is_text_wherever_it_is_shown(string name)
    {
        await using var chat = await ChatPage.OpenAsync(chromium, demo.Server);
        await chat.SaysAsync("/partner add");
        await chat.IsAskedAsync("Add a partner");
        await chat.FillsAsync("Name", name);
        await chat.ChoosesAsync("Category", "Medical");
        await chat.SubmitsAsync("Add");
        await Expect(chat.Form).ToHaveCountAsync(0);
        var visible = name.Replace("\u202e", "", StringComparison.Ordinal);
        await Expect(chat.Answer).ToContainTextAsync(visible);

        await chat.SaysAsync("/partner list");
        await chat.SaysAsync("/referral");
        await chat.IsAskedAsync("Referral received");
        await chat.Form.GetByRole(AriaRole.Combobox, new() { Name = "Who sent this?" }).FillAsync(visible);
        await Expect(chat.Form.GetByRole(AriaRole.Option).First).ToContainTextAsync(visible);

        Assert.Equal(0, await chat.Own.Locator("img, script").CountAsync());
        Assert.DoesNotContain("\u202e", await chat.Own.InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("taken", await chat.Page.TitleAsync());
        chat.BehavedWell();
    }
}
