namespace ReferralBot.Features.Data;

/// <summary>What a practice that is opened by an installation gets where the channel does not say.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">Its time zone, by the IANA name.</param>
public sealed record PracticeDefaults(string Name = "My practice", string TimeZone = "America/New_York");
