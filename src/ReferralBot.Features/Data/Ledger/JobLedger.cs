namespace ReferralBot.Features.Data;

/// <summary>Lets each occurrence of a job happen once, however often and wherever it is run.</summary>
public sealed class JobLedger(ReferralDb db)
{
    /// <summary>
    /// Saves all that <see cref="ReferralDb"/> holds (the outbox rows) together with the occurrence, in one transaction.
    /// <see langword="false"/> when the occurrence was taken before: then nothing is saved, and nothing stays pending.
    /// </summary>
    public Task<bool> TryOpenAsync(LedgerEntry entry, CancellationToken ct) => db.TrySaveWithAsync(entry, ct);
}
