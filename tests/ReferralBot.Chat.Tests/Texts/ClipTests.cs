using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Texts;

namespace ReferralBot.Chat.Tests.Texts;

public sealed class ClipTests
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("a word", 3, "a…")]
    [InlineData("ab👩‍👩‍👧", 9, "ab…")]
    [InlineData("ab👩‍👩‍👧", 10, "ab👩‍👩‍👧")]
    public void A_text_is_cut_between_letters_and_shows_it(string text, int max, string cut) =>
        Assert.Equal(cut, Clip.To(text, max));

    [Fact]
    public void Runs_are_cut_where_the_room_ends()
    {
        ChatText text = [Run.Bold("abc"), new Run("defg"), new Run("never seen")];

        Assert.Equal([Run.Bold("abc"), new Run("d…")], Clip.To(text, 5).Runs);
    }

    [Fact]
    public void Drawing_keeps_spaces_and_lines_and_drops_what_turns_a_line_around() =>
        Assert.Equal(" a  b\nc ", TypedText.Drawn(" a  b\u202E\nc\u0007 \uD800"));
}
