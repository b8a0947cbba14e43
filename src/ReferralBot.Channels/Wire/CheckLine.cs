namespace ReferralBot.Channels.Wire;

/// <summary>One line of what was found when a platform was looked at. It holds no secret and nothing that people typed.</summary>
/// <param name="What">What was looked at.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">What to do about it; <see langword="null"/> where all is well.</param>
public sealed record CheckLine(string What, string Found, string? Remedy = null);
