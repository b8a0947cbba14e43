namespace ReferralBot.Features.Domain;

/// <summary>Why a check-in was skipped.</summary>
public enum SkipReason
{
    /// <summary>We spoke a short while ago.</summary>
    RecentContact,

    /// <summary>They are away.</summary>
    PartnerAway,

    /// <summary>It would lead to nothing now.</summary>
    NotUseful,
}

/// <summary>The codes and labels of the reasons to skip.</summary>
public static class SkipReasons
{
    /// <summary>The three reasons.</summary>
    public static CodeList<SkipReason> List { get; } =
        new(
            new(SkipReason.RecentContact, "recent-contact", "Recent contact"),
            new(SkipReason.PartnerAway, "partner-away", "Partner away"),
            new(SkipReason.NotUseful, "not-useful", "Not useful")
        );
}

/// <summary>What was decided about a partner's next check-in, besides doing it: snoozed or skipped. One row a partner.</summary>
public sealed class CheckIn : IOwned, IVersioned
{
    private CheckIn(Id<CheckIn> id, Id<Practice> practiceId, Id<Partner> partnerId)
    {
        Id = id;
        PracticeId = practiceId;
        PartnerId = partnerId;
    }

    /// <summary>The key.</summary>
    public Id<CheckIn> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The partner.</summary>
    public Id<Partner> PartnerId { get; }

    /// <summary>Hidden for everyone before this day.</summary>
    public DateOnly? SnoozedUntil { get; private set; }

    /// <summary>Counts as handled before this day.</summary>
    public DateOnly? SkippedUntil { get; private set; }

    /// <summary>Why it was skipped.</summary>
    public SkipReason? SkipReason { get; private set; }

    /// <summary>Who decided last.</summary>
    public Id<Member>? ChangedBy { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Starts the row of a partner.</summary>
    public static CheckIn Of(Partner partner, TimeProvider clock) =>
        new(Id<CheckIn>.New(clock), partner.PracticeId, partner.Id);

    /// <summary>Hides the partner from everyone's check-ins until a day.</summary>
    public Result<CheckIn> Snooze(DateOnly until, DateOnly today, Entry by)
    {
        if (until <= today || until > today.AddYears(1))
        {
            return new Problem("check-in.snooze", "Pick a day after today, within a year.");
        }

        SnoozedUntil = until;
        Changed(by);
        return this;
    }

    /// <summary>Counts this cycle as handled; the last touch stays what it was, the next cycle comes one cadence later.</summary>
    public Result<CheckIn> Skip(Partner partner, SkipReason reason, Cadences cadences, DateOnly today, Entry by)
    {
        if (partner.NextDueOn is not { } due || cadences.Of(partner.Tier) is not { } cadence)
        {
            return new Problem("check-in.skip", $"{partner.Name} has no check-in to skip.");
        }

        var until = (due > today ? due : today).AddDays(cadence.Due);
        (SkippedUntil, SkipReason, SnoozedUntil) = (until, reason, null);
        partner.PutOff(until, cadences);
        Changed(by);
        return this;
    }

    /// <summary>Forgets snooze and skip after a touch, which starts the clock again.</summary>
    public void Touched()
    {
        (SnoozedUntil, SkippedUntil, SkipReason) = (null, null, null);
        Version++;
    }

    private void Changed(Entry by)
    {
        (ChangedBy, ChangedAt) = (by.By.Id, by.At);
        Version++;
    }
}
