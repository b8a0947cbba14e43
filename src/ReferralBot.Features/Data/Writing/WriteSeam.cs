namespace ReferralBot.Features.Data;

/// <summary>How a database is written; the one place where SQLite and PostgreSQL differ for a save.</summary>
internal interface IWrites
{
    /// <summary>Runs the work in a transaction of its own (or a savepoint), and returns when it is on disk.</summary>
    Task<T> WriteAsync<T>(ReferralDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct);
}

/// <summary>What a context needs from the outside to save.</summary>
/// <param name="Writes">Where the writes go.</param>
/// <param name="Signal">Told when rows were added to the outbox.</param>
/// <param name="Books">Told when rows were written that practices' books are made of.</param>
internal sealed record WriteSeam(IWrites Writes, OutboxSignal Signal, BookChanges Books)
{
    /// <summary>For building the model only.</summary>
    public static WriteSeam None { get; } = new(new NoWrites(), new OutboxSignal(), new BookChanges());

    private sealed class NoWrites : IWrites
    {
        public Task<T> WriteAsync<T>(ReferralDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
            throw new NotSupportedException("This context only describes the model.");
    }
}
