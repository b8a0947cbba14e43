using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Tests.Slack.Fake;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing.Slack;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>Everything that we send, and everything that our tests send, has the shape that Slack's own types give it.</summary>
public sealed partial class SlackTypesTests : FakeSlackTests
{
    private readonly TypeCheck _check = new();

    [Fact]
    public async Task What_we_draw_has_the_vendors_shape()
    {
        AddSamples();
        await AddFeaturesAsync();
        AddApproved();

        Assert.True(_check.Count > 100, $"Only {_check.Count} things were drawn.");
        Assert.Empty(await _check.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_our_tests_send_has_the_vendors_shape()
    {
        await using var bot = await ScriptedBot.StartAsync(Slack.SigningSecret);
        await EverythingAsync(new SlackPerson(Slack, Ana, new FakeHttpTransport(Slack, bot.Address)));

        Assert.Equal(Kinds.Order(), bot.Received.Select(KindOf).Distinct().Order());
        foreach (var sent in bot.Received)
        {
            _check.Add(KindOf(sent), sent["type"]?.GetValue<string>() ?? "command", sent);
        }

        Assert.Empty(await _check.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_misspelt_block_is_found()
    {
        _check.Add("Modal", "right", Modal());
        var wrong = Modal();
        wrong["blocks"]![0]!["element"]!["type"] = "plain_text_inptu";
        _check.Add("Modal", "wrong", wrong);

        var faults = await _check.RunAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.StartsWith("wrong: ", fault, StringComparison.Ordinal));
    }

    private static readonly string[] Kinds =
    [
        "Closed",
        "Command",
        "Event",
        "MessageShortcut",
        "Press",
        "Search",
        "Shortcut",
        "Submission",
    ];

    private async Task EverythingAsync(SlackPerson person)
    {
        await person.TypesAsync("/referral received from:Oak", General);
        var message = await CallsAsync(
            "chat.postMessage",
            [("channel", General.Id), .. SlackRenderer.Message(Samples.Receipt).Select(pair => (pair.Key, pair.Value))]
        );
        Done(message);
        await person.PressesAsync(Slack.MessagesIn(General.Id)[0], "Thank");
        await person.UsesShortcutAsync("log");
        await person.UsesMessageShortcutAsync("log", person.Posts("Oak sent somebody", General));
        await person.OpensHomeAsync();

        var modal = SlackFormRenderer.Modal(Samples.Referral, "kept");
        modal["notify_on_close"] = true;
        Done(await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", modal)));
        await person.SearchesAsync(person.View!, "from", "oak");
        await person.FillsAsync(person.View!, ("urgency", "Soon"), ("knows", "Yes, they expect the call"));
        await person.SubmitsAsync(person.View!);
        Done(await CallsAsync("views.open", ("trigger_id", Slack.NewTrigger(Ana)), ("view", modal)));
        await person.CancelsAsync(person.View!);
        await person.UninstallsAsync();
    }

    private static string KindOf(JsonObject sent) =>
        sent["type"]?.GetValue<string>() switch
        {
            null => "Command",
            "block_actions" => "Press",
            "view_submission" => "Submission",
            "view_closed" => "Closed",
            "block_suggestion" => "Search",
            "shortcut" => "Shortcut",
            "message_action" => "MessageShortcut",
            "event_callback" => "Event",
            var type => throw new InvalidOperationException($"{type} is not known."),
        };
}
