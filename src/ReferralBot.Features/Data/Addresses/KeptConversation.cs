using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A conversation that the bot is in, or was, as it is stored.</summary>
internal sealed class KeptConversation : IOwned, IVersioned
{
    /// <summary>Room for what a channel needs to post there; it is an address, not a text.</summary>
    public const int AddressMaxLength = 2000;

    // A platform's ids and times are not repeated for nothing: that it was heard from is written once a day.
    private static readonly TimeSpan HeardEvery = TimeSpan.FromDays(1);

    private KeptConversation(Id<KeptConversation> id, Id<Practice> practiceId)
    {
        Id = id;
        PracticeId = practiceId;
    }

    /// <summary>The key.</summary>
    public Id<KeptConversation> Id { get; private set; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The channel.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The installation of that channel.</summary>
    public string Installation { get; private set; } = "";

    /// <summary>The conversation in it.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>How the channel posts there.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one person whose private conversation it is.</summary>
    public string? WithUser { get; private set; }

    /// <summary>What it is a part of.</summary>
    public string? Within { get; private set; }

    /// <summary>When the bot came into it.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When something was heard from there, to the day; when it changed, to the instant.</summary>
    public DateTimeOffset HeardAt { get; private set; }

    /// <summary>When the bot said hello there.</summary>
    public DateTimeOffset? GreetedAt { get; private set; }

    /// <summary>Since when nothing can be posted there.</summary>
    public DateTimeOffset? LostAt { get; private set; }

    /// <summary>What somebody has to do about that.</summary>
    public string? LostRemedy { get; private set; }

    /// <summary>When the bot was removed from it.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>A conversation that was not known.</summary>
    public static KeptConversation Of(Id<Practice> practice, KnownConversation known, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new KeptConversation(Id<KeptConversation>.New(clock), practice)
        {
            Channel = known.Conversation.Channel,
            Installation = known.Conversation.Installation,
            ConversationId = known.Conversation.Id,
            Address = known.Address,
            WithUser = known.With?.Id,
            Within = known.Within,
            JoinedAt = known.JoinedAt ?? now,
            HeardAt = now,
        };
    }

    /// <summary>Whether the columns have room for it.</summary>
    public static bool Fits(KnownConversation known) =>
        known.Conversation.Id.Length is > 0 and <= OutboxMessage.PlatformIdMaxLength
        && known.Address.Length <= AddressMaxLength
        && (known.With?.Id.Length ?? 0) <= MemberIdentity.ExternalIdMaxLength
        && (known.Within?.Length ?? 0) <= OutboxMessage.PlatformIdMaxLength;

    /// <summary>Whether the platform tells late of a time before the bot was removed.</summary>
    public bool IsPast(KnownConversation known) => known.JoinedAt is { } joined && LeftAt is { } left && joined <= left;

    /// <summary>Whether <see cref="Hear"/> would change nothing that is worth a write.</summary>
    public bool Says(KnownConversation known, DateTimeOffset now) =>
        LeftAt is null
        && LostAt is null
        && Address == known.Address
        && WithUser == (known.With?.Id ?? WithUser)
        && Within == (known.Within ?? Within)
        && (known.JoinedAt is not { } joined || joined <= JoinedAt)
        && now - HeardAt < HeardEvery;

    /// <summary>Takes over what is known of it now: whatever was wrong there is over. Says when it was left, if it was.</summary>
    public DateTimeOffset? Hear(KnownConversation known, DateTimeOffset now)
    {
        var left = LeftAt;
        Address = known.Address;
        WithUser = known.With?.Id ?? WithUser;
        Within = known.Within ?? Within;
        HeardAt = now;
        (LeftAt, LostAt, LostRemedy) = (null, null, null);
        JoinedAt =
            known.JoinedAt is { } joined && (left is not null || joined > JoinedAt) ? joined
            : left is not null ? now
            : JoinedAt;
        GreetedAt = left is null ? GreetedAt : null;
        return left;
    }

    /// <summary>It has its hello, or needs none.</summary>
    public void Greet(DateTimeOffset now) => GreetedAt = now;

    /// <summary>What callers learn of it.</summary>
    public KnownConversation ToKnown() =>
        new(new ConversationRef(Channel, Installation, ConversationId), Address)
        {
            With = WithUser is { } user ? new UserRef(Channel, Installation, user) : null,
            Within = Within,
            Lost = LostRemedy,
        };
}
