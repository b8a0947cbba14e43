using System.Text.Json.Nodes;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>Forms under a person's hands: what is sent, and what becomes of the answer.</summary>
public sealed class SlackPersonFormTests : FakeSlackTests
{
    [Fact]
    public async Task A_form_is_filled_in_and_closed_by_an_empty_answer_only()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);
        var view = await OpensAsync(person);
        await person.FillsAsync(view, ("Note", "Called back"));
        bot.Says("""{"ok":true}""");

        Assert.Equal(FakeOutcome.Trouble, (await person.SubmitsAsync(view)).Complaint);
        Assert.True(view.IsOpen);
        Assert.Null((await person.SubmitsAsync(view)).Complaint);

        Assert.False(view.IsOpen);
        var value = bot.Received[^1]["view"]!["state"]!["values"]!["note"]!["answer"]!;
        Assert.Equal("Called back", value["value"]!.GetValue<string>());
        Assert.Equal("plain_text_input", value["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_lacks_something_is_not_sent()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);
        var view = await OpensAsync(person);

        Assert.Null((await person.SubmitsAsync(view)).Ack);

        Assert.Equal(FakeOutcome.Required, view.Errors["note"]);
        Assert.Empty(bot.Received);
    }

    [Fact]
    public async Task Errors_are_shown_at_inputs_and_nowhere_else()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);
        var view = await OpensAsync(person);
        await person.FillsAsync(view, ("note", "x"));
        bot.Says("""{"response_action":"errors","errors":{"note":"No names, please."}}""");
        bot.Says("""{"response_action":"errors","errors":{"nowhere":"Lost."}}""");

        await person.SubmitsAsync(view);
        Assert.Equal("No names, please.", view.Errors["note"]);
        Assert.Equal(FakeOutcome.Trouble, (await person.SubmitsAsync(view)).Complaint);
    }

    [Fact]
    public async Task Another_view_takes_its_place_or_lies_on_it_up_to_three()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);
        var view = await OpensAsync(person);
        await person.FillsAsync(view, ("note", "kept"));
        Answers(bot, "update", Modal("Second"));
        Answers(bot, "push", Modal("Third"));
        Answers(bot, "push", Modal("Fourth"));
        Answers(bot, "push", Modal("Fifth"));

        await person.SubmitsAsync(view);
        await person.SubmitsAsync(view); // what was typed is still there: block and action have the same names
        await FillsAndSubmitsAsync(person);
        var last = await FillsAndSubmitsAsync(person);

        Assert.Equal(FakeOutcome.Trouble, last.Complaint);
        Assert.Equal(["Second", "Third", "Fourth"], Slack.ViewsOf(Ana).Select(one => one.Title));
        bot.Says("""{"response_action":"clear"}""");
        await FillsAndSubmitsAsync(person);
        Assert.Empty(Slack.ViewsOf(Ana));
    }

    [Fact]
    public async Task Choices_are_asked_of_the_app_and_taken_by_their_words()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);
        var modal = Modal();
        modal["blocks"]![0]!["element"] = new JsonObject
        {
            ["type"] = "external_select",
            ["action_id"] = "answer",
            ["min_query_length"] = 1,
        };
        var view = await OpensAsync(person, modal);
        bot.Says("""{"options":[{"text":{"type":"plain_text","text":"Oak School"},"value":"7"}]}""");

        await person.PicksAsync(view, "Note", typed: "oak", label: "Oak School");
        await person.SubmitsAsync(view);

        Assert.Equal("oak", bot.Received[0]["value"]!.GetValue<string>());
        Assert.Equal("/slack/options", bot.Paths[0]);
        var value = bot.Received[1]["view"]!["state"]!["values"]!["note"]!["answer"]!["selected_option"]!["value"]!;
        Assert.Equal("7", value.GetValue<string>());
    }

    private SlackPerson Person(ScriptedBot bot) => new(Slack, Ana, new FakeHttpTransport(Slack, bot.Address));

    private async Task<FakeView> OpensAsync(SlackPerson person, JsonObject? modal = null)
    {
        Done(await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", modal ?? Modal())));
        return person.View!;
    }

    private static async Task<FakeOutcome> FillsAndSubmitsAsync(SlackPerson person)
    {
        await person.FillsAsync(person.View!, ("note", "x"));
        return await person.SubmitsAsync(person.View!);
    }

    private static void Answers(ScriptedBot bot, string action, JsonObject view) =>
        bot.Says(new JsonObject { ["response_action"] = action, ["view"] = view }.ToJsonString());
}
