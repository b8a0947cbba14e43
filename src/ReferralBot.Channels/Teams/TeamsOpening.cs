using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Draws forms: what belongs to one is kept, so that only an id travels with it, and fields that are looked up get something to
/// choose before anybody types.
/// </summary>
internal sealed class TeamsOpening(TeamsCards cards, TimeProvider time)
{
    /// <summary>Keeps what belongs to a form, under a new id each time that it is drawn, and draws it.</summary>
    public async Task<TeamsDrawn> DrawAsync(
        TeamsExchange exchange,
        Form form,
        TeamsSurface surface,
        CancellationToken ct
    )
    {
        var turn = exchange.Turn;
        var kept = new OpenForm(turn.Conversation, form.State, ReplyTo: null, time.GetUtcNow());
        var id = await exchange.Get<IOpenForms>().KeepAsync(turn.User, kept, ct);
        var offering = await exchange.Get<Bot>().WithFirstOptionsAsync(turn, form, ct);
        return cards.Draw(offering with { State = id }, surface);
    }
}
