using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>When a partner was last in touch, by what is logged: touches and thank-yous.</summary>
public static class LastTouch
{
    /// <summary>The day of the last one that counts, leaving out the one that is being taken back.</summary>
    /// <param name="db">The practice's rows.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="without">The key of the touch or thank-you that is being taken back.</param>
    /// <param name="ct">Stops the look.</param>
    public static async Task<DateOnly?> LastTouchOnAsync(
        this ReferralDb db,
        Id<Partner> partner,
        Guid without,
        CancellationToken ct
    )
    {
        var (touch, thanks) = (new Id<Touch>(without), new Id<ThankYou>(without));
        var touched = await db
            .Touches.Where(row => row.PartnerId == partner && row.UndoneAt == null && row.Id != touch)
            .Where(row => !(row.Kind == TouchKind.PracticeUpdate && row.StartedBy == StartedBy.Us)) // Touch.ResetsClock
            .MaxAsync(row => (DateOnly?)row.On, ct);
        var thanked = await db
            .ThankYous.Where(row => row.PartnerId == partner && row.UndoneAt == null && row.Id != thanks)
            .MaxAsync(row => (DateOnly?)row.On, ct);
        return touched is null || thanked > touched ? thanked ?? touched : touched;
    }
}
