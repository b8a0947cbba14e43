using ReferralBot.Channels.Slack;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>What an older version of the bot drew is still open in somebody's client.</summary>
public sealed class SlackOlderVersionTests
{
    [Theory]
    [InlineData("action_id", "done_42")]
    [InlineData("value", null)]
    public async Task A_button_of_an_older_version_is_answered_in_words(string field, string? value)
    {
        await using var host = await SlackHost.StartAsync();
        host.Turns.Answer = null;
        var payload = SlackHost.Golden("press-in-message.blockaction");
        payload["actions"]![0]![field] = value;

        await host.TurnOfAsync("press-in-message.blockaction", payload);

        var failed = Assert.IsType<Reply.Failed>(Assert.Single(host.Turns.Answered).Reply);
        Assert.Equal("That button is from an older version of me. Please type the command instead.", failed.Message);
    }

    [Theory]
    [InlineData(
        "shortcut.shortcut",
        "old.shortcut",
        "That button is from an older version of me. Please type the command instead."
    )]
    [InlineData(
        "message-shortcut.messageaction",
        "old",
        "I can't read messages for that. Please type the command instead."
    )]
    [InlineData("submission.viewsubmission", "old.form", "I don't know that form any more. Please open it again.")]
    public async Task What_an_older_version_put_up_is_answered_in_words(string kind, string id, string sentence)
    {
        await using var host = await SlackHost.StartAsync();
        host.Turns.Answer = null;
        var payload = SlackHost.Golden(kind);
        (payload["view"] ?? payload)["callback_id"] = id;

        await host.TurnOfAsync(kind, payload);

        Assert.Equal(sentence, Assert.IsType<Reply.Failed>(Assert.Single(host.Turns.Answered).Reply).Message);
    }

    // An app made with a manifest of before has the command's own id in the menu of a message.
    [Theory]
    [InlineData("visit")]
    [InlineData("visit.message")]
    public async Task A_shortcut_of_a_message_is_known_by_its_old_id_and_by_the_manifests(string callback)
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("message-shortcut.messageaction");
        payload["callback_id"] = callback;

        var turn = await host.TurnOfAsync("message-shortcut.messageaction", payload);

        Assert.Equal("visit", Assert.IsType<TurnInput.FromMessage>(turn.Input).HandlerId);
        Assert.Equal("visit.message", SlackShortcuts.ForMessage("visit"));
    }
}
