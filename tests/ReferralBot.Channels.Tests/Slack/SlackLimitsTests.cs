using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Channels.Tests.Slack;

/// <summary>The check itself must find what Slack refuses, or the contract proves nothing.</summary>
public sealed class SlackLimitsTests
{
    [Theory]
    [InlineData(
        """{"type":"modal","title":{"type":"plain_text","text":"1234567890123456789012345"},"blocks":[{"type":"divider"}]}""",
        "/title"
    )]
    [InlineData("""{"type":"modal","blocks":[]}""", "/blocks")]
    [InlineData(
        """{"type":"modal","blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"datepicker"}}]}""",
        "no submit"
    )]
    [InlineData("""{"blocks":[{"type":"sectoin"}]}""", "/blocks/0: sectoin is not known")]
    [InlineData("""{"blocks":[{"type":"header","text":{"type":"plain_text","text":""}}]}""", "/blocks/0/text")]
    [InlineData("""{"blocks":[{"type":"actions","elements":[]}]}""", "/blocks/0/elements")]
    [InlineData(
        """{"blocks":[{"type":"actions","elements":[{"type":"button","action_id":"a","value":"1"},{"type":"button","action_id":"a","value":"2"}]}]}""",
        "there twice"
    )]
    [InlineData("""{"blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"a"}],[]]}]}""", "widths")]
    [InlineData(
        """{"blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]},{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]}]}""",
        "more than 1 table"
    )]
    [InlineData("""{"type":"modal","blocks":[{"type":"data_visualization","title":"x"}]}""", "data_visualization")]
    [InlineData(
        """{"blocks":[{"type":"static_select","options":[{"text":{"type":"plain_text","text":"a"},"value":"1"}],"initial_option":{"text":{"type":"plain_text","text":"b"},"value":"1"}}]}""",
        "not offered"
    )]
    [InlineData("""{"blocks":[{"type":"static_select"}]}""", "options or groups")]
    public void What_slack_refuses_is_found(string json, string found) =>
        Assert.Contains(
            SlackLimits.Check(JsonNode.Parse(json)!.AsObject()),
            problem => problem.Contains(found, StringComparison.Ordinal)
        );

    [Fact]
    public void Too_many_words_in_many_blocks_are_found()
    {
        var section = new JsonObject
        {
            ["type"] = "section",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = new string('x', 2_900) },
        };
        var message = new JsonObject
        {
            ["text"] = "x",
            ["blocks"] = new JsonArray([.. Enumerable.Range(0, 4).Select(_ => section.DeepClone())]),
        };

        Assert.Empty(SlackLimits.Check(message));
        message["blocks"]!.AsArray().Add(new JsonObject { ["type"] = "divider" });
        Assert.Single(SlackLimits.Check(message));
    }

    [Fact]
    public void What_slack_takes_is_not_complained_about() =>
        Assert.Empty(SlackLimits.Check(SlackFormRenderer.Modal(Samples.Referral, "k3")));
}
