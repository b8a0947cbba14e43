using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Answers what was done where there is no conversation: buttons of the home page and shortcuts from anywhere. The answer is a
/// dialog; where none can be opened any more it is a direct message. Then the home page shows how things are now.
/// </summary>
internal sealed class SlackPageReplies(SlackOpening opening, SlackViews views, SlackPosts posts, SlackHomePage home)
{
    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct)
    {
        var unseen = await ShowAsync(exchange, reply, ct);
        return SlackAck.Then(stop => FollowAsync(exchange, reply, unseen, stop));
    }

    // The message to send where no dialog could be opened.
    private async Task<JsonObject?> ShowAsync(SlackExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown shown => await views.OpenAsync(exchange, SlackDialogReplies.Draw(exchange, shown), ct)
                ? null
                : SlackRenderer.Message(shown.Card),
            Reply.Failed failed => await views.OpenAsync(exchange, SlackRenderer.ProblemView(failed), ct)
                ? null
                : SlackRenderer.Problem(failed),
            Reply.Asked asked => await AskAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await AskAsync(exchange, form, ct),
            Reply.Nothing => null,
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a page."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    private async Task<JsonObject?> AskAsync(SlackExchange exchange, Form form, CancellationToken ct) =>
        await opening.OpenAsync(exchange, form, ct) is { } failed ? SlackRenderer.Problem(failed) : null;

    private async Task FollowAsync(SlackExchange exchange, Reply reply, JsonObject? unseen, CancellationToken ct)
    {
        if (reply is Reply.Shown { Audience: Audience.Conversation } shown)
        {
            await posts.PublicAsync(exchange, shown.Card, ct);
        }
        else if (unseen is not null)
        {
            await posts.PrivateAsync(exchange, unseen, ct);
        }

        if (exchange.Origin.IsHome)
        {
            await home.RefreshAsync(exchange, ct);
        }
    }
}
