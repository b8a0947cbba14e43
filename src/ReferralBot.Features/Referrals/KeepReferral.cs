using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary>
/// Keeps a referral that was entered, of any direction: reads the answers that all have in common, follows the partner's tier,
/// tells the team, saves once and answers with the card.
/// </summary>
public sealed class KeepReferral(
    ReferralDb db,
    Caller caller,
    PracticeClock clock,
    Noticeboard board,
    ReferralCards cards
)
{
    /// <summary>Completes an entry with the answers of the common fields and keeps it.</summary>
    /// <param name="entry">What the direction's own fields said; an owner that stands for an empty answer.</param>
    /// <param name="otherSide">The field of the partner or colleague, for what is wrong with it.</param>
    /// <param name="answers">The checked answers.</param>
    /// <param name="ct">Stops before the save.</param>
    public async Task<Reply> RunAsync(ReferralEntry entry, Field otherSide, FormAnswers answers, CancellationToken ct)
    {
        var pick = answers.GetOr(ReferralFields.Client, default);
        if (await CodeAsync(pick, ct) is not { } code)
        {
            return Reply.Wrong(ReferralFields.Client, $"I never gave out {pick.Known}. Choose a new code instead.");
        }

        var owner = answers.GetOr(ReferralFields.Owner, entry.OwnerId);
        if (await OwnerProblemAsync(owner, ct) is { } unfit)
        {
            return Reply.Wrong(ReferralFields.Owner, unfit);
        }

        var logged = Referral.Log(
            caller.Practice,
            entry with
            {
                Client = code,
                Service = answers.Get(ReferralFields.Service),
                Urgency = answers.GetOr(ReferralFields.Urgency, Urgency.Routine),
                On = answers.GetOr(ReferralFields.On, clock.Today),
                OwnerId = owner,
            },
            new Entry(caller.Member.Actor, clock.Now)
        );
        return logged.Failed(out var problem, out var referral)
            ? Reply.Wrong(FieldOf(problem.Code, otherSide), problem.Message)
            : await SaveAsync(referral, entry.Partner, ct);
    }

    /// <summary>Keeps an entry from or to a partner, once the partner and the person there are found.</summary>
    public async Task<Reply> RunAsync(
        ReferralEntry entry,
        LookupField<Id<Partner>> otherSide,
        LookupField<Id<Contact>> person,
        FormAnswers answers,
        CancellationToken ct
    )
    {
        var id = answers.Get(otherSide);
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Wrong(otherSide, PartnerPick.GoneFromForm);
        }

        var contact = answers.ValueOrNull(person);
        return await ContactProblemAsync(contact, partner, ct) is { } problem
            ? Reply.Wrong(person, problem)
            : await RunAsync(entry with { Partner = partner, ContactId = contact }, otherSide, answers, ct);
    }

    private async Task<string?> ContactProblemAsync(Id<Contact>? contact, Partner partner, CancellationToken ct)
    {
        if (contact is not { } id)
        {
            return null;
        }

        var found = await db.Contacts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        return found is null ? "That contact is gone. Pick another one, or leave it empty."
            : found.PartnerId != partner.Id
                ? $"{found.Name} is not at {partner.Name}. Pick somebody there, or leave it empty."
            : null;
    }

    private static Field FieldOf(string code, Field otherSide) =>
        code switch
        {
            "referral.service" => ReferralFields.Service,
            "referral.future" or "referral.old" => ReferralFields.On,
            "referral.warmth" => ReferralFields.Warmth,
            _ => otherSide,
        };

    private async Task<Reply> SaveAsync(Referral referral, Partner? partner, CancellationToken ct)
    {
        db.Referrals.Add(referral);
        partner?.FollowReferrals(
            await db.TrafficWithAsync(referral, clock.Today, ct),
            clock.Today,
            caller.Practice.Cadences
        );
        var people = await cards.PeopleAsync(referral, ct);
        await board.PostAsync(
            MessageKind.Referrals,
            referral.Id.Value,
            () => ReferralNotice.Logged(referral, people),
            ct
        );
        return await db.SaveAsync(() => Reply.Show(Saved(referral, people)), clock.Now, ct);
    }

    private Card Saved(Referral referral, ReferralPeople people) =>
        cards.Of(
            referral,
            $"Saved {referral.Ref}: {ReferralWords.Course(referral, people)}",
            people,
            thanks: null // nobody was thanked for what is only just there
        );

    private async Task<ClientCode?> CodeAsync(ClientPick pick, CancellationToken ct)
    {
        if (pick.Known is { } known)
        {
            return await db.Referrals.AnyAsync(referral => referral.Client == known, ct) ? known : null;
        }

        while (true)
        {
            var drawn = ClientCode.New();
            if (!await db.Referrals.AnyAsync(referral => referral.Client == drawn, ct))
            {
                return drawn;
            }
        }
    }

    private async Task<string?> OwnerProblemAsync(Id<Member> owner, CancellationToken ct) =>
        owner == caller.Member.Id ? null
        : await db.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Id == owner && member.Active, ct)
            is not { } member
            ? "Pick someone who uses ReferralBot."
        : May.Do(member.Role, Right.Log) ? null
        : $"{member.DisplayName} can't follow up referrals ({Roles.List.LabelOf(member.Role)}). Pick someone else.";
}
