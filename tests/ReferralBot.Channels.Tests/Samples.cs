using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

/// <summary>Cards and forms as the product makes them, the same for every channel.</summary>
public static class Samples
{
    public static Card Receipt { get; } =
        new(
            "Referral R-12 logged",
            new Block.Facts(
                new Fact("From", "A & B <Clinic>"),
                new Fact("For", "Intake"),
                new Fact("State", new ChatText(Run.Bold("requested"), new Run(" · tell the sender by Tue 8 Sep")))
            ),
            new Block.Buttons(
                new Button("Thank", "/thanks R-12") { Style = ButtonStyle.Primary },
                new Button("Update", "/referral update R-12"),
                new Button("Undo", "/referral undo R-12") { Style = ButtonStyle.Danger }
            ),
            new Block.Note("Only you see this.")
        )
        {
            Summary = "Referral R-12 from A & B <Clinic> is logged.",
        };

    public static Card CheckIns { get; } =
        new(
            "Check-ins for September · 3, one late",
            Line(Tone.Late, 3, "Eastside Community Hub", "last: call, 17 Jul (46 d) · owner Sam · Concern open"),
            Line(
                Tone.Due,
                1,
                "Northside Family Medicine",
                "last: e-mail, 10 Aug (22 d) · owner Ana · Quarterly meeting due · one contact only"
            ),
            Line(Tone.Due, 4, "Oak School Counseling", "last: event, 14 Aug (18 d) · owner Sam"),
            new Block.Buttons(new Button("Mine only", "/checkin due mine")),
            new Block.Divider(),
            new Block.Note("Not told of your news: Oak, Eastside · /refbot settings · Why am I seeing this?")
        )
        {
            Summary = "3 check-ins in September, one late: Eastside Community Hub.",
        };

    public static Card Scorecard { get; } =
        new(
            "Partner scorecard Q3 2026",
            new Block.Paragraph(
                new ChatText(
                    Run.Bold("40 received"),
                    new Run(", 21 of 35 decided started (60 %) · 18 sent. Type "),
                    Run.Code("/scorecard Q2"),
                    Run.Muted(" for the quarter before")
                )
            ),
            new Block.Table(
                [new Column("Partner"), new Column("Received", Align.End), new Column("Started", Align.End)],
                [
                    ["Harbor", "9", [Run.Bold("7"), new Run(" of 8")]],
                    ["Northside", "14", "6 of 11"],
                    ["Ames", "0", "–"],
                ]
            ),
            new Block.Chart("Received by quarter", ChartKind.Line, new ChartPoint("Q2", 45), new ChartPoint("Q3", 40)),
            new Block.Chart(
                "Received by partner",
                ChartKind.Bar,
                new ChartPoint("Northside", 14),
                new ChartPoint("Harbor", 9)
            ),
            new Block.Note("Not a reward, not money.")
        )
        {
            Summary = "Q3 2026: 40 received, 21 of 35 decided started (60 %), 18 sent.",
        };

    public static Form Referral { get; } =
        new(
            "Log a referral",
            new Question(new LookupField<Guid>("from", "Who referred?", "partner") { Placeholder = "Northside" })
            {
                Options = [new Option("0198c2a4-0000-7000-8000-000000000001", "Northside Family Medicine")],
                Initial = ["0198c2a4-0000-7000-8000-000000000001"],
            },
            new Question(new DateField("on", "When?") { HasDefault = true }) { Initial = ["2026-09-30"] },
            new ChoiceField<int>("urgency", "How urgent?", [new(0, "routine", "Routine"), new(1, "soon", "Soon")])
            {
                Optional = true,
                Hint = "As the partner said it.",
            },
            new Question(new LongTextField("note", "Anything to remember?") { Optional = true, MaxLength = 300 })
            {
                Initial = ["A & B <Clinic> called"],
                Problem = "No client names here.",
            },
            new UserField<Guid>("owner", "Who takes care of it?", "member") { Optional = true },
            new NumberField("warmth", "How warm?", 1, 5) { Optional = true },
            new CheckField("knows", "Client knows you will call", "Yes, they expect the call") { Optional = true }
        )
        {
            Id = "referral.received",
            State = "r=R-12",
            Intro = "No client names, please.",
        };

    private static Block.Entry Line(Tone tone, int number, string name, string detail) =>
        new(
            tone,
            new ChatText(Run.Bold(name)),
            new Button("Done", $"/checkin done P-{number}")
            {
                Description = $"Done: {name}",
                Style = ButtonStyle.Primary,
            },
            new Button("Snooze 1 w", $"/checkin snooze P-{number} 1w") { Description = $"Snooze one week: {name}" },
            new Button("Snooze 1 m", $"/checkin snooze P-{number} 1m") { Description = $"Snooze one month: {name}" },
            new Button("Skip", $"/checkin skip P-{number}") { Description = $"Skip: {name}" }
        )
        {
            Detail = detail,
        };
}
