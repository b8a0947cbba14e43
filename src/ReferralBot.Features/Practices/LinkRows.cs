using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>What the steps of linking have in common.</summary>
internal static class LinkRows
{
    /// <summary>
    /// Whoever else links, or makes a code, waits here: on PostgreSQL for the rows, always in the same order, on SQLite for the writer.
    /// Returns how many of the practices there are.
    /// </summary>
    public static async Task<int> HoldAsync(
        this ReferralDb db,
        IEnumerable<Id<Practice>> practices,
        CancellationToken ct
    )
    {
        var held = 0;
        foreach (var id in practices.OrderBy(practice => practice.Value))
        {
            held += await new AllPractices(db)
                .Query<Practice>()
                .Where(practice => practice.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(practice => practice.Name, practice => practice.Name), ct);
        }

        return held;
    }

    /// <summary>Whether somebody owns their practice, as it is now.</summary>
    public static bool IsOwner(this Member? member) => member is { Active: true, Role: Role.Owner };

    /// <summary>Tells whoever made the code, privately, with the next save.</summary>
    public static void Tell(this ReferralDb db, PracticeLink link, Card card, TimeProvider clock)
    {
        var maker = new ConversationRef(link.Channel!, link.WorkspaceId!, link.UserId!);
        db.Outbox.Add(OutboxMessage.Post(link.PracticeId, maker, card, clock));
    }
}
