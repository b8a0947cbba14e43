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

    internal void Enter(Practice practice, Member? member) => (_practice, _member) = (practice, member);
}
