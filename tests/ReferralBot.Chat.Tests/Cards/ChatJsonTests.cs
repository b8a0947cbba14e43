using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests.Cards;

public sealed class ChatJsonTests
{
    public static TheoryData<Block> Blocks =>
        [
            new Block.Paragraph(["Hello ", Run.Bold("<you>"), Run.Muted("\ud83d\ude42"), Run.Code("/x")]),
            new Block.Paragraph(ChatText.Empty),
            new Block.Facts(new Fact("Partner", "Northside"), new Fact("", "")),
            new Block.Facts(),
            new Block.Table(
                [new Column("A"), new Column("B", Align.End)],
                [
                    ["1", "2"],
                    ["3", "4"],
                ]
            ),
            new Block.Table([], []),
            new Block.Entry(Tone.Late, "Late", new Button("Done", "checkin done P-1")) { Detail = "by 3 days" },
            new Block.Entry(Tone.Plain, "No more"),
            new Block.Chart("Months", ChartKind.Line, new ChartPoint("Jan", 1.5), new ChartPoint("Feb", 0)),
            new Block.Buttons(new Button("Undo", "undo R-1") { Style = ButtonStyle.Danger, Description = "Undo: R-1" }),
            new Block.Divider(),
            new Block.Note("Small print"),
        ];

    [Theory]
    [MemberData(nameof(Blocks), DisableDiscoveryEnumeration = true)]
    public void Every_block_comes_back_equal(Block block)
    {
        var card = new Card("Title", block) { Summary = "In one sentence" };

        var read = ChatJson.ReadCard(ChatJson.Write(card));

        Assert.Equal(card, read);
        Assert.Equal(card.GetHashCode(), read.GetHashCode());
    }

    [Fact]
    public void Every_kind_of_block_is_tried() =>
        Assert.Equal(
            typeof(Block).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Block))).ToHashSet(),
            Blocks.Select(row => row.Data.GetType()).ToHashSet()
        );

    [Fact]
    public void Cards_differ_when_what_they_say_differs()
    {
        Block[] blocks = [.. Blocks.Select(row => row.Data)];

        Assert.Equal(blocks.Length, blocks.Distinct().Count());
        Assert.NotEqual(
            new Card("T", new Block.Facts(new Fact("a", "1"))),
            new Card("T", new Block.Facts(new Fact("a", "2")))
        );
    }

    public static TheoryData<Reply> Replies =>
        [
            new Reply.Shown(new Card("Shown")),
            new Reply.Shown(new Card("Shown", new Block.Divider()))
            {
                Audience = Audience.Conversation,
                Replaces = true,
                Made = new Option("1", "Northside"),
            },
            Reply.Problem("No."),
            Reply.Problem("No.", new Button("Open the form", "draft open d1") { Style = ButtonStyle.Primary }),
            new Reply.Nothing(),
        ];

    [Theory]
    [MemberData(nameof(Replies), DisableDiscoveryEnumeration = true)]
    public void A_reply_that_can_be_repeated_comes_back_equal(Reply reply) =>
        Assert.Equal(reply, ChatJson.ReadReply(ChatJson.Write(reply)!));

    [Fact]
    public void What_was_typed_is_not_kept_with_a_refusal()
    {
        var json = ChatJson.Write(new Reply.Failed("No.", []) { Typed = "a secret line" })!;

        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        Assert.Equal(Reply.Problem("No."), ChatJson.ReadReply(json));
    }

    [Fact]
    public void A_form_and_a_question_belong_to_their_moment()
    {
        Assert.Null(ChatJson.Write(Reply.Ask(new Form("Form"))));
        Assert.Null(ChatJson.Write(new Reply.Invalid(new Form("Form"), new Dictionary<string, string>())));
        Assert.Null(ChatJson.Write(new Reply.Options([])));
        Assert.Null(ChatJson.Write(new Reply.Unsure("again", "Again?", "Yes")));
    }

    [Fact]
    public void A_card_is_read_even_where_a_store_has_sorted_its_keys()
    {
        var card = ChatJson.ReadCard("""{"blocks":[{"text":{"runs":[{"text":"x"}]},"block":"note"}],"title":"T"}""");

        Assert.Equal(new Block.Note("x"), Assert.Single(card.Blocks));
    }
}
