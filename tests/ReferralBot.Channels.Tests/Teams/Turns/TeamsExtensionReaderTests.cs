using System.Net;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsExtensionReaderTests
{
    private readonly TeamsReadings _readings = new();

    [Theory]
    [InlineData("compose")]
    [InlineData("commandBox")]
    public async Task A_command_of_the_extension_is_its_line(string context)
    {
        var done = await _readings.DoneAsync(TeamsSamples.ExtensionOpened(context));

        Assert.Equal(new TurnInput.Press("/intake"), done.Turn.Input);
        Assert.Equal((TeamsKind.ExtensionOpened, (string?)null), (done.Origin.Kind, done.Origin.MessageId));
    }

    [Fact]
    public async Task On_a_message_it_gets_the_words_of_that_message() =>
        Assert.Equal(
            new TurnInput.FromMessage(
                "intake",
                "New client from Northside & co",
                new DateTimeOffset(2026, 11, 30, 8, 0, 0, 500, TimeSpan.Zero)
            ),
            (await _readings.DoneAsync(TeamsSamples.ExtensionOpened("message"))).Turn.Input
        );

    [Theory]
    [InlineData("2099-01-01T00:00:00Z")]
    [InlineData("yesterday")]
    [InlineData(null)]
    public async Task When_a_message_was_written_is_not_in_the_future(string? created)
    {
        var activity = TeamsSamples.ExtensionOpened("message");
        activity["value"]!["messagePayload"]!["createdDateTime"] = created;

        var input = Assert.IsType<TurnInput.FromMessage>((await _readings.DoneAsync(activity)).Turn.Input);

        Assert.Equal(TeamsReadings.Now, input.WrittenAt);
    }

    [Fact]
    public async Task Plain_text_is_no_html()
    {
        var activity = TeamsSamples.ExtensionOpened("message");
        activity["value"]!["messagePayload"]!["body"] = new JsonObject
        {
            ["contentType"] = "text",
            ["content"] = "a <b> c",
        };

        var input = Assert.IsType<TurnInput.FromMessage>((await _readings.DoneAsync(activity)).Turn.Input);

        Assert.Equal("a <b> c", input.Text);
    }

    [Fact]
    public async Task A_command_that_reads_no_messages_is_its_line_on_a_message_too()
    {
        var activity = TeamsSamples.ExtensionOpened("message");
        activity["value"]!["commandId"] = "visit";
        Assert.Equal(new TurnInput.Press("/visit"), (await _readings.DoneAsync(activity)).Turn.Input);

        activity["value"]!["commandId"] = "gone";
        Assert.Equal(new TurnInput.Press(""), (await _readings.DoneAsync(activity)).Turn.Input);
    }

    [Theory]
    [InlineData("send")]
    [InlineData("edit")]
    public async Task What_is_done_with_a_preview_is_left_alone(string action)
    {
        var activity = TeamsSamples.ExtensionSent(TeamsSamples.Form());
        activity["value"]!["botMessagePreviewAction"] = action;

        Assert.Equal(TeamsAck.Empty, await _readings.AckAsync(activity));
    }

    [Fact]
    public async Task A_search_has_words_once_somebody_typed_some()
    {
        var typed = await _readings.DoneAsync(TeamsSamples.ExtensionSearch(("searchText", "north")));
        var first = await _readings.DoneAsync(TeamsSamples.ExtensionSearch(("initialRun", "true")));
        var both = TeamsSamples.ExtensionSearch(("initialRun", "true"), ("searchText", "north"));

        Assert.Equal(new TurnInput.Find("partners", "north"), typed.Turn.Input);
        Assert.Null(typed.Turn.DeliveryKey);
        Assert.Equal(new TurnInput.Find("partners", ""), first.Turn.Input);
        Assert.Equal(new TurnInput.Find("partners", "north"), (await _readings.DoneAsync(both)).Turn.Input);
    }

    [Fact]
    public async Task Letters_in_a_field_are_a_search_of_that_field()
    {
        var done = await _readings.DoneAsync(TeamsSamples.Search());

        Assert.Equal(new TurnInput.Search("intake", "from", "nor"), done.Turn.Input);
        Assert.Null(done.Turn.DeliveryKey);
    }

    [Theory]
    [InlineData("partners")]
    [InlineData("/from")]
    [InlineData("intake/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_search_of_no_field_is_refused(string? dataset)
    {
        var activity = TeamsSamples.Search();
        activity["value"]!["dataset"] = dataset;

        Assert.Equal(HttpStatusCode.BadRequest, (await _readings.AckAsync(activity)).Status);
    }

    [Fact]
    public async Task A_button_that_opens_a_dialog_is_its_line_whatever_else_it_carries()
    {
        var activity = TeamsSamples.DialogOpened();
        activity["value"]!["data"]!["~form"] = "intake";

        Assert.Equal(new TurnInput.Press("/intake"), (await _readings.DoneAsync(activity)).Turn.Input);
    }
}
