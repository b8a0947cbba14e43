using ReferralBot.Chat;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Teams;

/// <summary>Answers what people type. The request is answered with nothing: the answer is a message.</summary>
internal sealed class TeamsMessageReplies(TeamsCards cards, TeamsOpening opening, TeamsPosts posts)
{
    public async Task<TeamsAck> AnswerAsync(TeamsExchange exchange, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown { Audience: Audience.Conversation } shown => TeamsAck.Then(stop =>
                posts.PublicAsync(exchange, shown.Card, stop)
            ),
            Reply.Shown shown => Whisper(exchange, cards.Draw(shown.Card, cards.Alone(exchange))),
            Reply.Asked asked => await AskAsync(exchange, asked.Form, ct),
            Reply.Invalid { Form: { } form } => await AskAsync(exchange, form, ct),
            Reply.Failed failed => Whisper(exchange, cards.Draw(failed, cards.Alone(exchange))),
            Reply.Nothing => TeamsAck.Empty,
            Reply.Options or Reply.Findings => throw new InvalidOperationException(
                "Options answer a search, not a message."
            ),
            _ => throw new InvalidOperationException($"No such reply: {reply.GetType().Name}."),
        };

    private async Task<TeamsAck> AskAsync(TeamsExchange exchange, Form form, CancellationToken ct) =>
        Whisper(exchange, await opening.DrawAsync(exchange, form, cards.Alone(exchange), ct));

    private TeamsAck Whisper(TeamsExchange exchange, TeamsDrawn drawn) =>
        TeamsAck.Then(stop => posts.WhisperAsync(exchange, drawn, stop));
}
