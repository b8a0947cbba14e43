using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers slash commands: what only the person may see is the acknowledgement itself.</summary>
internal sealed class SlackCommandReplies(SlackOpening opening, SlackPosts posts, SlackOutgoing gate)
{
    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown { Audience: Audience.Conversation } shown => SlackAck.Then(stop =>
                posts.PublicAsync(exchange, shown.Card, stop)
            ),
            Reply.Shown shown => Ephemeral(SlackRenderer.Message(shown.Card)),
            Reply.Asked asked => await OpenAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await OpenAsync(exchange, form, ct),
            Reply.Failed failed => Ephemeral(SlackRenderer.Problem(failed)),
            Reply.Nothing => SlackAck.Empty,
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a command."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    /// <summary>An acknowledgement that is a message to the person alone; the message was drawn for it, and becomes it.</summary>
    public SlackAck Ephemeral(JsonObject message)
    {
        var answer = gate.Checked(message);
        answer["response_type"] = "ephemeral";
        return SlackAck.Of(answer);
    }

    private async Task<SlackAck> OpenAsync(SlackExchange exchange, Form form, CancellationToken ct) =>
        await opening.OpenAsync(exchange, form, ct) is { } failed
            ? Ephemeral(SlackRenderer.Problem(failed))
            : SlackAck.Empty;
}
