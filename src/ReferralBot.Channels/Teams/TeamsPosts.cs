using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>Says something to the person who did something, or to everybody in the conversation where it was done.</summary>
internal sealed partial class TeamsPosts(
    TeamsApi api,
    TeamsCards cards,
    TeamsPersonalChats chats,
    ILogger<TeamsPosts> logger
)
{
    private const string Neutral =
        "I have an answer for you, but I can't write to you alone. Open a chat with me, say hello, and try again.";

    /// <summary>
    /// Shows a card to the person alone: in their own chat, else as a message in the conversation that nobody else sees, else in
    /// their own chat again; what everybody reads in the end says nothing of it. The next way is for a refusal: where the answer
    /// was lost the message is most likely there, and what it tells of is saved in any case, so it is not said twice.
    /// </summary>
    public async Task WhisperAsync(TeamsExchange exchange, TeamsDrawn drawn, CancellationToken ct)
    {
        if (exchange.Turn.IsRehearsal)
        {
            return;
        }

        var (place, mri) = (exchange.Origin.Place, exchange.Origin.Mri);
        var isSaid = exchange.IsPersonal
            ? IsSaid(exchange, await api.SendAsync(place, drawn.ToMessage(), ct))
            : IsSaid(exchange, await api.WhisperAsync(place, mri, drawn.ToMessage(), ct))
                || await IsSaidInOwnChatAsync(exchange, drawn, ct)
                || await IsSaidThatThereIsOneAsync(exchange, ct);
        if (!isSaid)
        {
            Log.Unheard(logger, place.Tenant, exchange.Origin.Kind);
        }
    }

    /// <summary>
    /// Posts a card for everybody where it belongs. Where that cannot be, the person gets the card and hears why.
    /// </summary>
    public async Task PublicAsync(TeamsExchange exchange, Card card, CancellationToken ct)
    {
        if (exchange.Turn.IsRehearsal)
        {
            return;
        }

        var origin = exchange.Origin.Place;
        var place = exchange.IsHere ? origin : origin with { ConversationId = exchange.Turn.Conversation.Id };
        var why = await api.SendAsync(place, cards.Message(card), ct) switch
        {
            TeamsAnswer.Done or TeamsAnswer.Lost => null, // lost: it may be there, and is not posted again
            TeamsAnswer.Failed { Status: 403, Code: "BotNotInConversationRoster" } =>
                "I'm not in that conversation. Add me to it (under Apps), then I can post there.",
            TeamsAnswer.Later => "Teams takes no messages there right now.",
            TeamsAnswer.Failed or TeamsAnswer.Unsent => "Teams doesn't let me post there.",
            var answer => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };
        if (why is not null)
        {
            var note = new Block.Note($"Only you see this. {why}");
            var onlyYou = card with { Blocks = [.. card.Blocks, note] };
            await WhisperAsync(exchange, cards.Draw(onlyYou, cards.Alone(exchange)), ct);
        }
    }

    /// <summary>Puts a card in the place of the message that was used. Says whether it is there.</summary>
    public async Task<bool> TryReplaceAsync(TeamsExchange exchange, TeamsDrawn drawn, CancellationToken ct)
    {
        if (exchange.Turn.IsRehearsal)
        {
            return true;
        }

        var isTargeted = exchange.IsAlone || (exchange.IsForm && !exchange.IsPersonal);
        return exchange.Origin.MessageId is { } id
            && IsSaid(exchange, await api.UpdateAsync(exchange.Origin.Place, id, drawn.ToMessage(), isTargeted, ct));
    }

    private async Task<bool> IsSaidInOwnChatAsync(TeamsExchange exchange, TeamsDrawn drawn, CancellationToken ct)
    {
        var (person, origin) = (exchange.Turn.User, exchange.Origin);
        if (await chats.FindAsync(person, origin.Mri, origin.Place, ct) is not { } chat)
        {
            return false;
        }

        var answer = await SendToAsync(chat, exchange, drawn.ToMessage(), ct);
        return
            answer is TeamsAnswer.Failed { Status: 404 }
            && await chats.OpenAsync(person, origin.Mri, origin.Place, ct) is { } opened
            && opened != chat
            ? IsSaid(exchange, await SendToAsync(opened, exchange, drawn.ToMessage(), ct))
            : IsSaid(exchange, answer);
    }

    // A chat that is the conversation itself is nobody's own.
    private async Task<TeamsAnswer> SendToAsync(
        TeamsPlace chat,
        TeamsExchange exchange,
        JsonObject message,
        CancellationToken ct
    ) =>
        TeamsSource.WithoutThread(chat.ConversationId) == exchange.Origin.ConversationId && !exchange.IsPersonal
            ? new TeamsAnswer.Unsent("That chat is read by others.")
            : await api.SendAsync(chat, message, ct);

    private async Task<bool> IsSaidThatThereIsOneAsync(TeamsExchange exchange, CancellationToken ct) =>
        !exchange.IsExtension
        && IsSaid(exchange, await api.SendAsync(exchange.Origin.Place, cards.Say(Neutral).ToMessage(), ct));

    private bool IsSaid(TeamsExchange exchange, TeamsAnswer answer)
    {
        switch (answer)
        {
            case TeamsAnswer.Done:
                return true;
            case TeamsAnswer.Lost:
                Log.Lost(logger, exchange.Origin.Place.Tenant, exchange.Origin.Kind);
                return true;
            case TeamsAnswer.Failed or TeamsAnswer.Later or TeamsAnswer.Unsent:
                return false;
            default:
                throw new InvalidOperationException($"No such answer: {answer.GetType().Name}.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The answer to a {Kind} in {Tenant} could not be shown in any way"
        )]
        public static partial void Unheard(ILogger logger, string tenant, TeamsKind kind);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "Whether the answer to a {Kind} in {Tenant} was shown is not known; it is not shown again"
        )]
        public static partial void Lost(ILogger logger, string tenant, TeamsKind kind);
    }
}
