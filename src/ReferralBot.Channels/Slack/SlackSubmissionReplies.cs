using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Answers forms. The acknowledgement says what becomes of the dialog: it closes, shows problems, or shows another view
/// (docs.slack.dev/surfaces/modals, <c>response_action</c>).
/// </summary>
internal sealed class SlackSubmissionReplies(
    SlackOpening opening,
    SlackPosts posts,
    SlackHomePage home,
    SlackOutgoing gate
)
{
    // A dialog that waits for the answer can't be closed from here.
    private static readonly Card Finished = new("Done", new Block.Paragraph("It's done. You can close this."));

    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown { AwaitsAnswer: true } shown => Act("update", SlackDialogReplies.Draw(exchange, shown)),
            Reply.Shown shown => Receipt(exchange, shown),
            Reply.Failed failed => Refuse(exchange, failed),
            Reply.Asked asked => Act(Way(exchange, asked), await opening.DrawAsync(exchange, asked.Form, ct)),
            Reply.Invalid { Form: { } form } invalid => await CorrectAsync(exchange, form, invalid, ct),
            Reply.Nothing when exchange.IsLate => Act("update", SlackRenderer.View(Finished)),
            Reply.Nothing => Act("clear"),
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a form."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    /// <summary>An acknowledgement that does something with the dialog.</summary>
    public SlackAck Act(string action, JsonObject? view = null)
    {
        var body = new JsonObject { ["response_action"] = action };
        if (view is not null)
        {
            body["view"] = view;
        }

        return SlackAck.Of(gate.Checked(body));
    }

    // Where it was asked for in a conversation, the dialog closes and the receipt stands there; else the dialog shows it.
    private SlackAck Receipt(SlackExchange exchange, Reply.Shown shown)
    {
        var closes = exchange is { HasConversation: true, IsLate: false };
        var ack = closes ? Act("clear") : Act("update", SlackDialogReplies.Draw(exchange, shown));
        return ack with { After = stop => TellAsync(exchange, shown, closes, stop) };
    }

    private async Task TellAsync(SlackExchange exchange, Reply.Shown shown, bool isClosed, CancellationToken ct)
    {
        if (shown.Audience == Audience.Conversation)
        {
            await posts.PublicAsync(exchange, shown.Card, ct);
        }
        else if (isClosed)
        {
            await posts.PrivateAsync(exchange, SlackRenderer.Message(shown.Card), ct);
        }

        if (!exchange.HasConversation)
        {
            await home.RefreshAsync(exchange, ct);
        }
    }

    // The problem lies on the form, so that "Back" leads to what was typed. Slack takes three views on each other.
    private SlackAck Refuse(SlackExchange exchange, Reply.Failed failed) =>
        exchange is { IsLate: false, Origin.IsFull: false }
            ? Act("push", SlackRenderer.ProblemView(failed, "Back", exchange.OpenFormId))
            : Act("update", SlackRenderer.ProblemView(failed, openFormId: exchange.OpenFormId));

    private static string Way(SlackExchange exchange, Reply.Asked asked) =>
        exchange is { IsLate: false, Origin.IsStacked: false } && !asked.Replaces ? "push" : "update";

    private async Task<SlackAck> CorrectAsync(
        SlackExchange exchange,
        Form form,
        Reply.Invalid invalid,
        CancellationToken ct
    )
    {
        if (exchange.IsLate || SlackFormRenderer.Errors(invalid.Problems, exchange.Origin.Inputs) is not { } errors)
        {
            return Act("update", await opening.DrawAsync(exchange, form, ct));
        }

        var body = new JsonObject { ["response_action"] = "errors", ["errors"] = errors };
        return SlackAck.Of(gate.Checked(body));
    }
}
