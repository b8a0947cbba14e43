using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers what a person did in Slack: the acknowledgement, the dialogs to open and the messages to post.</summary>
internal sealed class SlackReplies(
    SlackCommandReplies commands,
    SlackMessageReplies messages,
    SlackDialogReplies dialogs,
    SlackSubmissionReplies submissions,
    SlackPageReplies pages,
    SlackHomePage home,
    SlackViews views,
    SlackPosts posts,
    SlackOutgoing gate
)
{
    /// <summary>
    /// Makes the acknowledgement and opens what must be opened before it. What can wait is in <see cref="SlackAck.After"/>.
    /// </summary>
    public Task<SlackAck> AnswerAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct) =>
        AnswerAsync(new SlackExchange(done) { Scope = scope }, reply, ct);

    /// <summary>The acknowledgement that says that the work still goes on.</summary>
    public SlackAck StillWorking(SlackRead.Done done) =>
        done.Origin switch
        {
            { Kind: SlackKind.Command } => commands.Ephemeral(SlackRenderer.Working()),
            { Kind: SlackKind.Submission } => submissions.Act("update", SlackRenderer.WorkingView()),
            { Kind: SlackKind.Search } => Options([]),
            { ResponseUrl: not null } => SlackAck.Empty with
            {
                After = stop => posts.PrivateAsync(new SlackExchange(done), SlackRenderer.Working(), stop),
            },
            _ => SlackAck.Empty,
        };

    /// <summary>Gives the real answer after <see cref="StillWorking"/>.</summary>
    public async Task AnswerLateAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct)
    {
        var exchange = new SlackExchange(done) { Scope = scope, IsLate = true };
        var ack = await AnswerAsync(exchange, reply, ct);
        switch (done.Origin.Kind, ack.Body)
        {
            case (SlackKind.Command, { } message):
                message.Remove("response_type"); // it is said anew where it is needed
                await posts.PrivateAsync(exchange, message, ct);
                break;
            case (SlackKind.Submission, { } action) when action["view"] is JsonObject view:
                await ShowLateAsync(exchange, reply, view, ct);
                break;
        }

        if (ack.After is { } after)
        {
            await after(ct);
        }
    }

    private Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        exchange.Origin switch
        {
            { Kind: SlackKind.Command } => commands.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Submission } => submissions.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Search } => Task.FromResult(Options(reply)),
            { Kind: SlackKind.Home } => home.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Press, IsHome: true } => pages.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Press, ViewId: not null } => dialogs.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Shortcut, ConversationId: null } => pages.AnswerAsync(exchange, reply, ct),
            { Kind: SlackKind.Press or SlackKind.Shortcut } => messages.AnswerAsync(exchange, reply, ct),
            var origin => throw new InvalidOperationException($"No way to answer a {origin.Kind}."),
        };

    // The dialog shows that the work goes on; a person who has closed it gets a message.
    private async Task ShowLateAsync(SlackExchange exchange, Reply reply, JsonObject view, CancellationToken ct)
    {
        if (await views.OverwriteAsync(exchange, view, ct) == SlackUpdate.Done)
        {
            return;
        }

        var message = reply switch
        {
            Reply.Shown shown => SlackRenderer.Message(shown.Card),
            Reply.Failed failed => SlackRenderer.Problem(failed),
            Reply.Asked asked => SlackRenderer.Problem(await SlackOpening.KeepAsync(exchange, asked.Form, ct)),
            Reply.Invalid { Form: { } form } => SlackRenderer.Problem(await SlackOpening.KeepAsync(exchange, form, ct)),
            _ => throw new InvalidOperationException($"No message for {reply.GetType().Name}."),
        };
        await posts.PrivateAsync(exchange, message, ct);
    }

    // A search that was refused finds nothing: there is no other way to answer it.
    private SlackAck Options(Reply reply) => Options(reply is Reply.Options options ? options.Items : []);

    private SlackAck Options(IReadOnlyList<Option> options) =>
        SlackAck.Of(gate.Checked(SlackFormRenderer.Options(options)));
}
