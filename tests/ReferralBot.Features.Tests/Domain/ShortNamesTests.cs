using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class ShortNamesTests
{
    [Theory]
    [InlineData("Northside Family Medicine", "Northside")]
    [InlineData("Ames", "Ames")]
    [InlineData("Dr. Lee", "Dr. Lee")]
    [InlineData("The Wellness Place Downtown", "The Wellness")]
    [InlineData("St. Mary’s Hospital", "St. Mary’s")]
    [InlineData("Baker, Cole & Partners", "Baker")]
    public void A_partner_is_called_by_the_first_words_that_name_it(string name, string called) =>
        Assert.Equal(called, ShortNames.Of(name, ["HARBOR PEDIATRICS"]));

    [Theory]
    [InlineData("Oak School Counseling", "OAK STREET DENTAL", "Oak School")]
    [InlineData("Oak School Counseling", "OAK SCHOOL CLINIC", "Oak School Counseling")]
    [InlineData("Oak School Counseling", "OAKLAND CLINIC", "Oak")]
    [InlineData("Oak School", "OAK", "Oak School")]
    public void A_short_name_never_fits_two_partners(string name, string other, string called) =>
        Assert.Equal(called, ShortNames.Of(name, [other]));
}
