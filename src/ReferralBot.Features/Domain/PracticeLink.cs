namespace ReferralBot.Features.Domain;

/// <summary>
/// What a practice knows about being linked with another one: its last one-time code and who used it, and how often its people
/// tried codes of others. One row for each practice that ever did either.
/// </summary>
public sealed class PracticeLink : IOwned
{
    /// <summary>A code is typed within minutes, or asked for again.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(15);

    /// <summary>How long somebody may answer whether they are the person who made the code.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromHours(24);

    /// <summary>So many codes may be tried in one window: enough for typing slips, and nothing to guess with.</summary>
    public const int MaxTries = 5;

    private PracticeLink(Id<PracticeLink> id, Id<Practice> practiceId)
    {
        Id = id;
        PracticeId = practiceId;
    }

    /// <summary>The key.</summary>
    public Id<PracticeLink> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The hash of the last code; never the code itself.</summary>
    public string? CodeHash { get; private set; }

    /// <summary>The code does nothing after this.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Who made the code.</summary>
    public Id<Member>? MadeBy { get; private set; }

    /// <summary>The channel on which they made it.</summary>
    public string? Channel { get; private set; }

    /// <summary>The workspace or tenant there.</summary>
    public string? WorkspaceId { get; private set; }

    /// <summary>Their id there: they are told once the code was used.</summary>
    public string? UserId { get; private set; }

    /// <summary>Who used the code, and with it came into this practice.</summary>
    public Id<Member>? UsedBy { get; private set; }

    /// <summary>When it was used; it never works again.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>How many codes of others the practice's people tried since <see cref="TriesSince"/>.</summary>
    public int Tries { get; private set; }

    /// <summary>When they began to.</summary>
    public DateTimeOffset? TriesSince { get; private set; }

    /// <summary>The row of a practice that has none yet.</summary>
    public static PracticeLink Of(Id<Practice> practice, TimeProvider clock) =>
        new(Id<PracticeLink>.New(clock), practice);

    /// <summary>Puts a new code in the place of the last one.</summary>
    public void Offer(string codeHash, Member by, ChannelAddress user, DateTimeOffset now)
    {
        (CodeHash, ExpiresAt, MadeBy) = (codeHash, now + ValidFor, by.Id);
        (Channel, WorkspaceId, UserId) = (user.Channel, user.Workspace, user.Id);
        (UsedBy, UsedAt) = (null, null);
    }

    /// <summary>Whether its code can still be used.</summary>
    public bool IsOpen(DateTimeOffset now) => CodeHash is not null && UsedAt is null && now < ExpiresAt;

    /// <summary>Somebody used the code: it is spent.</summary>
    public void Use(Id<Member> by, DateTimeOffset now) => (UsedBy, UsedAt) = (by, now);

    /// <summary>Whether this person came in with the code, and was asked whether they are the one who made it.</summary>
    public bool Asks(Id<Member> member, DateTimeOffset now) => UsedBy == member && now < UsedAt + AskedFor;

    /// <summary>They answered.</summary>
    public void Answered() => UsedBy = null;

    /// <summary>Whether too many codes were tried just now.</summary>
    public bool IsShut(DateTimeOffset now) => Tries >= MaxTries && now < TriesSince + ValidFor;

    /// <summary>Counts a code that led nowhere.</summary>
    public void Try(DateTimeOffset now) =>
        (Tries, TriesSince) = now < TriesSince + ValidFor ? (Tries + 1, TriesSince) : (1, now);
}
