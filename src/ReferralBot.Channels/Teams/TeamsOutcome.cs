using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Teams;

/// <summary>What becomes of a card that was used: what takes its place, and what is said beside it.</summary>
internal sealed record TeamsOutcome
{
    /// <summary>What takes the place of the card.</summary>
    public TeamsDrawn? InPlace { get; init; }

    /// <summary>Whether the message itself becomes that, for everybody who sees it and for good.</summary>
    public bool IsForGood { get; init; }

    /// <summary>What everybody in the conversation gets where the message can't be changed; else the person gets it.</summary>
    public Card? Instead { get; init; }

    /// <summary>A notice that goes away by itself.</summary>
    public string? Toast { get; init; }

    /// <summary>What only the person gets.</summary>
    public TeamsDrawn? Whisper { get; init; }

    /// <summary>What everybody in the conversation gets.</summary>
    public Card? Public { get; init; }
}
