using ReferralBot.Chat;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>What came of a code that somebody typed.</summary>
public enum LinkOutcome
{
    /// <summary>The two are one practice now.</summary>
    Linked,

    /// <summary>They were one already.</summary>
    Same,

    /// <summary>It is no code, or no longer one, or nobody who may made it.</summary>
    Unknown,

    /// <summary>Too many were tried; this one was not looked at.</summary>
    TooMany,

    /// <summary>This practice has data, and the other one has none.</summary>
    OnlyHere,

    /// <summary>Both have data.</summary>
    Both,
}

/// <summary>What came of it, with what there is to say about it.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Practice">The practice that the code belongs to, where it was good.</param>
/// <param name="Maker">Who made the code, where it was good.</param>
/// <param name="Partners">How many partners this practice has.</param>
/// <param name="Referrals">How many referrals this practice has.</param>
public sealed record LinkResult(
    LinkOutcome Outcome,
    string Practice = "",
    string Maker = "",
    int Partners = 0,
    int Referrals = 0
);

/// <summary>Somebody of a practice, as the links see them.</summary>
/// <param name="Practice">Their practice.</param>
/// <param name="Member">The person.</param>
/// <param name="User">The person, as the channel names them.</param>
public sealed record Linker(Id<Practice> Practice, Member Member, UserRef User);
