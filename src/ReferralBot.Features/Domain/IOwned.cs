namespace ReferralBot.Features.Domain;

/// <summary>A row of one practice, which no other practice may ever see.</summary>
public interface IOwned
{
    /// <summary>The practice that the row belongs to: what keeps tenants apart.</summary>
    Id<Practice> PracticeId { get; }
}
