using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackTurnReaderTests
{
    [Fact]
    public async Task A_command_is_a_line()
    {
        await using var host = await SlackHost.StartAsync();

        var turn = await host.TurnOfAsync("command.slash", SlackHost.Golden("command.slash"));

        Assert.Equal(new TurnInput.Command("/visit from:Northside note:\"called at noon\""), turn.Input);
        Assert.Equal(new UserRef("slack", "T0MAPLE01", "U0SAM0001"), turn.User);
        Assert.Equal(new ConversationRef("slack", "T0MAPLE01", "C0FRONT01"), turn.Conversation);
        Assert.Equal("398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c", turn.DeliveryKey);
        Assert.Equal(host.Clock.GetUtcNow(), turn.ReceivedAt);
    }

    [Fact]
    public async Task A_command_without_words_is_the_slash_word()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("command.slash");
        payload["text"] = "";

        Assert.Equal(new TurnInput.Command("/visit"), (await host.TurnOfAsync("command.slash", payload)).Input);
    }

    [Fact]
    public async Task A_button_is_its_line()
    {
        await using var host = await SlackHost.StartAsync();

        foreach (
            var kind in (string[])
                ["press-in-message.blockaction", "press-in-modal.blockaction", "press-at-home.blockaction"]
        )
        {
            Assert.Equal(new TurnInput.Press("/hush"), (await host.TurnOfAsync(kind, SlackHost.Golden(kind))).Input);
        }
    }

    [Fact]
    public async Task A_menu_that_reports_on_its_own_is_no_turn()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("press-in-modal.blockaction");
        payload["actions"]![0]!["type"] = "static_select";

        using var response = await host.PostAsync("press-in-modal.blockaction", payload);

        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(host.Turns.All);
    }

    [Fact]
    public async Task Letters_in_a_field_are_a_search_of_that_field()
    {
        await using var host = await SlackHost.StartAsync();

        var turn = await host.TurnOfAsync("search.suggestion", SlackHost.Golden("search.suggestion"));

        Assert.Equal(new TurnInput.Search("visit", "from", "nor"), turn.Input);
        Assert.Null(turn.DeliveryKey);
    }

    [Fact]
    public async Task A_shortcut_is_its_commands_line_in_the_persons_own_conversation()
    {
        await using var host = await SlackHost.StartAsync();

        var turn = await host.TurnOfAsync("shortcut.shortcut", SlackHost.Golden("shortcut.shortcut"));

        Assert.Equal(new TurnInput.Press("/visit"), turn.Input);
        Assert.Equal("U0SAM0001", turn.Conversation.Id);
    }

    [Fact]
    public async Task A_message_is_read_as_it_was_typed()
    {
        await using var host = await SlackHost.StartAsync();

        var turn = await host.TurnOfAsync(
            "message-shortcut.messageaction",
            SlackHost.Golden("message-shortcut.messageaction")
        );

        Assert.Equal(
            new TurnInput.FromMessage(
                "visit",
                "New client from Northside & co <3",
                DateTimeOffset.FromUnixTimeSeconds(1_796_300_000)
            ),
            turn.Input
        );
        Assert.Equal("C0FRONT01", turn.Conversation.Id);
    }

    [Theory]
    [InlineData("home", "U0SAM0001", 1)]
    [InlineData("messages", "U0SAM0001", 0)]
    [InlineData("about", "U0SAM0001", 0)]
    [InlineData(null, "U0SAM0001", 0)]
    [InlineData("home", "U0BOT0001", 0)]
    public async Task The_home_page_is_opened_by_people_on_its_own_tab(string? tab, string user, int turns)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("home-opened.event");
        (payload["event"]!["tab"], payload["event"]!["user"]) = (tab, user);

        using var response = await host.PostAsync("home-opened.event", payload);

        Assert.Equal(turns, host.Turns.All.Count(turn => turn.Input is TurnInput.HomeOpened));
        Assert.Equal(turns, host.Turns.All.Count);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1/2/x", true)]
    [InlineData("https://hooks.slack-gov.com/commands/T1/2/x", true)]
    [InlineData("http://hooks.slack.com/commands/T1/2/x", false)]
    [InlineData("https://hooks.slack.com.evil.example/x", false)]
    [InlineData("https://evil.example/hooks.slack.com", false)]
    [InlineData("https://hooks.slack.com@evil.example/x", false)]
    [InlineData("https://sam@hooks.slack.com/x", false)]
    [InlineData("https://hooks.slack.com:8443/x", false)]
    [InlineData("https://slack.com/x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1:9/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//hooks.slack.com/x", false)]
    [InlineData("", false)]
    public void Answers_go_to_slacks_own_hosts_only(string address, bool taken)
    {
        var hosts = new SlackHosts(new Uri(SlackOptions.PublishedApiBaseUrl));
        var json = WireJson
            .Parse(System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["url"] = address }.ToJsonString()))!
            .Value;

        Assert.Equal(taken, hosts.AnswerAddress(json.At("url")) is not null);
    }
}
