using Microsoft.Extensions.Time.Testing;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

/// <summary>A practice in New York on Tuesday, 1 September 2026, 10:00, with what a rule needs around it.</summary>
internal sealed class Given
{
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 14, 0, 0, TimeSpan.Zero));

    public Practice Practice { get; }

    public Member Sam { get; }

    public Given(params DateOnly[] holidays)
    {
        var settings = new PracticeSettings
        {
            Name = "Maple Street Wellness",
            TimeZone = "America/New_York",
            Holidays = holidays,
        };
        Practice = Kept(Practice.Create(settings, Clock));
        Sam = Kept(Member.Join(Practice.Id, "Sam", Role.Coordinator, Clock));
    }

    public PracticeCalendar Calendar => PracticeCalendar.Of(Practice);

    public DateOnly Today => Calendar.Today(Clock.GetUtcNow());

    public Entry BySam => new(Sam.Actor, Clock.GetUtcNow());

    public Entry ByOwner => new(new Actor(Id<Member>.New(Clock), Role.Owner), Clock.GetUtcNow());

    public Partner Partner(string name = "Northside Family Medicine", PartnerStage stage = PartnerStage.Active)
    {
        var details = new PartnerDetails
        {
            Name = name,
            Category = PartnerCategory.Medical,
            Stage = stage,
        };
        var partner = Kept(Features.Domain.Partner.Add(Practice, details, Today, Clock));
        partner.Take(1);
        return partner;
    }

    public ReferralEntry Entry(ReferralDirection direction = ReferralDirection.Received) =>
        new()
        {
            Direction = direction,
            Partner = Partner(),
            Client = ClientCode.New(),
            Service = "anxiety",
            On = Today,
            OwnerId = Sam.Id,
        };

    public Referral Referral(ReferralDirection direction = ReferralDirection.Received) =>
        Kept(Features.Domain.Referral.Log(Practice, Entry(direction), BySam));

    public Result<Referral> Moves(Referral referral, ReferralState to, ReferralReason? reason = null) =>
        referral.Move(new ReferralMove(to, Today, reason), BySam, Calendar);

    public static T Kept<T>(Result<T> result)
    {
        Assert.False(result.Failed(out var problem, out var value), problem?.Message);
        return value!;
    }

    public static string Refused<T>(Result<T> result)
    {
        Assert.True(result.Failed(out var problem, out _), "The rule was kept.");
        return problem.Message;
    }
}
