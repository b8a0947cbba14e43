using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>Leads each reply to what answers it, by what the person did.</summary>
internal sealed class TeamsReplyRoutes(
    TeamsMessageReplies messages,
    TeamsCardReplies cards,
    TeamsDialogReplies dialogs,
    TeamsSearchReplies searches
)
{
    public Task<TeamsAck> AnswerAsync(TeamsExchange exchange, Reply reply, CancellationToken ct) =>
        exchange.Origin.Kind switch
        {
            TeamsKind.Message => messages.AnswerAsync(exchange, reply, ct),
            TeamsKind.CardAction or TeamsKind.CardMessage => cards.AnswerAsync(exchange, reply, ct),
            TeamsKind.DialogOpened or TeamsKind.DialogSent or TeamsKind.ExtensionOpened or TeamsKind.ExtensionSent =>
                dialogs.AnswerAsync(exchange, reply, ct),
            TeamsKind.ExtensionSearch => Task.FromResult(searches.Extension(reply)),
            TeamsKind.Search => Task.FromResult(TeamsSearchReplies.Field(reply)),
            TeamsKind.Presence => throw new InvalidOperationException("Nobody did anything that is answered."),
            var kind => throw new InvalidOperationException($"No way to answer a {kind}."),
        };

    /// <summary>The answer that says that the work still goes on.</summary>
    public TeamsAck? StillWorking(TeamsKind kind) =>
        kind switch
        {
            TeamsKind.Message or TeamsKind.CardMessage => null,
            TeamsKind.CardAction => TeamsAck.Of(TeamsInvokes.Toast(TeamsCards.StillWorking)),
            TeamsKind.DialogOpened or TeamsKind.DialogSent or TeamsKind.ExtensionOpened or TeamsKind.ExtensionSent =>
                TeamsAck.Of(TeamsDialogs.Message(TeamsDialogReplies.StillWorking)),
            TeamsKind.ExtensionSearch => searches.Extension(new Reply.Nothing()),
            TeamsKind.Search => TeamsSearchReplies.Field(new Reply.Nothing()),
            TeamsKind.Presence => TeamsAck.Empty,
            _ => throw new InvalidOperationException($"No way to answer a {kind}."),
        };
}
