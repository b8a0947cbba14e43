using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Finds what the address book keeps before any practice is known.</summary>
internal static class AddressRows
{
    /// <summary>The row of a conversation.</summary>
    public static IQueryable<KeptConversation> Named(this ReferralDb db, ConversationRef conversation) =>
        new AllPractices(db).Query<KeptConversation>().Where(Is(conversation));

    /// <summary>The row of a person.</summary>
    public static IQueryable<KeptPerson> Named(this ReferralDb db, UserRef user) =>
        new AllPractices(db).Query<KeptPerson>().Where(Is(user));

    /// <summary>The conversations of an installation.</summary>
    public static IQueryable<KeptConversation> ConversationsOf(this ReferralDb db, InstallationKey key) =>
        new AllPractices(db)
            .Query<KeptConversation>()
            .Where(row => row.Channel == key.Channel && row.Installation == key.Id);

    /// <summary>The people of an installation.</summary>
    public static IQueryable<KeptPerson> PeopleOf(this ReferralDb db, InstallationKey key) =>
        new AllPractices(db).Query<KeptPerson>().Where(row => row.Channel == key.Channel && row.Installation == key.Id);

    /// <summary>Is it this conversation?</summary>
    public static Expression<Func<KeptConversation, bool>> Is(ConversationRef conversation)
    {
        var (channel, installation, id) = conversation;
        return row => row.Channel == channel && row.Installation == installation && row.ConversationId == id;
    }

    /// <summary>Is it this person?</summary>
    public static Expression<Func<KeptPerson, bool>> Is(UserRef user)
    {
        var (channel, installation, id) = user;
        return row => row.Channel == channel && row.Installation == installation && row.UserId == id;
    }

    /// <summary>
    /// Whose installation it is now; <see langword="null"/> where nobody has it. What was kept for it while another practice had it
    /// goes to that practice.
    /// </summary>
    public static async Task<Id<Practice>?> HomeAsync(
        ReferralDbFactory databases,
        InstallationKey key,
        CancellationToken ct
    )
    {
        if (await databases.PracticeOfAsync(key, ct) is not { } practice)
        {
            return null;
        }

        await using var db = databases.OpenForAll();
        if (
            await db.ConversationsOf(key).AnyAsync(row => row.PracticeId != practice, ct)
            || await db.PeopleOf(key).AnyAsync(row => row.PracticeId != practice, ct)
        )
        {
            await db.WriteAsideAsync(inner => MoveAsync(db, key, practice, inner), ct);
        }

        return practice;
    }

    /// <summary>Hands what was kept for an installation to the practice that has it now, inside a write.</summary>
    public static async Task<int> MoveAsync(
        ReferralDb db,
        InstallationKey key,
        Id<Practice> practice,
        CancellationToken ct
    ) =>
        await db.ConversationsOf(key)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.PracticeId, practice), ct)
        + await db.PeopleOf(key).ExecuteUpdateAsync(row => row.SetProperty(found => found.PracticeId, practice), ct);
}
