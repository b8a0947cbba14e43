namespace ReferralBot.Chat.Forms;

/// <summary>What typed words mean here and now: "today", "monday" and "3/4" depend on the practice.</summary>
/// <param name="Today">The day where the practice is.</param>
/// <param name="DayFirst">Whether 3/4 is the third of April.</param>
public sealed record Reading(DateOnly Today, bool DayFirst = false);

/// <summary>Gives the reading for the turn that is being answered.</summary>
public interface IReadingSource
{
    /// <summary>The reading of the practice that the turn belongs to.</summary>
    Reading Current { get; }
}

/// <summary>Either the value of a field or, in words for the person, what is wrong with it.</summary>
public readonly record struct FieldRead<T>
{
    private FieldRead(T? value, string? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The value; only where there is no problem.</summary>
    public T? Value { get; }

    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public string? Problem { get; }

    /// <summary>A value that was read.</summary>
    public static FieldRead<T> Of(T value) => new(value, problem: null);

    /// <summary>A text that could not be read.</summary>
    public static FieldRead<T> Wrong(string problem) => new(default, problem);
}
