using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Gives new rows their numbers while they are written. The counter's row stays locked until the commit, so that
/// numbers are never given twice and rows appear in the order of their numbers.
/// </summary>
internal sealed class Numbering(ReferralDb db)
{
    private static readonly ConcurrentDictionary<Type, string> Letters = new();
    private static readonly MethodInfo Letter = typeof(Numbering).GetMethod(
        nameof(LetterOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private readonly List<EntityEntry> _given = [];

    public async Task GiveAsync(CancellationToken ct)
    {
        // Always in the same order of lines: two transactions that wait for each other's counters would never end.
        var lines = db
            .ChangeTracker.Entries()
            .Where(entry => entry.State == EntityState.Added && WantsNumber(entry.Entity))
            .GroupBy(entry => LineOf(entry.Entity), StringComparer.Ordinal)
            .OrderBy(line => line.Key, StringComparer.Ordinal);
        foreach (var line in lines.ToList())
        {
            var entries = line.ToList();
            var next = await TakeAsync(db.Tenant, line.Key, entries.Count, ct);
            foreach (var entry in entries)
            {
                Give(entry.Entity, next++);
                _given.Add(entry);
            }
        }
    }

    /// <summary>Takes so many numbers of a line and returns the first.</summary>
    public async Task<int> TakeAsync(Id<Practice> practice, string line, int count, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = """
            INSERT INTO "Counters" ("PracticeId", "Line", "Next") VALUES (@practice, @line, @count + 1)
            ON CONFLICT ("PracticeId", "Line") DO UPDATE SET "Next" = "Counters"."Next" + @count
            RETURNING "Next"
            """;
        Add(command, "practice", practice.Value);
        Add(command, "line", line);
        Add(command, "count", count);
        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) - count;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Lets go of the numbers; a row that was not written gives its number back.</summary>
    public void Settle(bool kept)
    {
        foreach (var entry in _given.Where(_ => !kept))
        {
            var name = entry.Entity is ISequenced ? nameof(ISequenced.Sequence) : nameof(INumbered.Number);
            entry.Property(name).CurrentValue = 0;
        }

        _given.Clear();
    }

    private static bool WantsNumber(object row) => row is INumbered { Number: 0 } or ISequenced { Sequence: 0 };

    private static void Give(object row, int number)
    {
        if (row is ISequenced sequenced)
        {
            sequenced.Take(number);
        }
        else
        {
            ((INumbered)row).Take(number);
        }
    }

    private static string LineOf(object row) =>
        row is ISequenced sequenced
            ? sequenced.Line
            : Letters.GetOrAdd(row.GetType(), type => (string)Letter.MakeGenericMethod(type).Invoke(null, null)!);

    private static string LetterOf<T>()
        where T : INumbered => T.Letter;
}
