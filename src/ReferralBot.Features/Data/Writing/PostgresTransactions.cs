namespace ReferralBot.Features.Data;

/// <summary>Writes on PostgreSQL: a plain transaction each, for the server groups the commits of its sessions itself.</summary>
internal sealed class PostgresTransactions : IWrites
{
    public async Task<T> WriteAsync<T>(ReferralDb db, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await work(ct);

        // A commit that is called off half-way may have happened: nobody could say whether anything was saved.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
