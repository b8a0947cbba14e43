using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.WebChat;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests;

/// <summary>What the features ask and show is drawn by every channel, within its limits.</summary>
public sealed class EveryChannelTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.HasPartner("Northside Family Medicine");
        await _bot.Says("/referral received from:Northside for:anxiety");
    }

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Exactly_the_eight_categories_are_offered_on_each()
    {
        string[] categories =
        [
            "medical",
            "allied",
            "legal-financial",
            "education",
            "community",
            "peer",
            "past-client",
            "other",
        ];
        var form = Form(await _bot.Says("/partner add"));

        Assert.Equal(categories, Values(SlackFormRenderer.Modal(form, "f")).Where(categories.Contains));
        Assert.Equal(categories, Values(TeamsFormRenderer.Card(form)).Where(categories.Contains));
        var html = await WebChatFormRenderer.FormAsync(form, "f");
        Assert.All(
            categories,
            category => Assert.Contains($"<option value=\"{category}\"", html, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Every_form_is_drawn_within_the_limits_of_each()
    {
        var opened = 0;
        foreach (var line in _bot.Services.GetRequiredService<HandlerCatalog>().Commands.Select(spec => spec.Line))
        {
            foreach (var typed in new[] { line, $"{line} P-1", $"{line} R-1" })
            {
                if (await _bot.Says(typed) is Reply.Asked { Form: var form })
                {
                    await IsDrawnAsync(form);
                    opened++;
                }
            }
        }

        Assert.True(opened >= 10, $"Only {opened} forms were opened.");
    }

    [Fact]
    public async Task Every_card_of_an_example_is_drawn_within_the_limits_of_each()
    {
        var shown = 0;
        foreach (
            var example in _bot.Services.GetRequiredService<HandlerCatalog>().Commands.SelectMany(spec => spec.Examples)
        )
        {
            if (await _bot.Says(example) is Reply.Shown { Card: var card })
            {
                Assert.Empty(SlackLimits.Check(SlackRenderer.Message(card)));
                Assert.Empty(TeamsLimits.Check(TeamsRenderer.Card(card)));
                Assert.Contains("</", await WebChatRenderer.CardAsync(card), StringComparison.Ordinal);
                shown++;
            }
        }

        Assert.True(shown >= 10, $"Only {shown} cards were shown.");
    }

    private static async Task IsDrawnAsync(Form form)
    {
        Assert.Empty(SlackLimits.Check(SlackFormRenderer.Modal(form, "f")));
        Assert.Empty(TeamsLimits.Check(TeamsFormRenderer.Card(form)));
        var html = await WebChatFormRenderer.FormAsync(form, "f");
        Assert.All(
            form.Questions,
            question => Assert.Contains($"\"{question.Field.Id}\"", html, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Values(JsonNode? node) =>
        node switch
        {
            JsonObject items => items.SelectMany(item =>
                item is { Key: "value", Value: JsonValue value } && value.TryGetValue<string>(out var text)
                    ? [text]
                    : Values(item.Value)
            ),
            JsonArray items => items.SelectMany(Values),
            _ => [],
        };
}
