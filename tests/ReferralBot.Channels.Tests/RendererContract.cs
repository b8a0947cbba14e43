using System.Globalization;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests;

/// <summary>
/// What every channel owes a card. Each channel inherits it, so a new one is tested before it is written. A channel says how it
/// draws and what a person gets to read of that; whether it writes JSON or HTML is its own business.
/// </summary>
public abstract class RendererContract
{
    /// <summary>A block of each kind, with words that can be found again.</summary>
    public static TheoryData<Block> EveryBlock { get; } =
    [
        new Block.Paragraph("Words of a paragraph"),
        new Block.Facts(new Fact("From", "Northside")),
        new Block.Table(
            [new Column("Partner"), new Column("Received", Align.End)],
            [
                ["Harbor", "9"],
            ]
        ),
        new Block.Entry(Tone.Late, "Eastside", new Button("Done", "/checkin done P-3")) { Detail = "owner Sam" },
        new Block.Chart("Received", ChartKind.Bar, new ChartPoint("Harbor", 9)),
        new Block.Buttons(new Button("Thank", "/thanks R-12")),
        new Block.Divider(),
        new Block.Note("Small print"),
    ];

    /// <summary>Blocks with nothing in them.</summary>
    public static TheoryData<Block> EmptyBlocks { get; } =
    [
        new Block.Paragraph(ChatText.Empty),
        new Block.Paragraph(""),
        new Block.Facts(),
        new Block.Facts(new Fact("", "")),
        new Block.Table([], []),
        new Block.Table([new Column("Partner")], []),
        new Block.Table(
            [new Column(""), new Column("B")],
            [
                [""],
                [],
            ]
        ),
        new Block.Entry(Tone.Plain, "") { Detail = "" },
        new Block.Chart("", ChartKind.Line),
        new Block.Chart("Not a number", ChartKind.Bar, new ChartPoint("", double.NaN), new ChartPoint("", 0)),
        new Block.Buttons(),
        new Block.Buttons(new Button("", ""), new Button("", "/x")),
        new Block.Note(""),
    ];

    /// <summary>Every kind of block at sizes that no platform takes.</summary>
    public static TheoryData<Card> Extremes { get; } =
    [
        Huge([new Block.Paragraph(Long(10_000))]),
        Huge([.. Enumerable.Range(0, 20).Select(_ => new Block.Paragraph(Long(3_000)))]),
        Huge([new Block.Facts([.. Enumerable.Range(0, 200).Select(at => new Fact(Long(300), Long(2_000)))])]),
        Huge([Table(120, 6, 10)]),
        Huge([Table(20, 30, 10), Table(30, 3, 2_000)]),
        Huge([Table(120, 6, 10), Table(120, 6, 10), new Block.Buttons(new Button("Last", "/last"))]),
        Huge([.. Enumerable.Range(0, 60).Select(Entry)]),
        Huge([.. Enumerable.Range(0, 60).Select(_ => new Block.Divider())]),
        Huge([.. Enumerable.Range(0, 60).Select(at => new Block.Buttons(new Button("One", "/one")))]),
        Huge([new Block.Buttons([.. Enumerable.Range(0, 60).Select(at => new Button(Long(90), "/go"))])]),
        Huge([new Block.Buttons(new Button("Too long a line", Long(5_000)))]),
        Huge([
            .. Enumerable
                .Range(0, 5)
                .Select(_ => new Block.Chart(
                    Long(100),
                    ChartKind.Bar,
                    [.. Enumerable.Range(0, 50).Select(at => new ChartPoint(Long(90), at))]
                )),
        ]),
        Huge([new Block.Note(Long(10_000)), new Block.Note(Wide(5_000))]),
    ];

    /// <summary>Text that this channel, or another one, would take as a mention, a link or a style.</summary>
    public static TheoryData<string> Hostile { get; } =
    [
        "<!channel> <@U123ABC> <#C123> <!subteam^S1>",
        "<https://evil.example|harmless>",
        "*bold* _slanted_ ~struck~ `code`",
        "**bold** __bold__ [click](http://evil.example) ![x](http://evil.example/x.png)",
        "# heading",
        "<b>bold</b><script>alert(1)</script><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x='",
        "&lt;!channel&gt; &#60;b&#62;",
        "<at>Everyone</at>",
        "{{DATE(2026-09-30T00:00:00Z, SHORT)}}",
        ":tada: <!date^0^{date}|x>",
        "\u202Egnp.exe\u202C \u2066x\u2069",
        "lone \uD800 surrogate and \u0007 bell",
    ];

    /// <summary>What a person gets to read of a card: each text as it looks, in order, markup taken away.</summary>
    protected abstract IReadOnlyList<string> Texts(Card card);

    /// <summary>The lines that the buttons of a drawn card carry.</summary>
    protected abstract IReadOnlyList<string> Lines(Card card);

    /// <summary>The texts that are heard instead of seen: what a button is about, what a notification says.</summary>
    protected abstract IReadOnlyList<string> Spoken(Card card);

    /// <summary>The drawn run of this text in such a way that two styles differ: its words and how they look.</summary>
    protected abstract string Look(Run run);

    /// <summary>What this platform would refuse of the drawn card; nothing where all is well.</summary>
    protected abstract IReadOnlyList<string> Violations(Card card);

    /// <summary>What of this text would come alive on this platform if it stood in a title, a fact, a cell, an entry or a button.</summary>
    protected abstract IReadOnlyList<string> Alive(Card card, string typed);

    [Theory]
    [MemberData(nameof(EveryBlock), DisableDiscoveryEnumeration = true)]
    public void It_draws_every_kind_of_block_as_the_platform_takes_it(Block block)
    {
        var card = new Card("Title", block);

        Assert.Empty(Violations(card));
        Assert.True(Texts(card).Count > 0, "Nothing to read.");
        if (block is not Block.Divider)
        {
            Assert.All(
                Words(block),
                word => Assert.Contains(Texts(card), text => text.Contains(word, StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Every_kind_of_block_is_in_the_contract() =>
        Assert.Equal(
            typeof(Block)
                .GetNestedTypes()
                .Where(type => type.IsSubclassOf(typeof(Block)))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            EveryBlock.Select(row => row.Data.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(EmptyBlocks), DisableDiscoveryEnumeration = true)]
    public void An_empty_block_does_no_harm(Block block) => Assert.Empty(Violations(new Card("Title", block)));

    [Fact]
    public void A_card_without_blocks_or_words_does_no_harm() => Assert.Empty(Violations(new Card("")));

    [Theory]
    [MemberData(nameof(Extremes), DisableDiscoveryEnumeration = true)]
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
            .. Enumerable.Range(0, 400).Select(Entry),
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

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void What_people_typed_cannot_become_markup(string typed)
    {
        var card = new Card(
            typed,
            new Block.Paragraph(typed),
            new Block.Facts(new Fact(typed, typed)),
            new Block.Table(
                [new Column(typed)],
                [
                    [typed],
                    [
                        [Run.Bold(typed)],
                    ],
                ]
            ),
            new Block.Entry(Tone.Due, typed, new Button(typed, "/x") { Description = typed }) { Detail = typed },
            new Block.Chart(typed, ChartKind.Bar, new ChartPoint(typed, 1)),
            new Block.Note(typed)
        );

        Assert.Empty(Alive(card, typed));
        Assert.Empty(Violations(card));
        var shown = Plain(typed);
        Assert.True(
            Texts(card).Count(text => Plain(text).Contains(shown, StringComparison.Ordinal)) >= 7,
            $"Not everywhere to be read: {typed}"
        );
    }

    [Fact]
    public void Every_style_of_text_looks_different()
    {
        var looks = Enum.GetValues<RunStyle>().Select(style => Look(new Run("words", style))).ToList();

        Assert.All(looks, look => Assert.Contains("words", look, StringComparison.Ordinal));
        Assert.Equal(looks.Count, looks.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_tone_says_a_word()
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            var card = new Card("Title", new Block.Entry(tone, "Eastside"));
            var drawn = string.Join('\n', Texts(card));

            Assert.Contains(ToneWords.Mark(tone), drawn, StringComparison.Ordinal);
            Assert.Contains(ToneWords.Word(tone), drawn, StringComparison.Ordinal);
            Assert.True(tone == Tone.Plain || ToneWords.Word(tone).Length > 0, $"{tone} has no word.");
        }
    }

    [Fact]
    public void A_chart_gives_its_numbers_as_text()
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var card = new Card("Title", new Block.Chart("Received", kind, new("Q2", 1_234.5), new("Q3", 40)));
            var texts = string.Join('\n', Texts(card));

            Assert.Empty(Violations(card));
            Assert.Contains("1,234.5", texts, StringComparison.Ordinal);
            Assert.Contains("Q3", texts, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_button_carries_its_line_as_it_is_and_says_what_it_is_about()
    {
        foreach (var style in Enum.GetValues<ButtonStyle>())
        {
            var button = new Button("Done", "/checkin done P-3 \"a b\"")
            {
                Style = style,
                Description = "Done: Eastside",
            };
            var card = new Card("Title", new Block.Buttons(button), new Block.Entry(Tone.Due, "Eastside", button));

            Assert.Empty(Violations(card));
            Assert.Equal([button.Line, button.Line], Lines(card));
            Assert.Contains(Spoken(card), text => text.Contains("Done: Eastside", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_notification_says_the_summary()
    {
        var card = new Card("Title", new Block.Paragraph("Words")) { Summary = "Three are due, one is late." };

        Assert.Contains(Spoken(card), text => text.Contains("Three are due, one is late.", StringComparison.Ordinal));
    }

    [Fact]
    public void Cards_of_the_product_are_taken_whole()
    {
        foreach (var card in new[] { Samples.Receipt, Samples.CheckIns, Samples.Scorecard })
        {
            Assert.Empty(Violations(card));
            Assert.DoesNotContain(Texts(card), text => text.Contains('…', StringComparison.Ordinal));
            var read = string.Join('\n', Texts(card));
            Assert.All(card.Blocks.SelectMany(Words), word => Assert.Contains(word, read, StringComparison.Ordinal));
        }
    }

    private static Card Huge(IReadOnlyList<Block> blocks) => new(Long(500), blocks) { Summary = Wide(2_000) };

    /// <summary>Letters in words, so that a cut may fall anywhere.</summary>
    protected static string Long(int length) =>
        string.Concat(Enumerable.Repeat("abcde fgh ", (length / 10) + 1))[..length];

    /// <summary>Characters that take much room: beyond the first plane, and escaped in JSON.</summary>
    protected static string Wide(int length) => string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦&<é", length / 14));

    private static Block.Entry Entry(int at) =>
        new(
            Tone.Due,
            string.Create(CultureInfo.InvariantCulture, $"Partner number {at}"),
            new Button("Done", "/checkin done"),
            new Button("Skip", "/checkin skip") { Description = "Skip this one" }
        )
        {
            Detail = "last: call, 17 Jul (46 d) · owner Sam",
        };

    private static Block.Table Table(int rows, int columns, int letters) =>
        new(
            [
                .. Enumerable
                    .Range(0, columns)
                    .Select(at => new Column($"Column {at}", at == 0 ? Align.Start : Align.End)),
            ],
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(row =>
                        (IReadOnlyList<ChatText>)
                            [.. Enumerable.Range(0, columns).Select(_ => ChatText.FromString(Long(letters)))]
                    ),
            ]
        );

    private static IEnumerable<string> Words(Block block) =>
        block switch
        {
            Block.Paragraph paragraph => paragraph.Text.Runs.Select(run => run.Text),
            Block.Facts facts => facts.Items.SelectMany(fact =>
                fact.Value.Runs.Select(run => run.Text).Prepend(fact.Label)
            ),
            Block.Table table => table
                .Columns.Select(column => column.Title)
                .Concat(table.Rows.SelectMany(row => row).SelectMany(cell => cell.Runs.Select(run => run.Text))),
            Block.Entry entry => entry
                .Actions.Select(action => action.Label)
                .Append(entry.Text.ToPlainText())
                .Concat(entry.Detail is null ? [] : [entry.Detail.ToPlainText()]),
            Block.Chart chart => chart.Points.Select(point => point.Label).Append(chart.Title),
            Block.Buttons buttons => buttons.Items.Select(button => button.Label),
            Block.Divider => [],
            Block.Note note => [note.Text.ToPlainText()],
            _ => throw new InvalidOperationException($"The contract does not know {block.GetType().Name}."),
        };

    // Channels may take out what cannot be seen; what can be seen must be there.
    private static string Plain(string text) =>
        string.Concat(text.Where(letter => letter is >= ' ' and < '\u007F' && letter != ' '));
}
