using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Tests.Texts;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("  a \t b\r\n c  ", "a b c")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("a\ud800b\udc00", "ab")]
    [InlineData("\u202Egnp.exe\u202C", "gnp.exe")]
    [InlineData("\u2067x\u2069\u200Fy\u061C", "xy")]
    [InlineData("No\u200Brth\uFEFF\u00ADside", "Northside")]
    [InlineData("e\u0301", "é")]
    [InlineData("👩‍👧", "👩‍👧")]
    [InlineData("\uE000\uFFFD", "")]
    [InlineData("\u200D\uFE0F", "")]
    [InlineData("a\U000E0041b", "ab")]
    public void One_line_is_safe_to_show(string typed, string shown) => Assert.Equal(shown, TypedText.OneLine(typed));

    [Fact]
    public void Many_lines_keep_their_breaks() =>
        Assert.Equal("a\nb\n\nc d", TypedText.ManyLines(" a \r\n  b\u2028\r c\t d\n"));

    [Fact]
    public void A_short_form_is_never_cut_inside_a_character()
    {
        var brief = TypedText.Brief(string.Concat(Enumerable.Repeat("👩‍👧", 40)));

        Assert.InRange(brief.Length, 2, 61);
        Assert.Equal(brief, TypedText.OneLine(brief));
        Assert.EndsWith("👩‍👧…", brief, StringComparison.Ordinal);
        Assert.Equal("short", TypedText.Brief("short"));
    }

    [Theory]
    [InlineData("Office visit", "office-visit")]
    [InlineData("Café", "CAFE")]
    [InlineData("ｗｉｄｅ", "wide")]
    [InlineData("𝐁old", "bold")]
    public void Folding_finds_equals(string one, string other) => Assert.Equal(Nearest.Fold(one), Nearest.Fold(other));

    [Theory]
    [InlineData("recieved", "received")]
    [InlineData("rec", "received")]
    [InlineData("snet", "sent")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    [InlineData("🙂", null)]
    public void The_nearest_word_is_named_only_when_it_is_near(string typed, string? word) =>
        Assert.Equal(word, Nearest.To(typed, ["received", "sent", "list", "show"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    public void Distance_counts_typing_errors(string from, string to, int distance) =>
        Assert.Equal(distance, Nearest.Distance(from, to));
}
