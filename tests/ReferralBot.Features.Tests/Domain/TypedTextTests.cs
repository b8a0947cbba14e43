using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Domain;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("  Northside \t Family\r\nMedicine ", "Northside Family Medicine")]
    [InlineData("North\u0000side\u0007", "Northside")]
    [InlineData("\u202Edisrever\u202C", "disrever")]
    [InlineData("North\u200Bside\uFEFF", "Northside")]
    [InlineData("North\uD83Dside", "Northside")]
    [InlineData("\u200D \u200C", "")]
    public void What_cannot_be_read_is_left_out(string typed, string kept) =>
        Assert.Equal(kept, TypedText.Clean(typed));

    [Theory]
    [InlineData("क्\u200Dष")]
    [InlineData("👩\u200D⚕\uFE0F Dr. Lee")]
    [InlineData("می\u200Cخواهم")]
    public void What_joins_letters_and_pictures_stays(string typed) => Assert.Equal(typed, TypedText.Clean(typed));

    [Fact]
    public void A_note_keeps_its_lines()
    {
        Assert.Equal(
            "Called back.\nVery kind.",
            TypedText.CleanLinesOrNull("  Called back.\r\nVery\u202E  kind. \n\n")
        );
        Assert.Null(TypedText.CleanLinesOrNull(" \n \n"));
    }
}
