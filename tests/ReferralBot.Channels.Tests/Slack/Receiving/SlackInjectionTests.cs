using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackInjectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Injections.All.Count >= 200, $"Only {Injections.All.Count}.");

    [Fact]
    public async Task What_is_typed_behind_a_command_arrives_as_it_was_typed()
    {
        await using var host = await SlackHost.StartAsync();
        foreach (var typed in Injections.All)
        {
            var payload = SlackHost.Golden("command.slash");
            payload["text"] = Escaped(typed);

            var turn = await host.TurnOfAsync("command.slash", payload);

            Assert.Equal(new TurnInput.Command($"/visit {typed}"), turn.Input);
            Assert.Equal(("T0MAPLE01", "U0SAM0001"), (turn.User.Installation, turn.User.Id));
        }
    }

    [Fact]
    public async Task What_is_typed_into_a_form_arrives_as_it_was_typed()
    {
        await using var host = await SlackHost.StartAsync();
        foreach (var typed in Injections.All)
        {
            var payload = SlackHost.Golden("submission.viewsubmission");
            payload["view"]!["state"]!["values"]!["note~0123abcd"]!["answer"]!["value"] = typed;

            var turn = await host.TurnOfAsync("submission.viewsubmission", payload);

            var sent = Assert.IsType<TurnInput.Submission>(turn.Input);
            Assert.Equal([typed], sent.Answers.For("note"));
            Assert.Equal(["1"], sent.Answers.For("from"));
        }
    }

    [Fact]
    public async Task What_was_typed_never_comes_alive_in_the_answer()
    {
        await using var host = await SlackHost.StartAsync();
        host.Turns.Answer = (turn, _) =>
            Task.FromResult(
                Reply.Show(
                    new Card(
                        ((TurnInput.Command)turn.Input).Line,
                        new Block.Paragraph(((TurnInput.Command)turn.Input).Line)
                    )
                )
            );
        foreach (var typed in Injections.All)
        {
            var payload = SlackHost.Golden("command.slash");
            payload["text"] = Escaped(typed);

            using var response = await host.PostAsync("command.slash", payload);

            var message = await response.Content.ReadFromJsonAsync<JsonObject>(Ct);
            Assert.DoesNotContain(message!["text"]!.GetValue<string>(), letter => letter is '<' or '>');
            Assert.Equal("ephemeral", message["response_type"]?.GetValue<string>());
            Assert.All(Texts(message["blocks"]), text => Assert.NotEqual("mrkdwn", text["type"]!.GetValue<string>()));
            Assert.DoesNotContain(
                Texts(message["blocks"]),
                text => text["type"]!.GetValue<string>() is "link" or "user" or "broadcast"
            );
        }
    }

    [Theory]
    [InlineData("for <@U0SAM0001|sam>", "for @U0SAM0001")]
    [InlineData("for <@U0SAM0001>", "for @U0SAM0001")]
    [InlineData("in <#C0FRONT01|front-desk>", "in #front-desk")]
    [InlineData("in <#C0FRONT01|>", "in #C0FRONT01")]
    [InlineData("<!here> <!channel|channel> <!subteam^S1|@team>", "@here @channel @team")]
    [InlineData("see <https://a.example/?x=1&amp;y=2>", "see https://a.example/?x=1&y=2")]
    [InlineData("see <https://a.example|a.example>", "see a.example")]
    [InlineData("mail <mailto:a@b.example|a@b.example>", "mail a@b.example")]
    [InlineData("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&quot; &nbsp; &#60;", "&quot; &nbsp; &#60;")]
    [InlineData("a < b", "a < b")]
    [InlineData("<3 you > me", "<3 you > me")]
    [InlineData("", "")]
    public void What_slack_made_of_a_text_is_turned_back(string sent, string typed) =>
        Assert.Equal(typed, SlackTyped.Read(sent));

    [Fact]
    public void Any_text_is_turned_back_once() =>
        Gen.String[Gen.OneOf(Gen.Char["&<>;ltgamp!@#|"], Gen.Char.AlphaNumeric), 0, 60]
            .Sample(typed => SlackTyped.Read(Escaped(typed)) == typed);

    // What Slack does to what people type (docs.slack.dev/messaging/formatting-message-text).
    private static string Escaped(string typed) =>
        typed
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Texts(JsonNode? node) =>
        node switch
        {
            JsonObject item => item.SelectMany(field => Texts(field.Value))
                .Concat(item.ContainsKey("text") && item["type"] is JsonValue ? [item] : []),
            JsonArray items => items.SelectMany(Texts),
            _ => [],
        };
}
