using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers buttons and shortcuts, by where they were: on the home page, in a dialog, at a message or nowhere at all.</summary>
internal sealed class SlackPressReplies(
    SlackPageReplies pages,
    SlackDialogReplies dialogs,
    SlackMessageReplies messages
)
{
    public Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        exchange.Origin switch
        {
            { Kind: SlackKind.Press, IsHome: true } => pages.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Press, ViewId: not null } => dialogs.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Shortcut, ConversationId: null } => pages.AnswerAsync(exchange, reply, ct),
            _ => messages.AnswerAsync(exchange, reply, ct),
        };
}
