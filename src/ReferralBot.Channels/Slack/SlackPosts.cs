using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Slack;

/// <summary>Says something to the person who did something, or to everybody in the conversation where it was done.</summary>
internal sealed partial class SlackPosts(
    SlackApi api,
    SlackOutgoing gate,
    SlackBotNames names,
    TimeProvider time,
    ILogger<SlackPosts> logger
)
{
    /// <summary>
    /// Shows a message to the person alone: by the address for answers, else in the conversation, else in direct messages. The
    /// next way is for a refusal: where Slack's answer was lost the message is most likely there, and what it tells of is saved
    /// in any case, so it is not said twice.
    /// </summary>
    public async Task PrivateAsync(SlackExchange exchange, JsonObject message, CancellationToken ct)
    {
        var drawn = gate.Checked(message);
        var (installation, user) = (exchange.Origin.Installation, exchange.Origin.UserId);
        if (
            exchange.ReplyTo(time) is { } address
            && IsSaid(exchange, await api.RespondAsync(address, Answer(drawn, replaces: false), ct))
        )
        {
            return;
        }

        if (exchange.HasConversation)
        {
            var ephemeral = With(drawn, ("channel", exchange.Turn.Conversation.Id), ("user", user));
            if (IsSaid(exchange, await api.CallAsync(installation, "chat.postEphemeral", ephemeral, ct)))
            {
                return;
            }
        }

        var direct = With(drawn, ("channel", user));
        if (!IsSaid(exchange, await api.CallAsync(installation, "chat.postMessage", direct, ct)))
        {
            Log.Unheard(logger, installation, exchange.Origin.Kind);
        }
    }

    /// <summary>
    /// Posts a card for everybody, never by the address for answers, which would show what was typed. Where that cannot be, the
    /// person gets the card and hears why.
    /// </summary>
    public async Task PublicAsync(SlackExchange exchange, Card card, CancellationToken ct)
    {
        var (installation, conversation) = (exchange.Origin.Installation, exchange.Turn.Conversation.Id);
        var message = With(gate.Checked(SlackRenderer.Message(card)), ("channel", conversation));
        switch (await api.CallAsync(installation, "chat.postMessage", message, ct))
        {
            case SlackAnswer.Done or SlackAnswer.Lost:
                return; // lost: it may be there, and is not posted again
            case SlackAnswer.Failed failed:
                var refusal = SlackRefusals.Of(failed, conversation, await names.InAsync(installation, ct));
                await PrivateAsync(exchange, OnlyYou(card, refusal.Reason), ct);
                return;
            case SlackAnswer.Later:
                await PrivateAsync(exchange, OnlyYou(card, "Slack takes no messages there right now."), ct);
                return;
            default:
                throw new InvalidOperationException("No such answer.");
        }
    }

    /// <summary>
    /// Puts a card in the place of the message whose button was pressed. A message that everybody sees is replaced only by what
    /// everybody may see.
    /// </summary>
    public async Task ReplaceAsync(SlackExchange exchange, Reply.Shown shown, CancellationToken ct)
    {
        var isPublic = shown.Audience == Audience.Conversation;
        if (isPublic != exchange.Origin.IsEphemeral && await TryReplaceAsync(exchange, shown.Card, ct))
        {
            return;
        }

        await (
            isPublic
                ? PublicAsync(exchange, shown.Card, ct)
                : PrivateAsync(exchange, SlackRenderer.Message(shown.Card), ct)
        );
    }

    private bool IsSaid(SlackExchange exchange, SlackAnswer answer)
    {
        switch (answer)
        {
            case SlackAnswer.Done:
                return true;
            case SlackAnswer.Lost:
                Log.Lost(logger, exchange.Origin.Installation, exchange.Origin.Kind);
                return true;
            case SlackAnswer.Failed or SlackAnswer.Later:
                return false;
            default:
                throw new InvalidOperationException("No such answer.");
        }
    }

    private async Task<bool> TryReplaceAsync(SlackExchange exchange, Card card, CancellationToken ct)
    {
        var origin = exchange.Origin;
        var message = gate.Checked(SlackRenderer.Message(card));
        if (origin is { IsEphemeral: false, MessageId: { } ts, ConversationId: { } channel })
        {
            var update = With(message, ("channel", channel), ("ts", ts));
            if (await api.CallAsync(origin.Installation, "chat.update", update, ct) is SlackAnswer.Done)
            {
                return true;
            }
        }

        return origin.ResponseUrl is { } address
            && await api.RespondAsync(address, Answer(message, replaces: true), ct) is SlackAnswer.Done;
    }

    private static JsonObject OnlyYou(Card card, string why) =>
        SlackRenderer.Message(card with { Blocks = [.. card.Blocks, new Block.Note($"Only you see this. {why}")] });

    // The kind of answer is always said (docs.slack.dev/interactivity/implementing-slash-commands).
    private static JsonObject Answer(JsonObject message, bool replaces)
    {
        var answer = With(message);
        answer["replace_original"] = replaces;
        if (!replaces)
        {
            answer["response_type"] = "ephemeral";
        }

        return answer;
    }

    private static JsonObject With(JsonObject message, params IEnumerable<(string Key, string Value)> more)
    {
        var copy = message.DeepClone().AsObject();
        foreach (var (key, value) in more)
        {
            copy[key] = value;
        }

        return copy;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The answer to a {Kind} in {Installation} could not be shown in any way"
        )]
        public static partial void Unheard(ILogger logger, string installation, SlackKind kind);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Whether the answer to a {Kind} in {Installation} was shown is not known; it is not shown again"
        )]
        public static partial void Lost(ILogger logger, string installation, SlackKind kind);
    }
}
