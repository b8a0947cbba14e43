using System.Text.Json.Nodes;
using CsCheck;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>
/// Whatever people type, wherever it is shown: it never becomes a mention, a link or markup, and what is drawn stays within the
/// limits.
/// </summary>
public sealed class SlackTypedTextTests
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

    private static readonly Gen<string> Typed = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 12].Select(string.Concat),
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[30, 400].Select(string.Concat),
        Gen.String[0, 200]
    );

    [Fact]
    public void In_a_card_on_every_surface() =>
        Gen.Select(Typed, Typed)
            .Sample(
                (one, other) =>
                {
                    var card = Card(one, other);
                    Dead(SlackRenderer.Message(card));
                    Dead(SlackRenderer.View(card));
                    Dead(SlackRenderer.Home(card));
                },
                iter: 200
            );

    [Fact]
    public void In_a_problem_on_every_surface() =>
        Gen.Select(Typed, Typed)
            .Sample(
                (one, other) =>
                {
                    var failed = new Reply.Failed(one, [new Button(other, "/x")]) { Typed = one };
                    Dead(SlackRenderer.Problem(failed));
                    Dead(SlackRenderer.ProblemView(failed));
                    Dead(SlackRenderer.ProblemHome(failed));
                },
                iter: 200
            );

    [Fact]
    public void In_a_form() =>
        Gen.Select(Typed, Typed)
            .Sample((one, other) => Dead(SlackFormRenderer.Modal(Form(one, other), "k3")), iter: 200);

    [Fact]
    public void In_the_problems_and_the_options_of_a_form() =>
        Typed.Sample(
            text =>
            {
                var problems = new Dictionary<string, string>(StringComparer.Ordinal) { ["on"] = text };
                var errors = SlackFormRenderer.Errors(problems, ["on~k3"])!;
                Assert.Empty(SlackLimits.Check(new JsonObject { ["response_action"] = "errors", ["errors"] = errors }));
                Assert.NotEqual("", Json.Text(errors, "on~k3"));
                Dead(SlackFormRenderer.Options([new Option("1", text), new Option("+" + text, text)]));
            },
            iter: 200
        );

    [Fact]
    public void The_check_itself_finds_what_is_alive()
    {
        Assert.NotEmpty(Found(new JsonObject { ["type"] = "mrkdwn", ["text"] = "<!channel>" }));
        Assert.NotEmpty(Found(new JsonObject { ["text"] = "Hello <@U1>" }));
        Assert.NotEmpty(Found(new JsonObject { ["type"] = "link", ["url"] = "https://evil.example" }));
        Assert.NotEmpty(
            Found(
                new JsonObject
                {
                    ["type"] = "plain_text",
                    ["text"] = ":tada:",
                    ["emoji"] = true,
                }
            )
        );
        Assert.NotEmpty(
            Found(
                new JsonObject
                {
                    ["type"] = "plain_text",
                    ["text"] = "\uD800",
                    ["emoji"] = false,
                }
            )
        );
        Assert.Empty(Found(new JsonObject { ["title"] = SlackText.Plain("<!channel> 👩‍👩‍👧‍👦", 90) }));
    }

    private static void Dead(JsonObject drawn)
    {
        Assert.Empty(Found(drawn));
        Assert.Empty(SlackLimits.Check(drawn));
    }

    private static IReadOnlyList<string> Found(JsonObject drawn) =>
        [
            .. SlackReading.Alive(WithoutValues(drawn)),
            .. Json.Things(drawn).Where(thing => thing.ContainsKey("url")).Select(_ => "something leads elsewhere"),
        ];

    // What stands in a field, and what comes back as it was sent, is read by nobody but us.
    private static JsonObject WithoutValues(JsonObject drawn)
    {
        var read = drawn.DeepClone().AsObject();
        foreach (var thing in Json.Things(read).ToList())
        {
            thing.Remove("initial_value");
            thing.Remove("value");
        }

        return read;
    }

    private static Card Card(string one, string other) =>
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

    private static Form Form(string one, string other)
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
