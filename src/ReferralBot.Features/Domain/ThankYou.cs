namespace ReferralBot.Features.Domain;

/// <summary>How a partner was thanked. Gifts are not on the list: rewarding referrals can be a crime.</summary>
public enum ThanksBy
{
    /// <summary>A written note.</summary>
    Note,

    /// <summary>An email.</summary>
    Email,

    /// <summary>A call.</summary>
    Call,

    /// <summary>Face to face.</summary>
    InPerson,

    /// <summary>A message in a chat.</summary>
    Message,
}

/// <summary>The codes and labels of the ways to thank.</summary>
public static class ThanksWays
{
    /// <summary>The five ways.</summary>
    public static CodeList<ThanksBy> List { get; } =
        new(
            new(ThanksBy.Note, "note", "Note"),
            new(ThanksBy.Email, "email", "Email"),
            new(ThanksBy.Call, "call", "Call"),
            new(ThanksBy.InPerson, "in-person", "In person"),
            new(ThanksBy.Message, "message", "Message")
        );
}

/// <summary>What people enter about a thank-you.</summary>
public sealed record ThankYouEntry
{
    /// <summary>Who was thanked.</summary>
    public required Partner Partner { get; init; }

    /// <summary>What for; none for a general thank-you.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>How.</summary>
    public required ThanksBy How { get; init; }

    /// <summary>The practice's day on which it was done.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Anything to remember.</summary>
    public string? Note { get; init; }
}

/// <summary>A partner was thanked, in general or for certain referrals.</summary>
public sealed class ThankYou : IOwned
{
    /// <summary>A note has at most this many characters.</summary>
    public const int NoteMaxLength = 300;

    private readonly List<ThankYouReferral> _referrals = [];

    private ThankYou(Id<ThankYou> id, Id<Practice> practiceId, Id<Partner> partnerId)
    {
        Id = id;
        PracticeId = practiceId;
        PartnerId = partnerId;
    }

    /// <summary>The key.</summary>
    public Id<ThankYou> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>Who was thanked.</summary>
    public Id<Partner> PartnerId { get; }

    /// <summary>How.</summary>
    public ThanksBy How { get; private init; }

    /// <summary>The practice's day on which it was done.</summary>
    public DateOnly On { get; private init; }

    /// <summary>Anything to remember.</summary>
    public string? Note { get; private init; }

    /// <summary>Who thanked.</summary>
    public Id<Member> By { get; private init; }

    /// <summary>When it was logged.</summary>
    public DateTimeOffset LoggedAt { get; private init; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>The referrals that it was for, as far as they were loaded.</summary>
    public IReadOnlyList<ThankYouReferral> Referrals => _referrals;

    /// <summary>Logs a thank-you.</summary>
    public static Result<ThankYou> Log(ThankYouEntry entry, Entry by, DateOnly today)
    {
        var note = TypedText.CleanLinesOrNull(entry.Note);
        if (FirstProblem(entry, note, today) is { } problem)
        {
            return problem;
        }

        var id = new Id<ThankYou>(Guid.CreateVersion7(by.At));
        var thanks = new ThankYou(id, entry.Partner.PracticeId, entry.Partner.Id)
        {
            How = entry.How,
            On = entry.On,
            Note = note,
            By = by.By.Id,
            LoggedAt = by.At,
        };
        thanks._referrals.AddRange(
            entry
                .Referrals.DistinctBy(referral => referral.Id)
                .Select(referral => new ThankYouReferral(id, referral.Id, thanks.PracticeId))
        );
        return thanks;
    }

    /// <summary>Takes it back: its author for ten minutes, an owner always.</summary>
    public Result<ThankYou> Undo(Entry by)
    {
        if (UndoneAt is not null)
        {
            return new Problem("thanks.undone", "This thank-you was taken back already.");
        }

        if (Entry.CannotUndo(By, LoggedAt, by) is { } problem)
        {
            return problem;
        }

        UndoneAt = by.At;
        return this;
    }

    /// <summary>What somebody reads who thanks a partner for another one's referral.</summary>
    public static Problem CameFromAnother(string referralRef, string cameFrom, string thanked) =>
        new("thanks.partner", $"{referralRef} came from {cameFrom}, not {thanked}.");

    private static Problem? FirstProblem(ThankYouEntry entry, string? note, DateOnly today)
    {
        foreach (var referral in entry.Referrals)
        {
            if (referral.State == ReferralState.EnteredInError)
            {
                return new("thanks.undone-referral", $"{referral.Ref} was taken back.");
            }

            if (referral.Direction != ReferralDirection.Received)
            {
                return new("thanks.direction", $"{referral.Ref} did not come from a partner.");
            }

            if (referral.PartnerId != entry.Partner.Id)
            {
                return CameFromAnother(referral.Ref, "another partner", entry.Partner.Name);
            }
        }

        return entry.On > today ? new("thanks.future", "The date cannot be in the future.")
            : note?.Length > NoteMaxLength ? new("thanks.note", $"At most {NoteMaxLength} characters.")
            : null;
    }
}

/// <summary>That a thank-you was for a referral.</summary>
public sealed class ThankYouReferral : IOwned
{
    internal ThankYouReferral(Id<ThankYou> thankYouId, Id<Referral> referralId, Id<Practice> practiceId)
    {
        ThankYouId = thankYouId;
        ReferralId = referralId;
        PracticeId = practiceId;
    }

    /// <summary>The thank-you.</summary>
    public Id<ThankYou> ThankYouId { get; }

    /// <summary>The referral.</summary>
    public Id<Referral> ReferralId { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }
}
