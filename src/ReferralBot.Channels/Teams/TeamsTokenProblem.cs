namespace ReferralBot.Channels.Teams;

/// <summary>What is wrong with the token of a request: each has a reason of its own in the log.</summary>
internal enum TeamsTokenProblem
{
    /// <summary>Nothing: the Bot Connector sent it.</summary>
    None,

    /// <summary>There is no token.</summary>
    NoToken,

    /// <summary>There are two headers that could hold it.</summary>
    TwoTokens,

    /// <summary>The header is none of the scheme <c>Bearer</c>.</summary>
    OtherScheme,

    /// <summary>It is longer than any that the Bot Connector sends.</summary>
    TooLong,

    /// <summary>It is no JWT.</summary>
    Unreadable,

    /// <summary>It is not signed with RS256.</summary>
    OtherAlgorithm,

    /// <summary>No key with that name is published.</summary>
    UnknownKey,

    /// <summary>The signature is not that of the key.</summary>
    WrongSignature,

    /// <summary>It comes from somebody else.</summary>
    OtherIssuer,

    /// <summary>It is for another bot.</summary>
    OtherAudience,

    /// <summary>It does not say how long it holds.</summary>
    NoExpiry,

    /// <summary>It does not hold any more, or a clock is wrong.</summary>
    Expired,

    /// <summary>It does not hold yet, so a clock is wrong.</summary>
    NotYetValid,

    /// <summary>The activity does not say where it is answered.</summary>
    NoServiceUrl,

    /// <summary>The activity is to be answered at an address that gets no token.</summary>
    UntrustedServiceUrl,

    /// <summary>The token does not say where the activity is answered.</summary>
    NoServiceUrlClaim,

    /// <summary>The token is for activities that are answered elsewhere.</summary>
    OtherServiceUrl,

    /// <summary>The activity does not say which channel it comes from.</summary>
    NoChannel,

    /// <summary>The key may not sign for that channel.</summary>
    NotEndorsed,

    /// <summary>It comes from another channel than Teams.</summary>
    OtherChannel,

    /// <summary>The keys are not to be had, so that nothing can be checked.</summary>
    NoKeys,

    /// <summary>There is no app id, so that no token can be for this bot, and the request comes from somewhere else.</summary>
    NotThisMachine,
}
