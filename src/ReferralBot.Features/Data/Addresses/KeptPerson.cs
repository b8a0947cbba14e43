using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A person whom the bot has met, as they are stored.</summary>
internal sealed class KeptPerson : IOwned, IVersioned
{
    /// <summary>The longest name of a time zone is half as long (IANA tz database).</summary>
    public const int TimeZoneMaxLength = 64;

    private KeptPerson(Id<KeptPerson> id, Id<Practice> practiceId)
    {
        Id = id;
        PracticeId = practiceId;
    }

    /// <summary>The key.</summary>
    public Id<KeptPerson> Id { get; private set; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The channel.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The installation of that channel.</summary>
    public string Installation { get; private set; } = "";

    /// <summary>The person there.</summary>
    public string UserId { get; private set; } = "";

    /// <summary>Another id that the channel has for them.</summary>
    public string? Alias { get; private set; }

    /// <summary>The conversation that they have with the bot alone.</summary>
    public string? PrivateConversationId { get; private set; }

    /// <summary>Their time zone.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>When this changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>A person who was not known.</summary>
    public static KeptPerson Of(Id<Practice> practice, KnownPerson known, TimeProvider clock)
    {
        var row = new KeptPerson(Id<KeptPerson>.New(clock), practice)
        {
            Channel = known.User.Channel,
            Installation = known.User.Installation,
            UserId = known.User.Id,
        };
        row.Hear(known, clock.GetUtcNow());
        return row;
    }

    /// <summary>Whether the columns have room for them.</summary>
    public static bool Fits(KnownPerson known) =>
        known.User.Id.Length is > 0 and <= MemberIdentity.ExternalIdMaxLength
        && (known.Alias?.Length ?? 0) <= MemberIdentity.ExternalIdMaxLength
        && (known.PrivateConversationId?.Length ?? 0) <= OutboxMessage.PlatformIdMaxLength;

    /// <summary>Whether <see cref="Hear"/> would change nothing.</summary>
    public bool Says(KnownPerson known) => Merged(known) == (Alias, PrivateConversationId, TimeZone);

    /// <summary>Takes over what is known of them now.</summary>
    public void Hear(KnownPerson known, DateTimeOffset now)
    {
        (Alias, PrivateConversationId, TimeZone) = Merged(known);
        ChangedAt = now;
    }

    /// <summary>What callers learn of them.</summary>
    public KnownPerson ToKnown() =>
        new(new UserRef(Channel, Installation, UserId))
        {
            Alias = Alias,
            PrivateConversationId = PrivateConversationId,
            TimeZone = TimeZone,
        };

    private (string? Alias, string? PrivateConversationId, string? TimeZone) Merged(KnownPerson known) =>
        (
            known.Alias ?? Alias,
            known.PrivateConversationId ?? PrivateConversationId,
            known.TimeZone is { Length: <= TimeZoneMaxLength } zone ? zone : TimeZone
        );
}
