using System.Globalization;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Which referrals a list shows.</summary>
public enum ReferralView
{
    /// <summary>All that are not over.</summary>
    Open,

    /// <summary>Open ones whose next action is late.</summary>
    Overdue,

    /// <summary>Open ones that the person follows up.</summary>
    Mine,

    /// <summary>Those from partners.</summary>
    Received,

    /// <summary>Those to partners.</summary>
    Sent,

    /// <summary>Those between colleagues.</summary>
    Internal,
}

/// <summary>What a list of referrals was narrowed to.</summary>
internal sealed record ReferralQuestion(ReferralView? View, Id<Partner>? Partner, Quarter? Quarter)
{
    /// <summary>The referrals that are asked for, out of those that the person may see.</summary>
    public IQueryable<Referral> Of(IQueryable<Referral> seen, Member member, DateTimeOffset now)
    {
        var wanted = seen.Where(referral => referral.State != ReferralState.EnteredInError);
        if (Partner is { } partner)
        {
            wanted = wanted.Where(referral => referral.PartnerId == partner);
        }

        if (Quarter is { } quarter)
        {
            var (first, last) = (quarter.FirstDay, quarter.LastDay);
            wanted = wanted.Where(referral => referral.ReceivedOn >= first && referral.ReceivedOn <= last);
        }

        var me = member.Id;
        return View switch
        {
            null => wanted,
            ReferralView.Open => Open(wanted),
            ReferralView.Overdue => Open(wanted).Where(referral => referral.DueAt < now),
            ReferralView.Mine => Open(wanted).Where(referral => referral.OwnerId == me),
            ReferralView.Received => wanted.Where(referral => referral.Direction == ReferralDirection.Received),
            ReferralView.Sent => wanted.Where(referral => referral.Direction == ReferralDirection.Sent),
            ReferralView.Internal => wanted.Where(referral => referral.Direction == ReferralDirection.Internal),
            _ => throw new InvalidOperationException($"No list of {View}."),
        };
    }

    /// <summary>How many there are of each direction: "Received 12 · Sent 3".</summary>
    public string Heading(IReadOnlyDictionary<ReferralDirection, int> counts)
    {
        var parts = ReferralLists
            .Directions.All.Where(direction => counts.GetValueOrDefault(direction.Value) > 0)
            .Select(direction =>
                string.Create(CultureInfo.InvariantCulture, $"{direction.Label} {counts[direction.Value]:N0}")
            )
            .ToList();
        var what = View is ReferralView.Open or ReferralView.Overdue or ReferralView.Mine ? $"{View}: " : "";
        var when = Quarter is { } quarter ? $" · {quarter}" : "";
        return parts.Count == 0 ? $"No referrals{when}" : $"{what}{string.Join(" · ", parts)}{when}";
    }

    /// <summary>The line that shows the next page.</summary>
    public string More(int? partner, int below)
    {
        var view = View is { } shown ? $" {shown.ToString().ToLowerInvariant()}" : "";
        var with = partner is { } number ? $" partner:{Refs.Format(Domain.Partner.Letter, number)}" : "";
        var when = Quarter is { } quarter ? $" quarter:{quarter.Code}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"/referral list{view}{with}{when} below:{below}");
    }

    // ReferralMoves.IsEnd, in a form that the database understands
    private static IQueryable<Referral> Open(IQueryable<Referral> referrals) =>
        referrals.Where(referral =>
            referral.State != ReferralState.Completed
            && referral.State != ReferralState.Declined
            && referral.State != ReferralState.Cancelled
            && referral.State != ReferralState.Lapsed
        );
}
