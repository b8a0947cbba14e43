namespace ReferralBot.Features.Domain;

/// <summary>The kinds of message that a practice sends to a place of its choice.</summary>
public enum MessageKind
{
    /// <summary>The monthly check-in.</summary>
    CheckIns,

    /// <summary>The quarterly scorecard.</summary>
    Scorecards,

    /// <summary>A referral that was logged.</summary>
    Referrals,

    /// <summary>A partner that was thanked.</summary>
    ThankYous,
}

/// <summary>The codes and labels of the kinds of message.</summary>
public static class MessageKinds
{
    /// <summary>The kinds in the order of the settings.</summary>
    public static CodeList<MessageKind> List { get; } =
        new(
            new(MessageKind.CheckIns, "check-ins", "Check-ins"),
            new(MessageKind.Scorecards, "scorecards", "Scorecards"),
            new(MessageKind.Referrals, "referrals", "Referrals"),
            new(MessageKind.ThankYous, "thank-yous", "Thank-yous")
        );
}

/// <summary>Where a kind of message goes; a kind without a route is not posted.</summary>
public sealed class MessageRoute : IOwned
{
    /// <summary>The ids of the platforms are shorter than this.</summary>
    public const int ConversationMaxLength = 200;

    /// <summary>Room for a sentence that says what a person has to do.</summary>
    public const int PausedReasonMaxLength = 300;

    private MessageRoute(Id<MessageRoute> id, Id<Practice> practiceId, MessageKind kind)
    {
        Id = id;
        PracticeId = practiceId;
        Kind = kind;
    }

    /// <summary>The key.</summary>
    public Id<MessageRoute> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The kind of message.</summary>
    public MessageKind Kind { get; }

    /// <summary>The name of the channel.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The workspace or tenant on that channel.</summary>
    public string WorkspaceId { get; private set; } = "";

    /// <summary>The conversation in it.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>Since when nothing can be posted there, until somebody has done what <see cref="PausedReason"/> says.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>What somebody has to do there.</summary>
    public string? PausedReason { get; private set; }

    /// <summary>Where it goes, as one value.</summary>
    public ChannelAddress Address => new(Channel, WorkspaceId, ConversationId);

    /// <summary>Sends a kind of message to a conversation from now on.</summary>
    public static MessageRoute For(Practice practice, MessageKind kind, ChannelAddress conversation, TimeProvider clock)
    {
        var route = new MessageRoute(Id<MessageRoute>.New(clock), practice.Id, kind);
        route.MoveTo(conversation);
        return route;
    }

    /// <summary>Sends it to another conversation from now on; whatever was wrong with the last one is over.</summary>
    public void MoveTo(ChannelAddress conversation)
    {
        (Channel, WorkspaceId, ConversationId) = (conversation.Channel, conversation.Workspace, conversation.Id);
        Resume();
    }

    /// <summary>Sends nothing there until somebody has done what is asked of them; says whether it did until now.</summary>
    public bool Pause(string remedy, DateTimeOffset now)
    {
        var isNews = PausedAt is null;
        PausedAt ??= now;
        PausedReason = remedy.Length > PausedReasonMaxLength ? remedy[..PausedReasonMaxLength] : remedy;
        return isNews;
    }

    /// <summary>Sends it there again.</summary>
    public void Resume() => (PausedAt, PausedReason) = (null, null);
}
