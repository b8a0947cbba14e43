namespace ReferralBot.Features.Domain;

/// <summary>A person of the practice who uses the bot.</summary>
public sealed class Member : IOwned
{
    /// <summary>A name has at most this many characters.</summary>
    public const int NameMaxLength = 80;

    private Member(Id<Member> id, Id<Practice> practiceId, string displayName, Role role)
    {
        Id = id;
        PracticeId = practiceId;
        DisplayName = displayName;
        Role = role;
    }

    /// <summary>The key.</summary>
    public Id<Member> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>What colleagues call them.</summary>
    public string DisplayName { get; private set; }

    /// <summary>What they may see and do.</summary>
    public Role Role { get; private set; }

    /// <summary>Whether they still work here; those who left stay on what they logged.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Their own time zone, by its IANA name, where a channel knows it; a practice has one of its own.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>What a rule needs to know about them.</summary>
    public Actor Actor => new(Id, Role);

    /// <summary>Adds a person with a role.</summary>
    public static Result<Member> Join(Id<Practice> practiceId, string displayName, Role role, TimeProvider clock)
    {
        var name = TypedText.Clean(displayName);
        return name.Length is < 1 or > NameMaxLength
            ? new Problem("member.name", $"1 to {NameMaxLength} characters.")
            : new Member(Id<Member>.New(clock), practiceId, name, role);
    }

    /// <summary>Takes over the name that the channel shows; a name that cannot be kept changes nothing.</summary>
    public void Rename(string displayName)
    {
        var name = TypedText.Clean(displayName);
        DisplayName = name.Length is >= 1 and <= NameMaxLength ? name : DisplayName;
    }

    /// <summary>Takes over the time zone that the channel shows; one that is none changes nothing.</summary>
    public void MoveTo(string? timeZone) => TimeZone = TimeZones.TryFind(timeZone, out _) ? timeZone : TimeZone;

    /// <summary>Gives another role; the last active owner keeps theirs, or nobody could give it back.</summary>
    /// <param name="role">The role to give.</param>
    /// <param name="otherOwners">How many active owners there are besides this person.</param>
    public Result<Member> Give(Role role, int otherOwners)
    {
        if (Role == Role.Owner && role != Role.Owner && otherOwners == 0)
        {
            return new Problem("member.last-owner", "The practice needs an owner. Make somebody else one first.");
        }

        Role = role;
        return this;
    }

    /// <summary>Ends their use of the bot.</summary>
    public void Leave() => Active = false;

    /// <summary>Lets them use the bot again.</summary>
    public void Return() => Active = true;

    internal Member Copy() => (Member)MemberwiseClone();
}
