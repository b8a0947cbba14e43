using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>
/// Tells the team what happened, in the conversation that the practice chose for that kind of message; where it chose none, or
/// nothing can be posted there, nothing is told. Cards wait in the outbox and are saved with what they tell of.
/// </summary>
public sealed class Noticeboard(ReferralDb db, Caller caller, TimeProvider time)
{
    /// <summary>Posts a card with the next save.</summary>
    /// <param name="kind">The kind of message.</param>
    /// <param name="about">The key of what it tells of, by which it is found again.</param>
    /// <param name="card">Draws the card while it is saved, when new rows have their numbers.</param>
    /// <param name="ct">Stops the look for the route.</param>
    public async Task PostAsync(MessageKind kind, Guid about, Func<Card> card, CancellationToken ct)
    {
        if (await db.OpenRouteAsync(kind, ct) is { } route)
        {
            var place = new ConversationRef(route.Channel, route.WorkspaceId, route.ConversationId);
            db.Outbox.Add(OutboxMessage.Post(caller.Practice.Id, place, card, time).About(about));
        }
    }

    /// <summary>Puts another card in the place of what was posted about this, with the next save; says whether anything was.</summary>
    public async Task<bool> ReplaceAsync(Guid about, Card card, CancellationToken ct)
    {
        var posted = await db
            .Outbox.Where(message => message.AboutId == about && message.Kind == OutboxKind.Post)
            .ToListAsync(ct);
        db.Outbox.AddRange(posted.Select(message => message.Replacement(card, time)));
        return posted.Count > 0;
    }
}
