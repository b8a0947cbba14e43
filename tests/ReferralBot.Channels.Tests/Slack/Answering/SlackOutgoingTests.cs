using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>The gate: what breaks a limit throws in development, and is logged and cut in production.</summary>
public sealed class SlackOutgoingTests
{
    private const string Typed = "Something that Ana typed";

    [Fact]
    public void What_is_within_the_limits_goes_out_as_it_is()
    {
        var message = SlackRenderer.Message(Samples.Receipt);

        Assert.Same(message, Gate("Production").Checked(message));
        Assert.Same(message, Gate("Development").Checked(message));
    }

    [Fact]
    public void A_broken_limit_throws_in_development_and_names_the_place()
    {
        var fault = Assert.Throws<SlackLimitException>(() => Gate("Development").Checked(TooLongATitle()));

        Assert.Equal("/title", Assert.Single(fault.Violations).Pointer);
        Assert.DoesNotContain(Typed, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_production_it_is_cut_and_the_log_has_the_places_and_nothing_that_was_typed()
    {
        using var log = new WrittenLog();

        var cut = Gate("Production", log).Checked(TooLongATitle());

        Assert.Equal($"{Typed[..23]}…", Json.Text(cut["title"], "text"));
        Assert.Empty(SlackLimits.Check(cut));
        var line = Assert.Single(log.All);
        Assert.Contains("/title", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_to_a_form_is_looked_into()
    {
        var ack = new JsonObject { ["response_action"] = "update", ["view"] = TooLongATitle() };

        Assert.StartsWith("/view/title:", Assert.Single(SlackLimits.Check(ack)), StringComparison.Ordinal);
        Assert.Empty(SlackLimits.Check(Gate("Production").Checked(ack)));
    }

    [Fact]
    public void Lists_end_earlier_and_blocks_that_are_wrong_in_another_way_are_left_out()
    {
        var message = SlackRenderer.Message(Samples.Receipt);
        var blocks = message["blocks"]!.AsArray();
        blocks.Insert(0, (JsonNode)new JsonObject { ["type"] = "sectoin" });
        blocks.Add((JsonNode)new JsonObject { ["type"] = "context", ["elements"] = Notes(12) });
        blocks.Add((JsonNode)Button(new string('v', 2_001)));

        var cut = Gate("Production").Checked(message)["blocks"]!.AsArray();

        Assert.Equal(blocks.Count - 2, cut.Count);
        Assert.Equal("header", Json.Text(cut[0], "type"));
        Assert.Equal(10, cut[^1]!["elements"]!.AsArray().Count);
    }

    [Fact]
    public void Too_many_words_and_too_many_blocks_end_earlier()
    {
        var words = SlackRenderer.Message(new Card("Many", new Block.Note("x")));
        var blocks = words["blocks"]!.AsArray();
        foreach (var at in Enumerable.Range(0, 60))
        {
            blocks.Add((JsonNode)SlackText.Rich(CardSamples.Long(1_000), 1_000));
        }

        var cut = Gate("Production").Checked(words);

        Assert.Empty(SlackLimits.Check(cut));
        Assert.InRange(cut["blocks"]!.AsArray().Count, 5, 20);
    }

    [Fact]
    public void Nothing_at_all_is_left_to_be_said()
    {
        var view = SlackRenderer.View(new Card("Wrong"));
        view["blocks"] = new JsonArray(new JsonObject { ["type"] = "sectoin" });

        var cut = Gate("Production").Checked(view);

        Assert.Empty(SlackLimits.Check(cut));
        Assert.Equal("This is too long to be shown here.", SlackReading.Texts(cut["blocks"]!)[0]);
    }

    [Theory]
    [InlineData(
        """{"type":"home","blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]}]}""",
        "/: more than 0 table"
    )]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text"}]}""", "/blocks/0: has no elements")]
    [InlineData("""{"text":"x","blocks":[{"type":"section"}]}""", "/blocks/0: has no words")]
    [InlineData("""{"type":"modal","blocks":[{"type":"divider"}]}""", "/: has no title")]
    [InlineData("""{"options":[{"text":{"type":"plain_text","text":""},"value":"1"}]}""", "/options/0/text: is empty")]
    [InlineData("""{"text":""}""", "/text: is empty")]
    [InlineData(
        """{"text":"x","blocks":[{"type":"header","text":{"type":"plain_text","text":"&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&"}}]}""",
        "/blocks/0/text: is 155 long, at most 150"
    )]
    public void What_slack_refuses_on_other_surfaces_is_found(string json, string found) =>
        Assert.Contains(found, SlackLimits.Check(JsonNode.Parse(json)!.AsObject()));

    [Fact]
    public void A_view_of_more_than_250_kilobytes_is_found()
    {
        var view = SlackRenderer.View(new Card("Large", new Block.Note("x")));
        foreach (var at in Enumerable.Range(0, 90))
        {
            view["blocks"]!.AsArray().Add((JsonNode)SlackText.Rich(CardSamples.Long(2_900), 3_000));
        }

        Assert.Equal("/: the view is too large", Assert.Single(SlackLimits.Check(view)));
    }

    private static JsonObject TooLongATitle()
    {
        var view = SlackRenderer.View(Samples.Receipt);
        view["title"]!["text"] = Typed + " and more";
        return view;
    }

    private static JsonArray Notes(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (JsonNode)SlackText.Plain("x", 10))];

    private static JsonObject Button(string value) =>
        new()
        {
            ["type"] = "actions",
            ["elements"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = "press.99",
                    ["text"] = SlackText.Plain("x", 10),
                    ["value"] = value,
                }
            ),
        };

    private static SlackOutgoing Gate(string environment, ILoggerProvider? log = null)
    {
        using var logs = LoggerFactory.Create(builder =>
        {
            if (log is not null)
            {
                builder.AddProvider(log);
            }
        });
        return new SlackOutgoing(
            logs.CreateLogger<SlackOutgoing>(),
            new HostingEnvironment { EnvironmentName = environment }
        );
    }
}
