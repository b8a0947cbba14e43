namespace ReferralBot.Features.Data;

/// <summary>The database can't be opened as it is set up; the message says what to do.</summary>
public sealed class DatabaseUnavailableException : Exception
{
    /// <summary>The database can't be opened.</summary>
    public DatabaseUnavailableException()
        : this("The database can't be opened.") { }

    /// <summary>Says what is wrong and what to do.</summary>
    public DatabaseUnavailableException(string message)
        : base(message) { }

    /// <summary>Says what is wrong and what to do, and what the system answered.</summary>
    public DatabaseUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
