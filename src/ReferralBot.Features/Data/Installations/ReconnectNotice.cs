using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Says once that an installation must be connected again: to whoever installed it, else to its first owner. Often the old
/// secret works for some hours more; where it does not, the message ends as refused and <c>/refbot status</c> shows it.
/// </summary>
internal sealed class ReconnectNotice(ReferralDb db, Id<Practice> practice, TimeProvider clock)
{
    /// <summary>Writes it down and puts the message into the outbox, inside a write; does nothing the second time.</summary>
    public async Task<bool> WriteAsync(InstallationKey key, string remedy, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var shown = remedy.Length > Installation.RemedyMaxLength ? remedy[..Installation.RemedyMaxLength] : remedy;
        var marked = await db.Live(key)
            .Where(row => row.ReconnectNeededAt == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(found => found.ReconnectNeededAt, now)
                        .SetProperty(found => found.ReconnectRemedy, shown),
                ct
            );
        if (marked == 0)
        {
            return false;
        }

        if (await AddresseeAsync(key, ct) is { } person)
        {
            var place = new ConversationRef(key.Channel, key.Id, person);
            db.Outbox.Add(OutboxMessage.Post(practice, place, Draw(shown), clock));
            await db.SaveAllAsync(ct);
        }

        return true;
    }

    private static Card Draw(string remedy) =>
        new(
            "Please connect me again",
            new Block.Paragraph(remedy),
            new Block.Note("Everything you logged is kept. Until then I can't post check-ins and scorecards here.")
        );

    private async Task<string?> AddresseeAsync(InstallationKey key, CancellationToken ct) =>
        await db.Live(key).Select(row => row.InstalledBy).SingleOrDefaultAsync(ct)
        ?? await db
            .MemberIdentities.Where(identity => identity.Channel == key.Channel && identity.WorkspaceId == key.Id)
            .Join(
                db.Members.Where(member => member.Active && member.Role == Role.Owner),
                identity => identity.MemberId,
                member => member.Id,
                (identity, _) => identity
            )
            .OrderBy(identity => identity.Id)
            .Select(identity => identity.UserId)
            .FirstOrDefaultAsync(ct);
}
