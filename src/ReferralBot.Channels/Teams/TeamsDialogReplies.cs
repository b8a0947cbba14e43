using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Answers dialogs, those of messages and those of the message extension: each answer is what the dialog shows next. What was done
/// stays in the dialog, where it is seen whatever becomes of the messages.
/// </summary>
internal sealed class TeamsDialogReplies(
    TeamsCards cards,
    TeamsOpening opening,
    TeamsPosts posts,
    TeamsMessageReplies messages
)
{
    /// <summary>What a dialog says until the answer is there.</summary>
    public const string StillWorking = "Still working on it. You can close this: the answer comes as a message.";

    private const string Finished = "Done.";

    public async Task<TeamsAck> AnswerAsync(TeamsExchange exchange, Reply reply, CancellationToken ct)
    {
        // The dialog says already that the answer comes as a message.
        if (exchange.IsLate)
        {
            return await messages.AnswerAsync(exchange, reply, ct);
        }

        var surface = Surface(exchange);
        return reply switch
        {
            Reply.Shown shown => Show(cards.Draw(shown.Card, surface)) with
            {
                After = stop => FollowAsync(exchange, shown, stop),
            },
            Reply.Failed failed => Show(cards.Draw(failed, surface)),
            Reply.Asked asked => Show(await opening.DrawAsync(exchange, asked.Form, surface, ct)),
            Reply.Invalid { Form: { } form } => Show(await opening.DrawAsync(exchange, form, surface, ct)),
            Reply.Nothing => exchange.Origin.Kind is TeamsKind.DialogSent or TeamsKind.ExtensionSent
                ? TeamsAck.Empty
                : TeamsAck.Of(TeamsDialogs.Message(Finished)),
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a dialog."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };
    }

    private static TeamsAck Show(TeamsDrawn drawn) => TeamsAck.Of(TeamsDialogs.Continue(drawn));

    private async Task FollowAsync(TeamsExchange exchange, Reply.Shown shown, CancellationToken ct)
    {
        var isDone =
            shown.Replaces
            && exchange.MayReplace(shown)
            && await posts.TryReplaceAsync(exchange, cards.Draw(shown.Card, cards.InPlace(exchange)), ct);
        if (!isDone && shown.Audience == Audience.Conversation)
        {
            await posts.PublicAsync(exchange, shown.Card, ct);
        }
    }

    private static TeamsSurface Surface(TeamsExchange exchange) =>
        (exchange.IsExtension ? TeamsSurface.ExtensionDialog : TeamsSurface.Dialog) with
        {
            OpenFormId = exchange.OpenFormId,
        };
}
