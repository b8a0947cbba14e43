namespace ReferralBot.Features.Domain;

/// <summary>The person behind a user of a channel: one member may write from several.</summary>
public sealed class MemberIdentity : IOwned
{
    /// <summary>The ids of the platforms are shorter than this.</summary>
    public const int ExternalIdMaxLength = 200;

    private MemberIdentity(Id<MemberIdentity> id, Id<Practice> practiceId, Id<Member> memberId)
    {
        Id = id;
        PracticeId = practiceId;
        MemberId = memberId;
    }

    /// <summary>The key.</summary>
    public Id<MemberIdentity> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>Who it is.</summary>
    public Id<Member> MemberId { get; }

    /// <summary>The name of the channel.</summary>
    public string Channel { get; private init; } = "";

    /// <summary>The workspace or tenant on that channel.</summary>
    public string WorkspaceId { get; private init; } = "";

    /// <summary>The user's id in that workspace.</summary>
    public string UserId { get; private init; } = "";

    /// <summary>
    /// Since when the channel says that they are no full member there (a guest, gone): from there they do nothing, while it says so.
    /// </summary>
    public DateTimeOffset? ShutOutAt { get; private set; }

    /// <summary>Says that a user of a channel is this member.</summary>
    /// <param name="member">The person.</param>
    /// <param name="user">The user's address; its id is the user's.</param>
    /// <param name="clock">For the key.</param>
    public static MemberIdentity Of(Member member, ChannelAddress user, TimeProvider clock) =>
        new(Id<MemberIdentity>.New(clock), member.PracticeId, member.Id)
        {
            Channel = user.Channel,
            WorkspaceId = user.Workspace,
            UserId = user.Id,
        };

    /// <summary>The channel says that they are no full member there any more.</summary>
    public void ShutOut(DateTimeOffset now) => ShutOutAt ??= now;

    /// <summary>The channel says that they are a full member there.</summary>
    public void LetIn() => ShutOutAt = null;
}
