using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.WebChat;

public sealed class WebChatRepliesTests
{
    [Fact]
    public async Task A_typed_line_becomes_a_turn_of_the_one_person_with_the_pages_key()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(new { kind = "command", line = "/hush" }, "my-own-key");

        Assert.Equal("nothing", answer.GetProperty("kind").GetString());
        var turn = Assert.Single(host.Seen.All);
        Assert.Equal(WebChatPlaces.Me, turn.User);
        Assert.Equal(WebChatPlaces.Team, turn.Conversation);
        Assert.Equal("my-own-key", turn.DeliveryKey);
        Assert.Equal(host.Clock.GetUtcNow(), turn.ReceivedAt);
        Assert.Equal(new TurnInput.Command("/hush"), turn.Input);
    }

    [Fact]
    public async Task A_search_answers_with_options_and_needs_no_key()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(
            new
            {
                kind = "search",
                formId = "visit",
                fieldId = "from",
                query = "nor",
            },
            ""
        );

        var option = Assert.Single(answer.GetProperty("options").EnumerateArray());
        Assert.Equal("1", option.GetProperty("value").GetString());
        Assert.Equal("Northside", option.GetProperty("label").GetString());
        Assert.Null(Assert.Single(host.Seen.All).DeliveryKey);
    }

    [Fact]
    public async Task What_is_missing_opens_a_form()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(new { kind = "command", line = "/visit" });

        Assert.Equal("asked", answer.GetProperty("kind").GetString());
        Assert.Contains("data-form-id=\"visit\"", Html(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_problem_comes_back_with_everything_that_was_typed()
    {
        await using var host = await WebChatHost.StartAsync();
        var note = new string('n', 10_000);

        var answer = await host.AsksAsync(
            new
            {
                kind = "submission",
                formId = "visit",
                answers = new { from = new[] { "1" }, note = new[] { note } },
            }
        );

        Assert.Equal("invalid", answer.GetProperty("kind").GetString());
        Assert.Contains(note, Html(answer), StringComparison.Ordinal);
        Assert.Contains("Use at most 300 characters (now 10,000).", Html(answer), StringComparison.Ordinal);
        Assert.Contains("Northside", Html(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_right_is_answered_with_a_card()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(
            new
            {
                kind = "submission",
                formId = "visit",
                answers = new { from = new[] { "Harbor" }, note = new[] { "<b>bold</b>" } },
            }
        );

        Assert.Equal("shown", answer.GetProperty("kind").GetString());
        Assert.Contains("Visit logged for 2", Html(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", Html(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_leads_nowhere_comes_back_with_its_text()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(new { kind = "command", line = "/vist from:Northside" });

        Assert.Equal("failed", answer.GetProperty("kind").GetString());
        Assert.Equal("/vist from:Northside", answer.GetProperty("typed").GetString());
        Assert.Contains("Did you mean /visit?", answer.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_fails_puts_no_line_into_the_composer()
    {
        await using var host = await WebChatHost.StartAsync();

        var answer = await host.AsksAsync(new { kind = "press", line = "vist" });

        Assert.Equal("failed", answer.GetProperty("kind").GetString());
        Assert.False(answer.TryGetProperty("typed", out _));
    }

    private static string Html(System.Text.Json.JsonElement answer) => answer.GetProperty("html").GetString()!;
}
