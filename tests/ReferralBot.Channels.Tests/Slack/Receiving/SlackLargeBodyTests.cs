using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>What Slack sends back holds all that we sent: the biggest of it must get through.</summary>
public sealed class SlackLargeBodyTests
{
    private static readonly string Emoji = string.Concat(Enumerable.Repeat("\U0001F600", 3_000));

    public static TheoryData<Card> Biggest =>
        [
            .. CardSamples.Extremes.Select(row => row.Data),
            new Card("Words", [.. Enumerable.Range(0, 4).Select(_ => new Block.Paragraph(Emoji))]) { Summary = Emoji },
            new Card(
                "A table",
                new Block.Table(
                    [.. Enumerable.Range(0, 20).Select(at => new Column($"Column {at}"))],
                    [.. Enumerable.Range(0, 99).Select(_ => Enumerable.Repeat<ChatText>("\U0001F600", 20).ToArray())]
                )
            ),
        ];

    [Theory]
    [MemberData(nameof(Biggest))]
    public async Task A_press_on_the_biggest_message_gets_through(Card card)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("press-in-message.blockaction");
        foreach (var (name, value) in SlackRenderer.Message(card))
        {
            payload["message"]![name] = value?.DeepClone();
        }

        var turn = await host.TurnOfAsync("press-in-message.blockaction", payload);

        Assert.Equal(new TurnInput.Press("/hush"), turn.Input);
    }

    // Two long texts, as our biggest form has, drawn again with what was typed: it comes in the blocks and in the state.
    [Fact]
    public async Task The_biggest_form_full_of_emoji_gets_through()
    {
        await using var host = await SlackHost.StartAsync();
        var questions = ((string[])["note", "more"]).Select(id => new Question(
            new LongTextField(id, "Anything to remember?") { MaxLength = SlackLimits.InputText }
        )
        {
            Initial = [Emoji],
        });
        var drawn = SlackFormRenderer.Modal(new Form("Log a visit", [.. questions]) { Id = "visit" }, "");
        var payload = SlackHost.Golden("submission.viewsubmission");
        payload["view"]!["private_metadata"] = "";
        payload["view"]!["blocks"] = drawn["blocks"]!.DeepClone();
        payload["view"]!["state"]!["values"] = new JsonObject(
            drawn["blocks"]!
                .AsArray()
                .Select(block =>
                    KeyValuePair.Create<string, JsonNode?>(
                        block!["block_id"]!.GetValue<string>(),
                        new JsonObject
                        {
                            ["answer"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = Emoji },
                        }
                    )
                )
        );
        var body = SlackHost.Body("submission.viewsubmission", payload);
        Assert.True(body.Headers.ContentLength > 64 * 1024, "It is no test of a large body.");

        var turn = await host.TurnOfAsync("submission.viewsubmission", payload);

        var answers = Assert.IsType<TurnInput.Submission>(turn.Input).Answers;
        Assert.Equal([Emoji], answers.For("note"));
        Assert.Equal([Emoji], answers.For("more"));
    }

    [Fact]
    public async Task What_nobody_signed_is_refused_by_its_size_before_anything_else()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/slack/commands")
        {
            Content = SlackHost.Form(("text", new string('x', SlackReceiver.MaxBody))),
        };

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }
}
