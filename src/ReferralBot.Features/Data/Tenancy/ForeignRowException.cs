namespace ReferralBot.Features.Data;

/// <summary>A row of another practice, or of none, was about to be saved: a fault of the code, stopped before it hurts.</summary>
public sealed class ForeignRowException : InvalidOperationException
{
    /// <summary>Names no row, only the rule.</summary>
    public ForeignRowException()
        : this("A row can only be saved for the current practice.") { }

    /// <summary>Says what was wrong.</summary>
    public ForeignRowException(string message)
        : base(message) { }

    /// <summary>Says what was wrong, and what caused it.</summary>
    public ForeignRowException(string message, Exception innerException)
        : base(message, innerException) { }

    internal static ForeignRowException Of(Type entity) =>
        new($"A {entity.Name} can only be saved for the current practice.");
}
