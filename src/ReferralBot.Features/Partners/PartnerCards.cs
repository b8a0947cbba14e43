using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Partners;

/// <summary>Draws the card of a partner.</summary>
public sealed class PartnerCards(ReferralDb db, Caller caller, PracticeClock clock, ScorecardReader scores)
{
    /// <summary>The card, under a title that says what happened.</summary>
    public async Task<Card> OfAsync(Partner partner, string title, CancellationToken ct)
    {
        var contacts = await db
            .Contacts.AsNoTracking()
            .Where(contact => contact.PartnerId == partner.Id)
            .OrderBy(contact => contact.LeftOn != null)
            .ThenBy(contact => contact.Number)
            .ToListAsync(ct);
        List<Fact> facts =
        [
            new("Category", WithProfession(partner)),
            new("Stage", PartnerLists.Stages.LabelOf(partner.Stage)),
            new("Check-ins", Rhythm(partner)),
            new("Looked after by", await OwnerAsync(partner, ct)),
            new("Last touch", await TouchAsync(partner, ct)),
            new("Next check-in", Due(partner)),
            new($"This quarter ({clock.Quarter})", await QuarterAsync(partner, ct)),
            new("Contacts", Contacts(contacts)),
        ];
        var aliases = await db
            .PartnerAliases.Where(alias => alias.PartnerId == partner.Id)
            .Select(alias => alias.Name)
            .ToListAsync(ct);
        if (aliases.Count > 0)
        {
            facts.Add(new Fact("Also known as", string.Join(", ", aliases)));
        }

        if (partner.Npi is { } npi)
        {
            facts.Add(new Fact("NPI", npi));
        }

        return new Card(title, [.. Banners(partner, contacts), new Block.Facts(facts), Buttons(partner)]);
    }

    private static string WithProfession(Partner partner) =>
        partner.Profession is { } profession
            ? $"{PartnerLists.Categories.LabelOf(partner.Category)}, {profession}"
            : PartnerLists.Categories.LabelOf(partner.Category);

    private static Block.Buttons Buttons(Partner partner) =>
        partner.ArchivedAt is not null
            ? new Block.Buttons(new Button("Bring back", $"/partner restore {partner.Ref}"))
            : new Block.Buttons(
                new Button("Log a touch", $"/checkin done {partner.Ref}") { Style = ButtonStyle.Primary },
                new Button("Referral received", $"/referral received from:{partner.Ref}"),
                new Button("Referral sent", $"/referral sent to:{partner.Ref}"),
                new Button("Thank", $"/thanks {partner.Ref}"),
                new Button("Edit", $"/partner edit {partner.Ref}")
            );

    private static string Contacts(List<Contact> contacts) =>
        contacts.Count == 0
            ? "none yet"
            : string.Join(
                "; ",
                contacts.Select(contact => $"{contact.Name}, {contact.Role}{(contact.LeftOn is null ? "" : " (left)")}")
            );

    private string Rhythm(Partner partner) =>
        partner.Stage == PartnerStage.Ended || caller.Practice.Cadences.Of(partner.Tier) is not { } cadence
            ? "not nudged"
            : $"every {Say.Count(cadence.Due, "day")}, {(partner.TierIsFixed ? "as you chose" : "from how many referrals there are")}";

    private IEnumerable<Block> Banners(Partner partner, List<Contact> contacts)
    {
        if (partner.ArchivedAt is not null)
        {
            yield return new Block.Note("Archived: not offered any more and never nudged. What was logged stays.");
        }

        if (partner.PausedUntil is { } until && until > clock.Today)
        {
            yield return new Block.Note($"Paused: no nudges until {Say.Day(until)}.");
        }

        if (partner.Stage == PartnerStage.Active && contacts.Count(contact => contact.LeftOn is null) == 1)
        {
            yield return new Block.Note("One contact only: ask for an introduction to a second person.");
        }
    }

    private async Task<string> OwnerAsync(Partner partner, CancellationToken ct) =>
        await db
            .Members.Where(member => member.Id == partner.OwnerId)
            .Select(member => member.DisplayName)
            .FirstOrDefaultAsync(ct)
        ?? "nobody yet";

    private async Task<string> TouchAsync(Partner partner, CancellationToken ct)
    {
        var touches = db.Touches.Where(touch => touch.PartnerId == partner.Id && touch.UndoneAt == null);
        var minutes = await touches.SumAsync(touch => touch.Minutes ?? 0, ct);
        var together = minutes == 0 ? "" : $" · {Say.Hours(minutes)} together";
        return partner.LastTouchOn is { } last
            ? $"{Say.ShortDay(last, clock.Today)} ({Say.Ago(last, clock.Today)}){together}"
            : $"none yet{together}";
    }

    private string Due(Partner partner) =>
        partner.ArchivedAt is not null || partner.NextDueOn is not { } due ? "none"
        : due < clock.Today
            ? $"{Say.ShortDay(due, clock.Today)}, {Say.Count(clock.Today.DayNumber - due.DayNumber, "day")} overdue"
        : Say.ShortDay(due, clock.Today);

    private async Task<string> QuarterAsync(Partner partner, CancellationToken ct)
    {
        var question = new ScorecardQuestion(caller.Practice, clock.Quarter, clock.Now) { Only = partner.Id };
        var figures = (await scores.FiguresAsync(question, ct)).Totals;
        return $"{figures.Received} received, {figures.Converted} of {figures.Decided} decided started, {figures.Sent} sent";
    }
}
