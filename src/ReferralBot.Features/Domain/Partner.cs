namespace ReferralBot.Features.Domain;

/// <summary>A professional or organisation that sends us clients, or that we send clients to.</summary>
public sealed class Partner : INumbered, IVersioned
{
    /// <summary>A name has at least this many characters.</summary>
    public const int NameMinLength = 2;

    /// <summary>A name has at most this many characters.</summary>
    public const int NameMaxLength = 80;

    /// <summary>A normalised name may grow: "&amp;" becomes "and".</summary>
    public const int NormalisedNameMaxLength = 4 * NameMaxLength;

    /// <summary>A profession has at most this many characters.</summary>
    public const int ProfessionMaxLength = 60;

    private Partner(Id<Partner> id, Id<Practice> practiceId, DateOnly addedOn)
    {
        Id = id;
        PracticeId = practiceId;
        AddedOn = addedOn;
    }

    /// <inheritdoc/>
    public static string Letter => "P";

    /// <summary>The key.</summary>
    public Id<Partner> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public string Ref => Refs.Format(Letter, Number);

    /// <summary>What the partner is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as it is compared, see <see cref="PartnerName.Normalise"/>.</summary>
    public string NormalisedName { get; private set; } = "";

    /// <summary>What kind of professional it is.</summary>
    public PartnerCategory Category { get; private set; }

    /// <summary>The profession in their own words.</summary>
    public string? Profession { get; private set; }

    /// <summary>How far the relationship has come.</summary>
    public PartnerStage Stage { get; private set; }

    /// <summary>How often we check in.</summary>
    public PartnerTier Tier { get; private set; }

    /// <summary>Whether somebody chose the tier, so that it does not follow the referrals.</summary>
    public bool TierIsFixed { get; private set; }

    /// <summary>Who looks after the relationship.</summary>
    public Id<Member>? OwnerId { get; private set; }

    /// <summary>The National Provider Identifier.</summary>
    public string? Npi { get; private set; }

    /// <summary>The NUCC taxonomy code.</summary>
    public string? Taxonomy { get; private set; }

    /// <summary>The day the partner was added.</summary>
    public DateOnly AddedOn { get; }

    /// <summary>The day of the last touch that counts, if there was any.</summary>
    public DateOnly? LastTouchOn { get; private set; }

    /// <summary>The day of the next check-in; none for prospects and ended relationships.</summary>
    public DateOnly? NextDueOn { get; private set; }

    /// <summary>Not due before this day, because a check-in was skipped.</summary>
    public DateOnly? PutOffUntil { get; private set; }

    /// <summary>No nudges before this day.</summary>
    public DateOnly? PausedUntil { get; private set; }

    /// <summary>When the partner was put away; archived partners stay on what was logged.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Adds a partner.</summary>
    /// <param name="practice">Whose partner it is.</param>
    /// <param name="details">What was entered.</param>
    /// <param name="today">The practice's day.</param>
    /// <param name="clock">For the key.</param>
    public static Result<Partner> Add(Practice practice, PartnerDetails details, DateOnly today, TimeProvider clock) =>
        new Partner(Id<Partner>.New(clock), practice.Id, today).Change(details, practice.Cadences);

    /// <summary>Takes over everything that was entered, or nothing when a part of it breaks a rule.</summary>
    public Result<Partner> Change(PartnerDetails details, Cadences cadences)
    {
        var clean = details.Cleaned();
        if (clean.FirstProblem() is { } problem)
        {
            return problem;
        }

        (Name, NormalisedName) = (clean.Name, PartnerName.Normalise(clean.Name));
        (Category, Profession, OwnerId) = (clean.Category, clean.Profession, clean.OwnerId);
        (Npi, Taxonomy, Stage) = (clean.Npi, clean.Taxonomy, clean.Stage);
        TierIsFixed = clean.FixedTier is not null;
        MoveTo(clean.FixedTier ?? CheckInClock.TierAfterStage(Stage, Tier), cadences);
        return this;
    }

    /// <summary>What was entered, to start a form or a <c>with</c> from.</summary>
    public PartnerDetails Details() =>
        new()
        {
            Name = Name,
            Category = Category,
            Profession = Profession,
            Stage = Stage,
            FixedTier = TierIsFixed ? Tier : null,
            OwnerId = OwnerId,
            Npi = Npi,
            Taxonomy = Taxonomy,
        };

    /// <summary>Lets the tier follow the referrals, unless somebody chose it.</summary>
    public void FollowReferrals(ReferralTraffic traffic, DateOnly today, Cadences cadences)
    {
        var tier = TierIsFixed ? Tier : CheckInClock.AutomaticTier(Stage, traffic, AddedOn, today);
        if (tier != Tier)
        {
            MoveTo(tier, cadences);
        }
    }

    /// <summary>Starts the clock again after a touch; an older touch than the last one changes nothing.</summary>
    public void Touched(DateOnly on, Cadences cadences)
    {
        if (LastTouchOn is null || on > LastTouchOn)
        {
            RestartClock(on, cadences);
        }
    }

    /// <summary>Sets the clock by the last touch that is left, after one was taken back.</summary>
    public void RestartClock(DateOnly? lastTouchOn, Cadences cadences)
    {
        (LastTouchOn, PutOffUntil) = (lastTouchOn, null);
        SetDue(cadences);
    }

    /// <summary>Stops the nudges until a day, or starts them again with <see langword="null"/>.</summary>
    public Result<Partner> Pause(DateOnly? until, DateOnly today)
    {
        if (until is { } day && (day <= today || day > today.AddYears(2)))
        {
            return new Problem("partner.pause", "Pick a day after today, within two years.");
        }

        PausedUntil = until;
        Version++;
        return this;
    }

    /// <summary>Puts the partner away.</summary>
    public Result<Partner> Archive(DateTimeOffset now)
    {
        if (ArchivedAt is not null)
        {
            return new Problem("partner.archived", $"{Name} is archived already.");
        }

        ArchivedAt = now;
        Version++;
        return this;
    }

    /// <summary>Takes the partner out of the archive.</summary>
    public Result<Partner> Restore()
    {
        if (ArchivedAt is null)
        {
            return new Problem("partner.not-archived", $"{Name} is not archived.");
        }

        ArchivedAt = null;
        Version++;
        return this;
    }

    /// <inheritdoc/>
    public void Take(int number) => Number = Refs.Taken(Number, number);

    // a skip: the clock keeps its last touch, but the partner is not due before that day
    internal void PutOff(DateOnly until, Cadences cadences)
    {
        PutOffUntil = until;
        SetDue(cadences);
    }

    private void MoveTo(PartnerTier tier, Cadences cadences)
    {
        Tier = tier;
        SetDue(cadences);
    }

    private void SetDue(Cadences cadences)
    {
        var due = CheckInClock.DueOn(this, cadences);
        NextDueOn = due < PutOffUntil ? PutOffUntil : due;
        Version++;
    }
}
