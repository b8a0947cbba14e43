using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ValueTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("R-12", true)]
    [InlineData("r-12", true)]
    [InlineData("R12", true)]
    [InlineData("R-012", false)]
    [InlineData("R--12", false)]
    [InlineData("R- 12", false)]
    [InlineData("R-+12", false)]
    [InlineData("P-12", false)]
    [InlineData("R-0", false)]
    [InlineData("R-99999999999", false)]
    [InlineData("R-", false)]
    public void A_ref_is_read_strictly(string text, bool reads) =>
        Assert.Equal(reads, Refs.TryParse<Referral>(text, out var number) && number == 12);

    [Fact]
    public void A_client_code_reads_back_however_it_was_typed()
    {
        var code = ClientCode.New();

        Assert.Matches("^K-[0-9A-HJKMNP-TV-Z]{5}$", code.Value);
        Assert.True(ClientCode.TryParse(code.Value.ToLowerInvariant(), out var read) && read == code);
        Assert.True(ClientCode.TryParse("K-OIL00", out var misread) && misread.Value == "K-01100");
        Assert.False(ClientCode.TryParse("Kasper", out _));
        Assert.False(ClientCode.TryParse("K-7QX4U", out _));
    }

    [Fact]
    public void Whatever_a_reader_takes_it_writes_back_and_no_text_makes_it_throw() =>
        Gen.String.Sample(text =>
            (!Quarter.TryParse(text, Today, 1, out var quarter) || quarter.Year >= 2000)
            && (!ClientCode.TryParse(text, out var code) || code.Value.Length == ClientCode.Length)
            && (!Refs.TryParse(text, "R", out var number) || number > 0)
            && (!Month.TryParse(text, out var month) || string.Equals(month.ToString(), text, StringComparison.Ordinal))
            && (TouchKinds.List.Closest(text) is null || text.Trim().Length >= 4)
        );

    [Fact]
    public void Every_closed_list_has_every_value_and_reads_its_own_codes()
    {
        Reads(PartnerLists.Categories);
        Reads(PartnerLists.Stages);
        Reads(PartnerLists.Tiers);
        Reads(ReferralLists.Directions);
        Reads(ReferralLists.Urgencies);
        Reads(ReferralLists.ClientKnows);
        Reads(ReferralLists.States);
        Reads(ReferralReasons.List);
        Reads(TouchKinds.List);
        Reads(TouchKinds.Starters);
        Reads(TouchKinds.Alignments);
        Reads(ThanksWays.List);
        Reads(SkipReasons.List);
        Reads(MessageKinds.List);
        Reads(Roles.List);
        Reads(VolumeTrends.List);
    }

    [Fact]
    public void Settings_are_taken_over_as_a_whole_or_not_at_all()
    {
        var practice = new Given().Practice;
        var bad = practice.Settings() with { Name = "Another name", TimeZone = "Eastern Standard Time" };

        Assert.Equal("No such time zone. Use a name such as America/New_York.", Given.Refused(practice.Change(bad)));
        Assert.Equal("Maple Street Wellness", practice.Name);
        Assert.Contains(
            "end after",
            Given.Refused(practice.Change(practice.Settings() with { WorkEnd = new(9, 0) })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "working day",
            Given.Refused(practice.Change(practice.Settings() with { WorkDays = WorkDays.None })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_table_of_rights_is_the_products()
    {
        Assert.Equal(
            [Reach.All, Reach.None, Reach.All, Reach.All, Reach.None],
            Roles.List.All.Select(role => May.Reach(role.Value, Right.Log))
        );
        Assert.Equal(
            [Reach.All, Reach.All, Reach.Own, Reach.All, Reach.None],
            Roles.List.All.Select(role => May.Reach(role.Value, Right.SeeClientCodes))
        );
        Assert.Equal(
            [Role.Owner],
            Roles.List.All.Select(role => role.Value).Where(role => May.Do(role, Right.SeeMoney))
        );
        Assert.Equal(
            [Role.Owner, Role.PrivacyOfficer, Role.Coordinator],
            Roles.List.All.Select(role => role.Value).Where(role => May.Do(role, Right.Import))
        );
        Assert.All(Roles.List.All, role => Assert.True(May.Do(role.Value, Right.SeeScorecards)));
    }

    [Fact]
    public void The_last_owner_stays_one()
    {
        var given = new Given();
        var owner = Given.Kept(Member.Join(given.Practice.Id, "Ana", Role.Owner, given.Clock));

        Assert.Contains(
            "needs an owner",
            Given.Refused(owner.Give(Role.Viewer, otherOwners: 0)),
            StringComparison.Ordinal
        );
        Assert.Equal(Role.Viewer, Given.Kept(owner.Give(Role.Viewer, otherOwners: 1)).Role);
    }

    [Fact]
    public void Money_is_counted_in_cents_of_one_currency()
    {
        Assert.Equal("1,200.00 USD", (new Money(119_999, "USD") + new Money(1, "USD")).ToString());
        Assert.Equal("1,200 JPY", new Money(1200, "JPY").ToString());
        Assert.Throws<InvalidOperationException>(() => new Money(1, "USD") + new Money(1, "EUR"));
    }

    private static void Reads<T>(CodeList<T> list)
        where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>().Order(), list.All.Select(item => item.Value).Order());
        Assert.All(list.All, item => Assert.True(list.TryParse(item.Code, out var value) && value.Equals(item.Value)));
        Assert.All(list.All, item => Assert.InRange(item.Code.Length, 1, 24));
    }
}
