using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers buttons of messages, and shortcuts of messages. The acknowledgement is empty: the answer is a message.</summary>
internal sealed class SlackMessageReplies(SlackOpening opening, SlackPosts posts)
{
    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown { Replaces: true } shown => SlackAck.Then(stop => posts.ReplaceAsync(exchange, shown, stop)),
            Reply.Shown { Audience: Audience.Conversation } shown => SlackAck.Then(stop =>
                posts.PublicAsync(exchange, shown.Card, stop)
            ),
            Reply.Shown shown => SlackAck.Then(stop =>
                posts.PrivateAsync(exchange, SlackRenderer.Message(shown.Card), stop)
            ),
            Reply.Asked asked => await OpenAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await OpenAsync(exchange, form, ct),
            Reply.Failed failed => Problem(exchange, failed),
            Reply.Nothing => SlackAck.Empty,
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a button."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    private async Task<SlackAck> OpenAsync(SlackExchange exchange, Form form, CancellationToken ct) =>
        await opening.OpenAsync(exchange, form, ct) is { } failed ? Problem(exchange, failed) : SlackAck.Empty;

    private SlackAck Problem(SlackExchange exchange, Reply.Failed failed) =>
        SlackAck.Then(stop => posts.PrivateAsync(exchange, SlackRenderer.Problem(failed), stop));
}
