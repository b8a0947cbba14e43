using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Texts;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Practices;

/// <summary>Finds people of the practice. A practice has few: they are matched in memory.</summary>
public sealed class MemberLookup(ReferralDb db, Caller caller) : ILookup
{
    /// <inheritdoc/>
    public static string Name => LookupNames.Member;

    /// <inheritdoc/>
    public static Addition? Adds => null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct) =>
        [.. (await ActiveAsync(ct)).Where(member => Matches(member, query)).Select(Offer)];

    /// <inheritdoc/>
    public async Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct)
    {
        if (text.Equals("me", StringComparison.OrdinalIgnoreCase) && caller.IsKnown)
        {
            return new Found.One(Offer(caller.Member));
        }

        var members = await ActiveAsync(ct);
        if (Id<Member>.TryParse(text, null, out var id))
        {
            return members.Find(member => member.Id == id) is { } known ? new Found.One(Offer(known)) : NotFound();
        }

        if (text is ['@', .. var mentioned] && await MentionedAsync(turn, mentioned, ct) is { } person)
        {
            return members.Find(member => member.Id == person) is { } active
                ? new Found.One(Offer(active))
                : NotFound();
        }

        var name = text.TrimStart('@');
        var exact = members.FindAll(member => Nearest.Fold(member.DisplayName) == Nearest.Fold(name));
        var matches = exact.Count > 0 ? exact : members.FindAll(member => Matches(member, name));
        return matches switch
        {
            [] => NotFound(),
            [var one] => new Found.One(Offer(one)),
            _ => new Found.Several([.. matches.Select(Offer)]),
        };
    }

    // A channel that knows whom somebody mentions gives the id that the person has there.
    private Task<Id<Member>?> MentionedAsync(Turn turn, string userId, CancellationToken ct) =>
        db
            .MemberIdentities.Where(identity =>
                identity.Channel == turn.User.Channel
                && identity.WorkspaceId == turn.User.Installation
                && identity.UserId == userId
            )
            .Select(identity => (Id<Member>?)identity.MemberId)
            .FirstOrDefaultAsync(ct);

    private static Found.None NotFound() => new("Pick someone who uses ReferralBot.");

    private static Option Offer(Member member) => new(member.Id.ToString(), member.DisplayName);

    private static bool Matches(Member member, string query) =>
        Nearest.Fold(member.DisplayName).Contains(Nearest.Fold(query), StringComparison.Ordinal);

    private Task<List<Member>> ActiveAsync(CancellationToken ct) =>
        db.Members.Where(member => member.Active).OrderBy(member => member.DisplayName).ToListAsync(ct);
}
