using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Answers what a person did in Slack: the acknowledgement, the dialogs to open and the messages to post, in time or after it.
/// </summary>
internal sealed class SlackReplies(
    SlackReplyRoutes routes,
    SlackCommandReplies commands,
    SlackSubmissionReplies submissions,
    SlackViews views,
    SlackPosts posts
) : ITurnReplies<SlackRead.Done, SlackAck>
{
    /// <summary>
    /// Makes the acknowledgement and opens what must be opened before it. What can wait is in <see cref="SlackAck.After"/>.
    /// </summary>
    public Task<SlackAck> AnswerAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct) =>
        routes.AnswerAsync(new SlackExchange(done) { Scope = scope }, reply, ct);

    /// <summary>The acknowledgement that says that the work still goes on.</summary>
    public SlackAck StillWorking(SlackRead.Done done) =>
        done.Origin switch
        {
            { Kind: SlackKind.Command } => commands.Ephemeral(SlackRenderer.Working()),
            { Kind: SlackKind.Submission } => submissions.Act("update", SlackRenderer.WorkingView()),
            { Kind: SlackKind.Search } => routes.Offer([]),
            { ResponseUrl: not null } => SlackAck.Then(stop =>
                posts.PrivateAsync(new SlackExchange(done), SlackRenderer.Working(), stop)
            ),
            _ => SlackAck.Empty,
        };

    /// <summary>Gives the real answer after <see cref="StillWorking"/>.</summary>
    public async Task AnswerLateAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct)
    {
        var exchange = new SlackExchange(done) { Scope = scope, IsLate = true };
        var ack = await routes.AnswerAsync(exchange, reply, ct);
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
            Reply.Options or Reply.Findings or Reply.Invalid or Reply.Nothing => throw new InvalidOperationException(
                "What shows itself in the dialog has no message."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };
        await posts.PrivateAsync(exchange, message, ct);
    }
}
