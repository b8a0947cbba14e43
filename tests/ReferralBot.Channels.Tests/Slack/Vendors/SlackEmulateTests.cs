using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>Our calls are understood by a Web API that nobody here wrote (npm emulate).</summary>
public sealed class SlackEmulateTests : IAsyncLifetime
{
    private const string Token = "xoxb-maple";
    private const string Team = "T000000001";
    private const string General = "C000000001";
    private const string Admin = "U000000001";

    private EmulatedSlack _slack = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await EmulatedSlack.StartAsync(Token, Ct);

    public async ValueTask DisposeAsync()
    {
        if (_slack is not null)
        {
            await _slack.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_card_is_posted_changed_and_shown_to_one()
    {
        var general = new ConversationRef("slack", Team, General);

        var sent = Assert.IsType<SendResult.Sent>(await _slack.Channel.PostAsync(general, Samples.Receipt, "k", Ct));
        var changed = await _slack.Channel.ReplaceAsync(general, sent.MessageId, Samples.Scorecard, Ct);

        Assert.IsType<SendResult.Sent>(changed);
        var history = await DoneAsync("conversations.history", new JsonObject { ["channel"] = General });
        var message = history["messages"]!.AsArray().Single(one => one!["ts"]!.GetValue<string>() == sent.MessageId)!;
        Assert.Equal(Samples.Scorecard.Summary, message["text"]!.GetValue<string>());
        Assert.Equal("header", message["blocks"]![0]!["type"]!.GetValue<string>());
        var elsewhere = await _slack.Channel.PostAsync(general with { Id = "C404" }, Samples.Receipt, "k", Ct);
        Assert.IsType<SendResult.Refused>(elsewhere);
    }

    [Fact]
    public async Task A_form_opens_once_and_is_changed_from_the_version_that_was_seen()
    {
        var trigger = (await DoneAsync("views.generateTriggerId", new JsonObject { ["user_id"] = Admin }))[
            "trigger_id"
        ]!;
        var open = new JsonObject
        {
            ["trigger_id"] = trigger.DeepClone(),
            ["view"] = SlackFormRenderer.Modal(Samples.Referral, "kept"),
        };

        var view = (await DoneAsync("views.open", open))["view"]!;
        Assert.Equal("exchanged_trigger_id", await RefusedAsync("views.open", open));

        var update = new JsonObject
        {
            ["view_id"] = view["id"]!.DeepClone(),
            ["hash"] = view["hash"]!.DeepClone(),
            ["view"] = SlackFormRenderer.Modal(Samples.Referral, "again"),
        };
        await DoneAsync("views.update", update);
        Assert.Equal("hash_conflict", await RefusedAsync("views.update", update));
    }

    [Fact]
    public async Task A_person_is_known_and_gets_a_file()
    {
        var person = await _slack.Channel.FindPersonAsync(new UserRef("slack", Team, Admin), Ct);
        var file = new SlackFile("scorecard.csv", "Scorecard", "a;b\n"u8.ToArray());

        var shared = await _slack.Files.PostAsync(new ConversationRef("slack", Team, Admin), file, Ct);

        Assert.Equal(Standing.Admin, person!.Standing);
        Assert.IsType<SendResult.Sent>(shared);
    }

    private async Task<JsonNode> DoneAsync(string method, JsonObject arguments)
    {
        var answer = await _slack.Client.CallAsync(method, Token, (JsonObject)arguments.DeepClone(), Ct);
        return JsonNode.Parse(Assert.IsType<SlackAnswer.Done>(answer).Body.GetRawText())!;
    }

    private async Task<string> RefusedAsync(string method, JsonObject arguments) =>
        Assert
            .IsType<SlackAnswer.Failed>(
                await _slack.Client.CallAsync(method, Token, (JsonObject)arguments.DeepClone(), Ct)
            )
            .Error;
}
