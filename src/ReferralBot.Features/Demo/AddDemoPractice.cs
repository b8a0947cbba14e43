using ReferralBot.Chat;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>Where the demo practice is shown: who its owner is there, and the conversation that its messages go to.</summary>
public sealed record DemoPlace(UserRef Owner, ConversationRef Conversation);

/// <summary>
/// Adds a made-up practice with partners and a year of history, so that everything can be tried. In one month it is always the
/// same, and everything in it is made by the rules of the product.
/// </summary>
public sealed class AddDemoPractice(ReferralDb db, CurrentPractice current, TimeProvider time)
{
    /// <summary>What it is called.</summary>
    public const string Name = "Maple Street Wellness";

    private static readonly MessageKind[] Posted = [MessageKind.CheckIns, MessageKind.Scorecards];

    /// <summary>Adds it as a whole, in one transaction.</summary>
    /// <param name="place">Where it is shown; none when that place belongs to another practice already.</param>
    /// <param name="ct">Given up before anything is saved.</param>
    public async Task<Practice> RunAsync(DemoPlace? place, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var practice = Made.By(Practice.Create(Settings(now.Year), time));
        current.Set(practice.Id);
        var staff = DemoStaff.Hire(practice, time);
        return await db.WriteAsync(
            async inner =>
            {
                db.Add(practice);
                db.AddRange(staff.All);
                if (place is not null)
                {
                    Show(practice, staff, place);
                }

                // Numbers are counted for a practice that is there.
                await db.SaveAllAsync(inner);
                db.ChangeTracker.Clear();
                AddHistory(practice, staff, new DemoDays(PracticeCalendar.Of(practice), now));
                await db.SaveAllAsync(inner);
                return practice;
            },
            ct
        );
    }

    private static PracticeSettings Settings(int year) =>
        new()
        {
            Name = Name,
            TimeZone = "America/New_York",
            Holidays = [.. new[] { year - 1, year, year + 1 }.SelectMany(Holidays)],
        };

    // New Year's Day and Labor Day, the first Monday of September
    private static IEnumerable<DateOnly> Holidays(int year)
    {
        var september = new DateOnly(year, 9, 1);
        return [new DateOnly(year, 1, 1), september.AddDays((8 - (int)september.DayOfWeek) % 7)];
    }

    private static ChannelAddress Address(UserRef user) => new(user.Channel, user.Installation, user.Id);

    private void Show(Practice practice, DemoStaff staff, DemoPlace place)
    {
        var owner = Address(place.Owner);
        var conversation = place.Conversation;
        db.Add(Installation.Of(practice, owner.Channel, owner.Workspace, time));
        db.Add(MemberIdentity.Of(staff.Owner, owner, time));
        var address = new ChannelAddress(conversation.Channel, conversation.Installation, conversation.Id);
        db.AddRange(Posted.Select(kind => MessageRoute.For(practice, kind, address, time)));
    }

    private void AddHistory(Practice practice, DemoStaff staff, DemoDays days)
    {
        var added = days.Past().First().FirstDay;
        var partners = DemoPartners
            .All.Select((habits, index) => (habits, Partner(practice, habits, staff.At(index), added)))
            .ToList();
        var contacts = new DemoContacts(practice, staff, days);
        var people = partners
            .Select(pair => Made.By(Contact.Add(pair.Item2, pair.habits.Contact, pair.habits.Profession, time)))
            .ToList();
        var referrals = new DemoReferrals(practice, staff, days).Invent(partners);

        db.AddRange(partners.Select(pair => pair.Item2));
        db.AddRange(people);
        db.AddRange(referrals);
        db.AddRange(contacts.Thanks(referrals, partners.ToDictionary(pair => pair.Item2.Id, pair => pair.Item2)));
        db.AddRange(
            partners.SelectMany((pair, index) => contacts.Touches(pair.habits, pair.Item2, people[index], index))
        );
        foreach (var (_, partner) in partners)
        {
            partner.FollowReferrals(Traffic(partner, referrals, days.Today), days.Today, practice.Cadences);
        }
    }

    private Partner Partner(Practice practice, DemoPartner habits, Member owner, DateOnly added) =>
        Made.By(
            Domain.Partner.Add(
                practice,
                new PartnerDetails
                {
                    Name = habits.Name,
                    Category = habits.Category,
                    Profession = habits.Profession,
                    Stage = habits.Stage,
                    FixedTier = habits.Tier,
                    OwnerId = owner.Id,
                },
                added,
                time
            )
        );

    private static ReferralTraffic Traffic(Partner partner, IEnumerable<Referral> referrals, DateOnly today)
    {
        var ages = referrals
            .Where(referral => referral.PartnerId == partner.Id)
            .Select(referral => today.DayNumber - referral.ReceivedOn.DayNumber)
            .ToList();
        return new ReferralTraffic(ages.Count(age => age < 90), ages.Count(age => age < 180));
    }
}
