using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Referrals;

/// <summary>Draws the card of a referral for the person who asked.</summary>
public sealed class ReferralCards(ReferralDb db, PracticeBooks books, Caller caller, PracticeClock clock)
{
    /// <summary>The card, under a title that says what happened.</summary>
    public async Task<Card> OfAsync(Referral referral, string title, CancellationToken ct)
    {
        var people = await PeopleAsync(referral, ct);
        return Of(referral, title, people, await ThanksAsync(referral, ct));
    }

    /// <summary>The card of what is known already.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="title">What happened.</param>
    /// <param name="people">The names of its people.</param>
    /// <param name="thanks">How it was thanked for; <see langword="null"/> when it was not.</param>
    public Card Of(Referral referral, string title, ReferralPeople people, string? thanks)
    {
        List<Fact> facts = [.. OtherSide(referral, people), .. Need(referral), .. Course(referral, people)];
        if (thanks is not null)
        {
            facts.Add(new Fact("Thanked", thanks));
        }

        var buttons = Buttons(referral, people, isThanked: thanks is not null).ToList();
        return new Card(
            title,
            buttons.Count == 0 ? [new Block.Facts(facts)] : [new Block.Facts(facts), new Block.Buttons(buttons)]
        )
        {
            Summary = referral.NextAction is { } next
                ? $"{title}. {people.Owner} is next: {next}, due {Due(referral)}."
                : title,
        };
    }

    /// <summary>The names of the people of a referral.</summary>
    public async Task<ReferralPeople> PeopleAsync(Referral referral, CancellationToken ct)
    {
        var book = await books.OfAsync(caller.Practice.Id, ct);
        var partner = referral.PartnerId is { } id
            ? book.Partner(id) ?? (await books.FreshAsync(caller.Practice.Id, ct)).Partner(id)
            : null;
        var contact = referral.ContactId is { } there
            ? await db.Contacts.Where(row => row.Id == there).Select(row => row.Name).FirstOrDefaultAsync(ct)
            : null;
        return new ReferralPeople
        {
            Partner = partner?.Title,
            PartnerRef = partner?.Ref,
            Contact = contact,
            Owner = book.NameOf(referral.OwnerId) ?? "nobody",
            From = referral.FromMemberId is { } from ? book.NameOf(from) : null,
            To = referral.ToMemberId is { } to ? book.NameOf(to) : null,
        };
    }

    private static IEnumerable<Fact> OtherSide(Referral referral, ReferralPeople people)
    {
        if (referral.Direction == ReferralDirection.Internal)
        {
            yield return new Fact(
                "From",
                people.From ?? (referral.FromMemberId is null ? "not recorded" : "a former colleague")
            );
            yield return new Fact("To", people.To ?? "a former colleague");
            yield break;
        }

        var contact = people.Contact is { } name ? $", {name}" : "";
        yield return new Fact(
            referral.Direction == ReferralDirection.Received ? "Received from" : "Sent to",
            $"{people.Partner}{contact}"
        );
    }

    private IEnumerable<Fact> Need(Referral referral)
    {
        yield return new Fact("Service", referral.Service);
        yield return new Fact("Urgency", ReferralLists.Urgencies.LabelOf(referral.Urgency));
        if (caller.Member.MaySeeCode(referral))
        {
            yield return new Fact("Client", referral.Client.Value);
        }
    }

    private IEnumerable<Fact> Course(Referral referral, ReferralPeople people)
    {
        yield return new Fact(
            referral.Direction == ReferralDirection.Received ? "Received on" : "Sent on",
            Say.Day(referral.ReceivedOn)
        );
        yield return new Fact("State", ReferralWords.State(referral, people));
        yield return new Fact("Owner", people.Owner);
        yield return new Fact("Next action", referral.NextAction ?? "none");
        if (referral.DueAt is not null)
        {
            yield return new Fact("Due", Due(referral));
        }

        if (referral.VisitOn is { } visit)
        {
            yield return new Fact("Visit", Say.Day(visit));
        }

        foreach (var outcome in Outcome(referral))
        {
            yield return outcome;
        }

        if (referral.Direction == ReferralDirection.Received)
        {
            yield return new Fact("Client expects your call", ReferralLists.ClientKnows.LabelOf(referral.ClientKnows));
        }
    }

    // What came in is left out: the card may be seen by anyone who sees the referral, and money is for owners.
    private static IEnumerable<Fact> Outcome(Referral referral)
    {
        if (referral.Satisfaction is { } score)
        {
            yield return new Fact("Satisfaction", $"{score} of {Domain.Outcome.BestScore}");
        }

        if (referral.Retained is { } retained)
        {
            yield return new Fact("Day 90", retained ? "active, or finished well" : "no longer in care");
        }
    }

    private string Due(Referral referral) =>
        referral.DueAt is not { } due ? "never"
        : due < clock.Now ? $"{Say.Moment(due, clock.Calendar)} (overdue)"
        : Say.Moment(due, clock.Calendar);

    private IEnumerable<Button> Buttons(Referral referral, ReferralPeople people, bool isThanked)
    {
        var moves = referral.PossibleMoves(clock.Today);
        if (referral.Direction != ReferralDirection.Sent && moves.Contains(ReferralState.Acknowledged))
        {
            yield return new Button("Acknowledge", $"/referral update {referral.Ref} acknowledged")
            {
                Style = ButtonStyle.Primary,
                Description = $"Acknowledge: {referral.Ref}",
            };
        }

        if (
            referral is { Direction: ReferralDirection.Received, State: not ReferralState.EnteredInError }
            && !isThanked
        )
        {
            yield return new Button("Thank", $"/thanks {people.PartnerRef} for:{referral.Ref}")
            {
                Description = $"Thank {people.Partner} for {referral.Ref}",
            };
        }

        if (moves.Count > 0)
        {
            yield return new Button("Update", $"/referral update {referral.Ref}")
            {
                Description = $"Update: {referral.Ref}",
            };
        }

        if (referral.AttendedOn is not null && (referral.Satisfaction is null || referral.Retained is null))
        {
            yield return new Button("Outcome", $"/referral outcome {referral.Ref}")
            {
                Description = $"Outcome: {referral.Ref}",
            };
        }

        if (CanUndo(referral))
        {
            yield return new Button("Undo", $"/referral undo {referral.Ref}")
            {
                Style = ButtonStyle.Danger,
                Description = $"Undo: {referral.Ref}",
            };
        }
    }

    private bool CanUndo(Referral referral) =>
        referral.State != ReferralState.EnteredInError
        && (
            caller.Member.Role == Role.Owner
            || (referral.LoggedBy == caller.Member.Id && clock.Now - referral.LoggedAt <= Entry.UndoTime)
        );

    private async Task<string?> ThanksAsync(Referral referral, CancellationToken ct)
    {
        var last = await db
            .ThankYous.Where(thanks =>
                thanks.UndoneAt == null && thanks.Referrals.Any(link => link.ReferralId == referral.Id)
            )
            .OrderByDescending(thanks => thanks.On)
            .Select(thanks => new { thanks.How, thanks.On })
            .FirstOrDefaultAsync(ct);
        return last is null ? null : $"{ThanksWays.List.LabelOf(last.How)}, {Say.Day(last.On)}";
    }
}
