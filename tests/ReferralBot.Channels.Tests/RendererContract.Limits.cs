using System.Globalization;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests;

public abstract partial class RendererContract
{
    [Theory]
    [MemberData(nameof(CardSamples.EmptyBlocks), MemberType = typeof(CardSamples), DisableDiscoveryEnumeration = true)]
    public void An_empty_block_does_no_harm(Block block) => Assert.Empty(Violations(new Card("Title", block)));

    [Fact]
    public void A_card_without_blocks_or_words_does_no_harm() => Assert.Empty(Violations(new Card("")));

    [Theory]
    [MemberData(nameof(CardSamples.Extremes), MemberType = typeof(CardSamples), DisableDiscoveryEnumeration = true)]
    public void The_largest_card_stays_within_the_limits(Card card)
    {
        Assert.Empty(Violations(card));
        Assert.True(
            Texts(card).Count > 1 || card.Blocks.All(block => block is Block.Divider),
            "Nothing but the title was drawn."
        );
    }

    [Fact]
    public void What_is_left_out_is_counted_and_the_foot_stays()
    {
        Block[] blocks =
        [
            .. Enumerable.Range(0, 400).Select(CardSamples.Entry),
            new Block.Buttons(new Button("Mine only", "/checkin due mine")),
            new Block.Note("Small print"),
        ];
        var card = new Card("Many", blocks);

        var texts = Texts(card);
        var shown = texts.Count(text => text.Contains("Partner number", StringComparison.Ordinal));
        Assert.InRange(shown, 10, 400);
        var rest = string.Create(CultureInfo.InvariantCulture, $"… and {400 - shown} more");
        Assert.True(shown == 400 || texts.Contains(rest), $"{shown} shown, and no “{rest}”.");
        Assert.Contains("/checkin due mine", Lines(card));
        Assert.Contains("Small print", texts);
    }
}
