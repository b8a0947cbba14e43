using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Fake;

/// <summary>What a person does reaches the bot as Slack sends it, and what the bot says is shown as Slack shows it.</summary>
public sealed class SlackPersonTests : FakeSlackTests
{
    [Fact]
    public async Task A_command_comes_signed_with_its_words_and_the_answer_is_shown_to_the_person_alone()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        bot.Says("""{"response_type":"ephemeral","text":"Logged &amp; done"}""");

        var outcome = await Person(bot).TypesAsync("/referral received from:Oak & Co", General);

        Assert.Null(outcome.Complaint);
        var sent = Assert.Single(bot.Received);
        Assert.Equal("/referral", sent["command"]!.GetValue<string>());
        Assert.Equal("received from:Oak & Co", sent["text"]!.GetValue<string>());
        Assert.Equal("/slack/commands", Assert.Single(bot.Paths));
        Assert.Equal("Logged & done", Assert.Single(Slack.EphemeralsFor(Ana)).Seen);
        Assert.Empty(Slack.MessagesIn(General.Id));
    }

    [Fact]
    public async Task After_three_seconds_nobody_waits_any_more()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var asked = new TaskCompletionSource();
        var late = new TaskCompletionSource();
        bot.Answers.Enqueue(async _ =>
        {
            asked.SetResult();
            await late.Task;
            return Results.Text("too late");
        });

        var typing = Person(bot).TypesAsync("/referral", General);
        await asked.Task;
        Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("/referral failed: operation_timeout", (await typing).Complaint);
        late.SetResult();
        Assert.Empty(Slack.EphemeralsFor(Ana));
        Assert.Single(Slack.Complaints);
    }

    [Fact]
    public async Task A_button_of_a_message_comes_with_its_value_and_an_address_for_answers()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        await CallsAsync("chat.postMessage", ("channel", General.Id), ("text", "Due"), ("blocks", Buttons()));

        await Person(bot).PressesAsync(Slack.MessagesIn(General.Id)[0], "Done");

        var sent = Assert.Single(bot.Received);
        Assert.Equal("block_actions", sent["type"]!.GetValue<string>());
        Assert.Equal("/checkin done P-3", sent["actions"]![0]!["value"]!.GetValue<string>());
        var address = new Uri(sent["response_url"]!.GetValue<string>());
        Done(await Api.RespondsAsync(address, new JsonObject { ["text"] = "Gone", ["replace_original"] = true }));
        Assert.Equal("Gone", Assert.Single(Slack.MessagesIn(General.Id)).Seen);
    }

    [Fact]
    public async Task The_home_page_and_the_shortcuts_are_told_of()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var person = Person(bot);

        await person.OpensHomeAsync();
        await person.UsesShortcutAsync("log");
        await person.UsesMessageShortcutAsync("log.message", person.Posts("Oak sent <b>", General));

        Assert.Equal("app_home_opened", bot.Received[0]["event"]!["type"]!.GetValue<string>());
        Assert.Equal("T1", bot.Received[0]["authorizations"]![0]!["team_id"]!.GetValue<string>());
        Assert.Equal("shortcut", bot.Received[1]["type"]!.GetValue<string>());
        Assert.Equal("Oak sent &lt;b&gt;", bot.Received[2]["message"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_app_is_removed_with_two_events_and_its_token_is_dead_before_them()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        var token = Maple.BotToken;

        await Person(bot).UninstallsAsync("app_uninstalled", "tokens_revoked");

        Assert.Equal(
            ["app_uninstalled", "tokens_revoked"],
            bot.Received.Select(sent => sent["event"]!["type"]!.GetValue<string>())
        );
        Refused("account_inactive", await Api.CallsAsync("auth.test", token));
    }

    private SlackPerson Person(ScriptedBot bot) => new(Slack, Ana, new FakeHttpTransport(Slack, bot.Address));

    private static JsonArray Buttons() =>
        [
            new JsonObject
            {
                ["type"] = "actions",
                ["elements"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "button",
                        ["action_id"] = "press.0",
                        ["text"] = Plain("Done"),
                        ["value"] = "/checkin done P-3",
                    }
                ),
            },
        ];
}
