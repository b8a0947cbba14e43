using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Tells the owners, wherever they can be reached, that messages are paused because the bot was removed where they went.</summary>
internal sealed class RemovalNotice(ReferralDb db, TimeProvider clock)
{
    /// <summary>Adds it, to be saved with the rest; nothing where nothing was paused.</summary>
    /// <param name="key">Where it happened.</param>
    /// <param name="paused">What was paused just now.</param>
    /// <param name="unreachable">The people whose private conversation is the one that is gone.</param>
    /// <param name="ct">Stops the look.</param>
    public async Task AddAsync(
        InstallationKey key,
        IReadOnlyList<MessageRoute> paused,
        IReadOnlyList<string> unreachable,
        CancellationToken ct
    )
    {
        if (paused.Count == 0)
        {
            return;
        }

        foreach (var owner in await OwnersAsync(key, unreachable, ct))
        {
            var to = new ConversationRef(owner.Channel, owner.WorkspaceId, owner.UserId);
            db.Outbox.Add(OutboxMessage.Post(owner.PracticeId, to, Draw(paused), clock).About(paused[0].Id.Value));
        }
    }

    private static Card Draw(IReadOnlyList<MessageRoute> paused) =>
        new(
            "Some messages are paused",
            new Block.Paragraph(ConversationEnd.Remedy),
            new Block.Facts(
                new Fact("Paused", string.Join(", ", paused.Select(route => MessageKinds.List.LabelOf(route.Kind))))
            ),
            new Block.Buttons(new Button("Choose another place", "/refbot setup") { Style = ButtonStyle.Primary }),
            new Block.Note("Everything that was logged is kept.")
        )
        {
            Summary = $"Some messages are paused. {ConversationEnd.Remedy}",
        };

    // Each owner once, and where it happened if that is possible.
    private async Task<IReadOnlyList<MemberIdentity>> OwnersAsync(
        InstallationKey key,
        IReadOnlyList<string> unreachable,
        CancellationToken ct
    )
    {
        var live = db.Installations.Where(row => row.RemovedAt == null && row.InstalledAt != null);
        var owners = db.Members.Where(member => member.Active && member.Role == Role.Owner).Select(member => member.Id);
        var identities = await db
            .MemberIdentities.AsNoTracking()
            .Where(identity => identity.ShutOutAt == null && owners.Contains(identity.MemberId))
            .Where(identity =>
                live.Any(row => row.Channel == identity.Channel && row.ExternalId == identity.WorkspaceId)
            )
            .ToListAsync(ct);
        return
        [
            .. identities
                .Where(identity =>
                    !IsIn(identity, key) || !unreachable.Contains(identity.UserId, StringComparer.Ordinal)
                )
                .GroupBy(identity => identity.MemberId)
                .Select(known => known.OrderBy(identity => IsIn(identity, key) ? 0 : 1).First()),
        ];
    }

    private static bool IsIn(MemberIdentity identity, InstallationKey key) =>
        identity.Channel == key.Channel && identity.WorkspaceId == key.Id;
}
