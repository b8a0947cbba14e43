using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Keeps conversations and people in the database, each in the rows of the practice that has their installation. What comes in
/// again and again as it is written down costs nothing for some seconds, then one read.
/// </summary>
public sealed class AddressBook(ReferralDbFactory databases, TimeProvider clock) : IAddressBook
{
    // Each time somebody else was faster; more in one instant are no accident.
    private const int Tries = 4;

    private readonly AddressMemory<ConversationRef, KnownConversation> _conversations = new(clock);
    private readonly AddressMemory<UserRef, KnownPerson> _people = new(clock);

    /// <summary>How much is remembered.</summary>
    internal int Remembered => _conversations.Count + _people.Count;

    /// <inheritdoc/>
    public async Task KeepAsync(KnownConversation conversation, CancellationToken ct)
    {
        var told = conversation with { JoinedAt = null, OpenedByBot = false, Call = null, Lost = null };
        if (
            KeptConversation.Fits(conversation)
            && (conversation.JoinedAt is not null || _conversations.Find(conversation.Conversation) != told)
            && await AgainAsync(inner => new ConversationEntry(databases, clock).KeepAsync(conversation, inner), ct)
        )
        {
            _conversations.Keep(conversation.Conversation, told);
        }
    }

    /// <inheritdoc/>
    public async Task KeepAsync(KnownPerson person, CancellationToken ct)
    {
        if (
            KeptPerson.Fits(person)
            && _people.Find(person.User) != person
            && await AgainAsync(inner => KeepOnceAsync(person, inner), ct)
        )
        {
            _people.Keep(person.User, person);
        }
    }

    /// <inheritdoc/>
    public async Task<KnownConversation?> FindAsync(ConversationRef conversation, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return (await db.Named(conversation).SingleOrDefaultAsync(row => row.LeftAt == null, ct))?.ToKnown();
    }

    /// <inheritdoc/>
    public async Task<KnownPerson?> FindAsync(UserRef person, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return (await db.Named(person).SingleOrDefaultAsync(ct))?.ToKnown();
    }

    /// <inheritdoc/>
    public async Task<KnownPerson?> FindByAliasAsync(InstallationKey installation, string alias, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var rows = db.PeopleOf(installation).Where(row => row.Alias == alias);

        // Somebody may have been met before the platform said their own id.
        var row = await rows.OrderBy(row => row.UserId == alias ? 1 : 0)
            .ThenByDescending(row => row.ChangedAt)
            .FirstOrDefaultAsync(ct);
        return row?.ToKnown();
    }

    /// <inheritdoc/>
    public async Task<KnownConversation?> FindLatestAsync(InstallationKey installation, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var row = await db.ConversationsOf(installation)
            .Where(row => row.LeftAt == null)
            .OrderByDescending(row => row.HeardAt)
            .ThenByDescending(row => row.Id)
            .FirstOrDefaultAsync(ct);
        return row?.ToKnown();
    }

    /// <inheritdoc/>
    public async Task<bool> LoseAsync(ConversationRef conversation, string remedy, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var shown =
            remedy.Length > MessageRoute.PausedReasonMaxLength ? remedy[..MessageRoute.PausedReasonMaxLength] : remedy;
        await using var db = databases.OpenForAll();
        var lost = await db.WriteAsideAsync(
            inner =>
                db.Named(conversation)
                    .Where(row => row.LostAt == null && row.LeftAt == null)
                    .ExecuteUpdateAsync(
                        row =>
                            row.SetProperty(found => found.LostAt, now)
                                .SetProperty(found => found.LostRemedy, shown)
                                .SetProperty(found => found.Version, found => found.Version + 1),
                        inner
                    ),
            ct
        );
        _conversations.Drop(conversation);
        return lost > 0;
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(ConversationRef conversation, DateTimeOffset happenedAt, CancellationToken ct)
    {
        var key = new InstallationKey(conversation.Channel, conversation.Installation);
        if (await databases.PracticeOfAsync(key, ct) is not { } practice)
        {
            return;
        }

        await using var db = databases.Open(practice);
        var end = new ConversationEnd(db, practice, clock);
        await db.WriteAsync(inner => end.WriteAsync(conversation, happenedAt, inner), ct);
        _conversations.Clear();
        _people.Clear();
    }

    private async Task<bool> KeepOnceAsync(KnownPerson known, CancellationToken ct)
    {
        var user = known.User;
        await using (var all = databases.OpenForAll())
        {
            if (await all.Named(user).SingleOrDefaultAsync(ct) is { } row && row.Says(known))
            {
                return true;
            }
        }

        var key = new InstallationKey(user.Channel, user.Installation);
        if (await AddressRows.HomeAsync(databases, key, ct) is not { } practice)
        {
            return false;
        }

        await using var db = databases.Open(practice);
        if (await db.People.SingleOrDefaultAsync(AddressRows.Is(user), ct) is { } kept)
        {
            kept.Hear(known, clock.GetUtcNow());
        }
        else
        {
            db.People.Add(KeptPerson.Of(practice, known, clock));
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    // Another process wrote the same in the same moment: now it is there, and is read.
    private static async Task<bool> AgainAsync(Func<CancellationToken, Task<bool>> keep, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await keep(ct);
            }
            catch (DbUpdateException) when (tried < Tries && !ct.IsCancellationRequested)
            {
                continue;
            }
        }
    }
}
