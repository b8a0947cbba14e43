using CsCheck;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

/// <summary>What people may type, and everything of the kernel that shows it.</summary>
internal static class TypedText
{
    private static readonly string[] Pieces =
    [
        "<!channel>",
        "<!here>",
        "<!subteam^S1>",
        "<@U123ABC>",
        "<#C123|x>",
        "<https://evil.example|here>",
        "http://evil.example",
        "mailto:x@evil.example",
        "*bold*",
        "_slanted_",
        "~struck~",
        "`code`",
        "```",
        "> quote",
        "&",
        "<",
        ">",
        "&amp;",
        "&lt;",
        ":tada:",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "é",
        "e\u0301",
        "漢字",
        "مرحبا",
        "\u202Eelif\u202C",
        "\u2066x\u2069",
        "\u200B",
        "\uD800",
        "\uDC00",
        "\u0000",
        "\u0007",
        "\n",
        "\r\n",
        "\t",
        " ",
        "Oak & <Co>",
        "Northside Family Medicine and Rehabilitation Center of Maple Street",
        "@here",
        "#general",
        "<!date^0^{date}|x>",
        "|",
        "\\",
        "\"",
        "'",
        "{{DATE}}",
        "a",
    ];

    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 12].Select(string.Concat),
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[30, 400].Select(string.Concat),
        Gen.String[0, 200]
    );

    public static Card Card(string one, string other) =>
        new(
            one,
            new Block.Paragraph([new Run(one), Run.Bold(other), Run.Muted(one), Run.Code(other)]),
            new Block.Facts(new Fact(one, other), new Fact(other, one)),
            Table(one, other),
            Table(other, one),
            new Block.Entry(Tone.Late, one, new Button(one, "/x") { Description = other }) { Detail = other },
            new Block.Chart(one, ChartKind.Bar, new ChartPoint(other, 1), new ChartPoint(one + "2", 2)),
            new Block.Buttons(new Button(other, "/y") { Style = ButtonStyle.Danger }),
            new Block.Divider(),
            new Block.Note(one)
        )
        {
            Summary = other,
        };

    private static Block.Table Table(string one, string other) =>
        new(
            [new Column(one), new Column(other, Align.End), new Column("x")],
            [
                [one, [Run.Bold(other)], ""],
                [other],
            ]
        );

    public static Form Form(string one, string other)
    {
        Option[] options = [new("a", one), new("b", other), new("+" + one, other)];
        return new Form(
            one,
            new Question(new TextField("text", one) { Hint = other, Placeholder = one })
            {
                Initial = [other],
                Problem = one,
            },
            new Question(new LongTextField("long", other)) { Initial = [one], Problem = other },
            new Question(new ChoiceField<int>("one", one, [])) { Options = options, Initial = ["a"] },
            new Question(new MultiTextField("many", other)) { Options = options, Initial = ["b"] },
            new Question(new LookupField<int>("who", one, "partner") { Placeholder = other })
            {
                Options = options,
                Initial = [other],
            },
            new Question(new DateField("on", other)) { Initial = [one] },
            new Question(new NumberField("warmth", one, 1, 5)) { Initial = [other], Problem = one },
            new Question(new MoneyField("amount", other, "USD")) { Initial = [one] },
            new CheckField("check", one, other)
        )
        {
            Id = "visit",
            Intro = other,
            SubmitLabel = one,
        };
    }
}
