using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Answers buttons and forms of cards that stand in messages. An invoke is answered with the card that takes the place of the
/// used one, for the person who used it; the message is changed for everybody after that. Where the card came as a message, or
/// its invoke is answered already, there is only the message.
/// </summary>
internal sealed class TeamsCardReplies(TeamsCards cards, TeamsOpening opening, TeamsPosts posts)
{
    private const string FormIsBelow = "The form is in a message for you.";
    private const string Finished = "Done.";

    public async Task<TeamsAck> AnswerAsync(TeamsExchange exchange, Reply reply, CancellationToken ct)
    {
        var outcome = exchange.IsForm ? await FormAsync(exchange, reply, ct) : await ButtonAsync(exchange, reply, ct);
        if (exchange is { Origin.Kind: TeamsKind.CardAction, IsLate: false })
        {
            var body = outcome.InPlace is { } drawn
                ? TeamsInvokes.Card(drawn.Content)
                : TeamsInvokes.Toast(outcome.Toast ?? Finished);
            return TeamsAck.Of(body) with { After = stop => FollowAsync(exchange, outcome, stop) };
        }

        return TeamsAck.Then(stop => FollowAsync(exchange, outcome with { IsForGood = true }, stop));
    }

    // Whatever a form becomes is seen by those who saw the form: the person alone.
    private async Task<TeamsOutcome> FormAsync(TeamsExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown shown => InPlace(exchange, shown) with { Public = Told(exchange, shown) },
            Reply.Failed failed => new TeamsOutcome
            {
                InPlace = cards.Draw(failed, cards.InPlace(exchange)),
                IsForGood = true,
            },
            Reply.Asked asked => await AgainAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await AgainAsync(exchange, form, ct),
            Reply.Nothing => new TeamsOutcome { Toast = Finished },
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a form."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    private async Task<TeamsOutcome> ButtonAsync(TeamsExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown { Replaces: true } shown when exchange.MayReplace(shown) => InPlace(exchange, shown),
            Reply.Shown { Audience: Audience.Conversation } shown => new TeamsOutcome
            {
                Toast = shown.Card.Summary,
                Public = shown.Card,
            },
            Reply.Shown shown => new TeamsOutcome
            {
                Toast = shown.Card.Summary,
                Whisper = cards.Draw(shown.Card, cards.Alone(exchange)),
            },
            Reply.Failed failed => new TeamsOutcome
            {
                Toast = failed.Message,
                Whisper = cards.Draw(failed, cards.Alone(exchange)),
            },
            Reply.Asked asked => await AskAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await AskAsync(exchange, form, ct),
            Reply.Nothing => new TeamsOutcome { Toast = Finished },
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a button."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    private TeamsOutcome InPlace(TeamsExchange exchange, Reply.Shown shown) =>
        new()
        {
            InPlace = cards.Draw(shown.Card, cards.InPlace(exchange)),
            IsForGood = true,
            Instead = !exchange.IsForm && shown.Audience == Audience.Conversation ? shown.Card : null,
        };

    private async Task<TeamsOutcome> AgainAsync(TeamsExchange exchange, Form form, CancellationToken ct) =>
        new() { InPlace = await opening.DrawAsync(exchange, form, cards.Alone(exchange), ct) };

    private async Task<TeamsOutcome> AskAsync(TeamsExchange exchange, Form form, CancellationToken ct) =>
        new() { Toast = FormIsBelow, Whisper = await opening.DrawAsync(exchange, form, cards.Alone(exchange), ct) };

    private async Task FollowAsync(TeamsExchange exchange, TeamsOutcome outcome, CancellationToken ct)
    {
        if (outcome is { InPlace: { } drawn, IsForGood: true } && !await posts.TryReplaceAsync(exchange, drawn, ct))
        {
            await (
                outcome.Instead is { } instead
                    ? posts.PublicAsync(exchange, instead, ct)
                    : posts.WhisperAsync(exchange, drawn, ct)
            );
        }

        if (outcome.Whisper is { } whisper)
        {
            await posts.WhisperAsync(exchange, whisper, ct);
        }

        if (outcome.Public is { } card)
        {
            await posts.PublicAsync(exchange, card, ct);
        }
    }

    // In a chat of two, everybody there has the form's place before their eyes.
    private static Chat.Cards.Card? Told(TeamsExchange exchange, Reply.Shown shown) =>
        shown.Audience == Audience.Conversation && !exchange.IsPersonalHere ? shown.Card : null;
}
