using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>Who acts in this turn, and for which practice. A job acts for a practice with nobody behind it.</summary>
public sealed class Caller
{
    private Practice? _practice;
    private Member? _member;

    /// <summary>The practice.</summary>
    /// <exception cref="InvalidOperationException">No practice was found for the turn yet: a fault of the wiring.</exception>
    public Practice Practice => _practice ?? throw new InvalidOperationException("No practice is known in this scope.");

    /// <summary>The person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is behind this scope: a fault of the wiring.</exception>
    public Member Member => _member ?? throw new InvalidOperationException("Nobody is known in this scope.");

    /// <summary>Whether the practice knows the person.</summary>
    public bool IsKnown => _member is not null;

    /// <summary>Whether the turn has found its practice.</summary>
    public bool HasPractice => _practice is not null;

    /// <summary>Why the practice does not know the person, where it does not.</summary>
    public Stranger Stranger { get; private set; }

    internal void Enter(Practice practice, Member? member) => (_practice, _member) = (practice, member);

    internal void Refuse(Stranger stranger) => Stranger = stranger;
}

/// <summary>Why somebody is no member of the practice.</summary>
public enum Stranger
{
    /// <summary>Nobody invited them yet, or they were told to go.</summary>
    Unlisted,

    /// <summary>They were invited to a part of the workspace only.</summary>
    Guest,

    /// <summary>They belong to another organization.</summary>
    Outsider,

    /// <summary>They are no longer there, or no person.</summary>
    Gone,

    /// <summary>The channel does not say who they are just now.</summary>
    Unchecked,
}
