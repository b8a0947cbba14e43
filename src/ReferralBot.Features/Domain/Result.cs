using System.Diagnostics.CodeAnalysis;

namespace ReferralBot.Features.Domain;

/// <summary>A rule of the practice that an action would break, in words a person can act on.</summary>
/// <param name="Code">Names the rule for tests and for placing the message, e.g. <c>partner.name</c>.</param>
/// <param name="Message">What the person reads.</param>
public sealed record Problem(string Code, string Message);

/// <summary>Either the value of an action that kept every rule, or the rule that it would break.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem)
    {
        _value = value;
        Problem = problem;
    }

    /// <summary>The rule that would be broken, or <see langword="null"/> when none was.</summary>
    public Problem? Problem { get; }

    /// <summary>Lets a rule end in <c>return value;</c>.</summary>
    public static implicit operator Result<T>(T value) => new(value, problem: null);

    /// <summary>Lets a rule end in <c>return new Problem(…);</c>.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>Splits the two cases, so that the value cannot be used before the problem was looked at.</summary>
    public bool Failed([NotNullWhen(true)] out Problem? problem, [MaybeNullWhen(true)] out T value)
    {
        problem = Problem;
        value = _value;
        return problem is not null;
    }
}
