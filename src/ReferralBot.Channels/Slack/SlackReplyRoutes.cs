using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Leads each reply to what answers it, by what the person did.</summary>
internal sealed class SlackReplyRoutes(
    SlackCommandReplies commands,
    SlackSubmissionReplies submissions,
    SlackPressReplies presses,
    SlackHomePage home,
    SlackOutgoing gate
)
{
    public Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        exchange.Origin.Kind switch
        {
            SlackKind.Command => commands.AnswerAsync(exchange, reply, ct),
            SlackKind.Submission => submissions.AnswerAsync(exchange, reply, ct),
            SlackKind.Press or SlackKind.Shortcut => presses.AnswerAsync(exchange, reply, ct),
            SlackKind.Search => Task.FromResult(Search(reply)),
            SlackKind.Home => home.AnswerAsync(exchange, reply, ct),
            var kind => throw new InvalidOperationException($"No way to answer a {kind}."),
        };

    /// <summary>The acknowledgement of a search that offers these.</summary>
    public SlackAck Offer(IReadOnlyList<Option> options) =>
        SlackAck.Of(gate.Checked(SlackFormRenderer.Options(options)));

    // A search that was refused finds nothing: there is no other way to answer it.
    private SlackAck Search(Reply reply) => Offer(reply is Reply.Options options ? options.Items : []);
}
