using CsCheck;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class PartnerTests
{
    private readonly Given _given = new();

    [Theory]
    [InlineData("1234567893", null)]
    [InlineData("1993999998", null)]
    [InlineData("1234567890", "That NPI has a wrong check digit.")]
    [InlineData("3234567893", "An NPI has 10 digits and starts with 1 or 2.")]
    [InlineData("123456789", "An NPI has 10 digits and starts with 1 or 2.")]
    [InlineData("١234567893", "An NPI has 10 digits and starts with 1 or 2.")]
    public void An_npi_is_checked_to_its_last_digit(string npi, string? message) =>
        Assert.Equal(message, Npi.Check(npi)?.Message);

    [Fact]
    public void Of_ten_last_digits_exactly_one_makes_an_npi() =>
        Gen.Int[100_000_000, 299_999_999]
            .Sample(start => Enumerable.Range(0, 10).Count(last => Npi.Check($"{start}{last}") is null) == 1);

    [Theory]
    [InlineData("101YM0800X", true)]
    [InlineData("101YM0800Y", false)]
    [InlineData("101YM080X", false)]
    [InlineData("101YM0800X\n", false)]
    public void A_taxonomy_code_has_its_format(string code, bool valid) =>
        Assert.Equal(valid, Npi.CheckTaxonomy(code) is null);

    [Fact]
    public void There_are_exactly_eight_categories() =>
        Assert.Equal(
            ["medical", "allied", "legal-financial", "education", "community", "peer", "past-client", "other"],
            PartnerLists.Categories.All.Select(item => item.Code)
        );

    [Fact]
    public void A_bad_change_changes_nothing()
    {
        var partner = _given.Partner();
        var bad = partner.Details() with { Name = "Somebody else", Npi = "1234567890" };

        Assert.Equal("That NPI has a wrong check digit.", Given.Refused(partner.Change(bad, _given.Practice.Cadences)));
        Assert.Equal("Northside Family Medicine", partner.Name);
    }

    [Theory]
    [InlineData("A", "2 to 80 characters.")]
    [InlineData("\u202E\u0007 ", "2 to 80 characters.")]
    [InlineData("—!", "A name needs letters or digits.")]
    public void A_name_that_cannot_be_found_again_is_refused(string name, string message)
    {
        var details = _given.Partner().Details() with { Name = name };

        Assert.Equal(message, Given.Refused(Partner.Add(_given.Practice, details, _given.Today, _given.Clock)));
    }

    [Fact]
    public void A_number_is_given_once()
    {
        var partner = _given.Partner();

        Assert.Equal("P-1", partner.Ref);
        Assert.Throws<InvalidOperationException>(() => partner.Take(2));
    }

    [Fact]
    public void Aliases_are_cleaned_and_at_most_five()
    {
        var partner = _given.Partner();

        var aliases = Given.Kept(PartnerAlias.For(partner, [" NFM ", "nfm", "Nord", ""], _given.Clock));

        Assert.Equal(["NFM", "Nord"], aliases.Select(alias => alias.Name));
        Assert.Equal(
            "At most 5 aliases.",
            Given.Refused(PartnerAlias.For(partner, ["a1", "a2", "a3", "a4", "a5", "a6"], _given.Clock))
        );
        Assert.Contains(
            "40",
            Given.Refused(PartnerAlias.For(partner, [new string('x', 41)], _given.Clock)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("O’Neill & Söhne", "ONEILL AND SOHNE")]
    [InlineData("  Café\u202E  Zoë ", "CAFE ZOE")]
    [InlineData("Straße-Praxis, Inc.", "STRASSE PRAXIS INC")]
    [InlineData("ＦＵＬＬ", "FULL")]
    [InlineData("\uD800", "")]
    public void A_name_is_compared_without_what_makes_it_look_different(string name, string normalised) =>
        Assert.Equal(normalised, PartnerName.Normalise(name));

    [Fact]
    public void Normalising_twice_changes_nothing_and_nothing_makes_it_throw() =>
        Gen.String.Sample(text =>
        {
            var once = PartnerName.Normalise(text);
            return PartnerName.Normalise(once) == once;
        });

    [Theory]
    [InlineData("Northside", Nearness.Begins)]
    [InlineData("north fam", Nearness.Begins)]
    [InlineData("Nortside", Nearness.Mistyped)]
    [InlineData("Norhtside Family", Nearness.Mistyped)]
    [InlineData("NORTHSIDE family-medicine", Nearness.Same)]
    public void A_partner_is_found_by_what_people_type(string typed, Nearness nearness)
    {
        var names = Names("Northside Family Medicine", "Harbor Pediatrics", "Eastside Community Hub");

        var match = Assert.Single(PartnerMatcher.Find(typed, names, 5));

        Assert.Equal((names[0].Id, nearness), (match.Id, match.Nearness));
    }

    [Fact]
    public void The_nearest_comes_first_and_a_partner_comes_once()
    {
        var names = Names("Harbor Pediatrics", "Harbor", "Harbour Law");
        names.Add(names[0] with { Normalised = "HARBOR PEDS" });

        Assert.Equal(
            [names[1].Id, names[0].Id, names[2].Id],
            PartnerMatcher.Find("harbor", names, 5).Select(match => match.Id)
        );
        Assert.Equal(2, PartnerMatcher.Find("harbor", names, 2).Count);
        Assert.Empty(PartnerMatcher.Find("?!", names, 5));
    }

    [Fact]
    public void A_new_name_that_contains_an_old_one_looks_like_it()
    {
        var names = Names("Northside", "Harbor");

        Assert.Empty(PartnerMatcher.Find("Northside Dental", names, 5));
        Assert.Equal(names[0].Id, Assert.Single(PartnerMatcher.FindLookalikes("Northside Dental", names, 5)).Id);
    }

    private List<PartnerNameEntry> Names(params string[] names) =>
        [.. names.Select(name => new PartnerNameEntry(Id<Partner>.New(_given.Clock), PartnerName.Normalise(name)))];
}
