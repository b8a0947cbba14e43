using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Data.Configurations;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>How an occurrence of a job stands.</summary>
public enum LedgerState
{
    /// <summary>Its messages are in the outbox.</summary>
    Claimed,

    /// <summary>Its messages are posted.</summary>
    Posted,

    /// <summary>It was found after its time and is posted late, marked as such.</summary>
    Late,

    /// <summary>It was found too late to be of use, and is not posted.</summary>
    Missed,
}

/// <summary>One occurrence of a scheduled job for one practice, e.g. the check-in of September; never two.</summary>
public sealed class LedgerEntry : IOwned
{
    /// <summary>Room for a job's name.</summary>
    public const int KindMaxLength = 40;

    /// <summary>Room for a month, a quarter, a day or an occurrence's key.</summary>
    public const int PeriodMaxLength = 80;

    private LedgerEntry(Id<LedgerEntry> id, Id<Practice> practiceId, string kind, string period)
    {
        Id = id;
        PracticeId = practiceId;
        Kind = kind;
        Period = period;
    }

    /// <summary>The key of the row; outbox messages name it.</summary>
    public Id<LedgerEntry> Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>The job's name, e.g. <c>monthly-check-in</c>.</summary>
    public string Kind { get; private set; }

    /// <summary>The month, quarter or day that it is for, e.g. <c>2026-09</c>.</summary>
    public string Period { get; private set; }

    /// <summary>When it should have happened.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it was taken up.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>How it stands.</summary>
    public LedgerState State { get; private set; }

    /// <summary>When the last of its messages was posted.</summary>
    public DateTimeOffset? PostedAt { get; private set; }

    /// <summary>Takes up an occurrence in its time, to be given to <see cref="JobLedger.TryOpenAsync"/>.</summary>
    public static LedgerEntry Claim(
        Id<Practice> practice,
        string kind,
        string period,
        DateTimeOffset dueAt,
        TimeProvider clock
    ) =>
        new(Id<LedgerEntry>.New(clock), practice, kind, period)
        {
            DueAt = dueAt,
            OpenedAt = clock.GetUtcNow(),
            State = LedgerState.Claimed,
        };

    /// <summary>The same, for one whose time has passed but that is still of use.</summary>
    public LedgerEntry AsLate()
    {
        State = LedgerState.Late;
        return this;
    }

    /// <summary>The same, for one that is only recorded as not posted.</summary>
    public LedgerEntry AsMissed()
    {
        State = LedgerState.Missed;
        return this;
    }

    /// <summary>Writes it down, unless it was there; of two at once the second waits here for the first.</summary>
    internal async Task<bool> TryInsertAsync(ReferralDb db, CancellationToken ct)
    {
        var (due, opened) = (InstantConverter.ToStored(DueAt), InstantConverter.ToStored(OpenedAt));
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Ledger" ("Id", "PracticeId", "Kind", "Period", "DueAt", "OpenedAt", "State")
                VALUES ({Id.Value}, {PracticeId.Value}, {Kind}, {Period}, {due}, {opened}, {State.ToString()})
                ON CONFLICT ("PracticeId", "Kind", "Period") DO NOTHING
                """,
                ct
            ) > 0;
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("Ledger");
        builder.HasDomainKey();
        builder.Property(entry => entry.Kind).HasMaxLength(LedgerEntry.KindMaxLength);
        builder.Property(entry => entry.Period).HasMaxLength(LedgerEntry.PeriodMaxLength);
        builder
            .HasIndex(entry => new
            {
                entry.PracticeId,
                entry.Kind,
                entry.Period,
            })
            .IsUnique();
    }
}
