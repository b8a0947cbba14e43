using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class PartnerMentionsTests
{
    private static readonly Id<Partner> Northside = Id<Partner>.New(TimeProvider.System);
    private static readonly Id<Partner> Dental = Id<Partner>.New(TimeProvider.System);
    private static readonly Id<Partner> Oneill = Id<Partner>.New(TimeProvider.System);

    private static readonly PartnerNameEntry[] Names =
    [
        new(Northside, PartnerName.Normalise("Northside")),
        new(Northside, PartnerName.Normalise("NFM")),
        new(Northside, PartnerName.Normalise("It")),
        new(Dental, PartnerName.Normalise("Northside Dental")),
        new(Oneill, PartnerName.Normalise("O’Neill & Söhne")),
    ];

    [Theory]
    [InlineData("northside called")]
    [InlineData("A new one, from *NORTHSIDE*.")]
    [InlineData("NFM again")]
    [InlineData("Northside (NFM) sent somebody")] // two names of one partner
    public void A_partner_is_found_by_its_name_or_alias(string text) => Assert.Equal([Northside], Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("Northsider called about the north side")]
    [InlineData("it was nobody")] // an alias of two letters is a word of every day
    [InlineData("ONeil and Sohne")]
    public void A_part_of_a_word_is_no_name(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_name_inside_a_longer_one_does_not_count() => Assert.Equal([Dental], Find("Northside Dental called"));

    [Fact]
    public void A_name_that_also_stands_alone_counts() =>
        Assert.Equal([Northside, Dental], Find("Northside Dental and Northside called").OrderBy(id => id == Dental));

    [Fact]
    public void Accents_and_signs_make_no_difference() => Assert.Equal([Oneill], Find("from ONEILL and sohne today"));

    private static IEnumerable<Id<Partner>> Find(string text) => PartnerMentions.In(text, Names);
}
