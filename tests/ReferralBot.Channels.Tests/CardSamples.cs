using System.Globalization;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests;

/// <summary>The cards that every channel must be able to draw: all kinds, none, far too much, and hostile ones.</summary>
public static class CardSamples
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

    /// <summary>Letters in words, so that a cut may fall anywhere.</summary>
    public static string Long(int length) =>
        string.Concat(Enumerable.Repeat("abcde fgh ", (length / 10) + 1))[..length];

    /// <summary>Characters that take much room: beyond the first plane, and escaped in JSON.</summary>
    public static string Wide(int length) => string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦&<é", length / 14));

    /// <summary>One of many entries.</summary>
    public static Block.Entry Entry(int at) =>
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

    private static Card Huge(IReadOnlyList<Block> blocks) => new(Long(500), blocks) { Summary = Wide(2_000) };
}
