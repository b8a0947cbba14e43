using System.Text.Json.Nodes;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Turns;

public sealed class TeamsCardReaderTests
{
    private readonly TeamsReadings _readings = new();

    public static TheoryData<string> Ways => ["card action", "card message", "dialog sent", "extension sent"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_form_is_its_answers_with_what_was_kept_for_it(string way)
    {
        var opened = _readings.HasForm(TeamsReadings.Sam);

        var done = await _readings.DoneAsync(Sent(way, TeamsSamples.Form()));

        var sent = Assert.IsType<TurnInput.Submission>(done.Turn.Input);
        Assert.Equal(("intake", "the state", false), (sent.FormId, sent.State, sent.IsOutdated));
        Assert.Equal(["routine", "soon"], sent.Answers.For("services"));
        Assert.Equal(["3"], sent.Answers.For("count"));
        Assert.Equal(["2026-12-01"], sent.Answers.For("on"));
        Assert.Equal(["true"], sent.Answers.For("knows"));
        Assert.Equal(opened.Conversation, done.Turn.Conversation);
        Assert.Equal(opened, done.Origin.Opened);
        Assert.Equal($"form|{TeamsSamples.Sam}|{TeamsSamples.OpenForm}", done.Turn.DeliveryKey);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_button_is_its_line(string way)
    {
        var done = await _readings.DoneAsync(Sent(way, new JsonObject { ["~line"] = "/visit", ["name"] = "x" }));

        Assert.Equal(new TurnInput.Press("/visit"), done.Turn.Input);
        Assert.Equal(way == "extension sent" ? null : "1796299999000", done.Origin.MessageId);
    }

    [Fact]
    public async Task Two_presses_of_one_form_are_one_delivery_and_two_of_a_button_are_two()
    {
        _readings.HasForm(TeamsReadings.Sam);
        var (form, button) = (TeamsSamples.Action(TeamsSamples.Form()), Button("/visit"));
        var (formAgain, buttonAgain) = (form.DeepClone().AsObject(), button.DeepClone().AsObject());
        (formAgain["id"], buttonAgain["id"]) = ("f:2", "f:2");

        Assert.Equal(await KeyAsync(form), await KeyAsync(formAgain));
        Assert.NotEqual(await KeyAsync(button), await KeyAsync(buttonAgain));
        Assert.Equal("19:chat@thread.v2|f:2|adaptiveCard/action", await KeyAsync(buttonAgain));
    }

    [Fact]
    public async Task Without_an_id_the_same_activity_is_the_same_delivery()
    {
        var (one, other) = (Button("/visit"), Button("/visit"));
        one.Remove("id");
        other.Remove("id");
        other["timestamp"] = "2026-12-02T10:16:00Z";

        Assert.Equal(await KeyAsync(one), await KeyAsync(one.DeepClone().AsObject()));
        Assert.NotEqual(await KeyAsync(one), await KeyAsync(other));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_form_that_was_drawn_for_somebody_else_is_outdated_and_keeps_what_was_typed(string way)
    {
        _readings.HasForm(TeamsReadings.Sam with { Id = TeamsSamples.Lee });
        _readings.HasForm(TeamsReadings.Sam with { Installation = "another-tenant" });

        var done = await _readings.DoneAsync(Sent(way, TeamsSamples.Form()));

        var sent = Assert.IsType<TurnInput.Submission>(done.Turn.Input);
        Assert.True(sent.IsOutdated);
        Assert.Null(sent.State);
        Assert.Null(done.Origin.Opened);
        Assert.Equal(["Oak School"], sent.Answers.For("name"));
        Assert.NotEqual(TeamsSamples.Room, done.Turn.Conversation.Id);
        Assert.DoesNotContain(TeamsSamples.OpenForm, done.Turn.DeliveryKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_kept_for_a_conversation_of_another_tenant_is_not_believed()
    {
        var form = _readings.HasForm(TeamsReadings.Sam);
        var elsewhere = form.Conversation with { Installation = "another-tenant" };
        _readings.Forms.Has(TeamsReadings.Sam, TeamsSamples.OpenForm, form with { Conversation = elsewhere });

        Assert.True((await _readings.SentAsync(TeamsSamples.Action(TeamsSamples.Form()))).IsOutdated);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("' OR 1=1")]
    public async Task Without_a_sound_id_of_what_was_kept_a_form_is_outdated(string? state)
    {
        _readings.HasForm(TeamsReadings.Sam);
        var data = TeamsSamples.Form();
        data["~state"] = state;

        Assert.True((await _readings.SentAsync(TeamsSamples.Action(data))).IsOutdated);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"~line\":null}")]
    [InlineData("{\"~line\":5}")]
    [InlineData("{\"~line\":{\"a\":\"/visit\"}}")]
    [InlineData("{\"~form\":null}")]
    [InlineData("{\"~form\":[\"intake\"]}")]
    [InlineData("{\"cmd\":\"saveReferralSubmit\"}")]
    public async Task A_card_of_an_older_version_has_a_button_without_a_line(string data)
    {
        foreach (var way in (string[])["card action", "card message", "dialog sent", "extension sent"])
        {
            var done = await _readings.DoneAsync(Sent(way, JsonNode.Parse(data)!.AsObject()));

            Assert.Equal(new TurnInput.Press(""), done.Turn.Input);
        }
    }

    [Fact]
    public async Task A_line_longer_than_any_button_has_does_nothing() =>
        Assert.Equal(new TurnInput.Press(""), (await _readings.DoneAsync(Button(new string('x', 1_001)))).Turn.Input);

    [Fact]
    public async Task Words_that_come_with_a_value_of_somebody_elses_are_typed()
    {
        var message = TeamsSamples.Personal("/visit");
        message["value"] = new JsonObject { ["their"] = "own" };

        Assert.Equal("/visit", await _readings.LineAsync(message));
    }

    [Fact]
    public async Task The_playground_leaves_out_how_it_was_triggered_and_what_refreshes_itself_does_nothing()
    {
        var action = Button("/visit");
        action["value"]!.AsObject().Remove("trigger");
        action["value"]!["action"]!.AsObject().Remove("id");
        Assert.Equal(new TurnInput.Press("/visit"), (await _readings.DoneAsync(action)).Turn.Input);

        action["value"]!["trigger"] = "automatic";
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await _readings.AckAsync(action)).Status);
    }

    private static JsonObject Button(string line) => TeamsSamples.Action(new JsonObject { ["~line"] = line });

    private async Task<string?> KeyAsync(JsonObject activity) => (await _readings.DoneAsync(activity)).Turn.DeliveryKey;

    private static JsonObject Sent(string way, JsonObject data) =>
        way switch
        {
            "card action" => TeamsSamples.Action(data),
            "card message" => TeamsSamples.CardMessage(data),
            "dialog sent" => TeamsSamples.DialogSent(data),
            "extension sent" => TeamsSamples.ExtensionSent(data),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "No such way."),
        };
}
