namespace ReferralBot.Features.Data;

/// <summary>Too much is waiting to be written: nothing was saved, and trying again in a moment is right.</summary>
public sealed class DatabaseBusyException : Exception
{
    /// <summary>The queue of writes is full, or closing.</summary>
    public DatabaseBusyException()
        : this("The database is busy; nothing was saved.") { }

    /// <summary>Says why.</summary>
    public DatabaseBusyException(string message)
        : base(message) { }

    /// <summary>Says why, and what the database answered.</summary>
    public DatabaseBusyException(string message, Exception innerException)
        : base(message, innerException) { }
}
