using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Scorecards;

/// <summary><c>/scorecard</c>: a quarter's figures, privately; shared with the conversation when asked for and confirmed.</summary>
public sealed class ShowScorecard(ReferralDb db, Caller caller, PracticeClock clock, ScorecardReader reader) : ICommand
{
    private const string Post = "post";
    private const string HowToWrite = "Write the quarter like Q3, Q3-2026, this or last.";

    private static readonly LookupField<Id<Partner>> Which = new("partner", "Partner", LookupNames.Partner)
    {
        Optional = true,
    };

    private static readonly TextField In = new("quarter", "Quarter")
    {
        HasDefault = true,
        MaxLength = 10,
        Rule = text => Quarter.TryParse(text, new DateOnly(2026, 1, 1), 1, out _) ? null : HowToWrite,
    };

    private static readonly CheckField Share = new("share", "Share", "Post it in this conversation")
    {
        HasDefault = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("scorecard", null, "Show what came from whom in a quarter")
        {
            Fields = [Which, In, Share],
            Positional = [Which, In],
            Examples = ["/scorecard", "/scorecard last Northside", "/scorecard Q3-2026 share:yes"],
            Permission = nameof(Right.SeeScorecards),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var start = caller.Practice.QuarterStartMonth;
        if (!Quarter.TryParse(answers.GetOr(In, "this"), clock.Today, start, out var quarter))
        {
            return Reply.Wrong(In, HowToWrite);
        }

        if (quarter > clock.Quarter)
        {
            return Reply.Problem($"{quarter} has not begun yet.");
        }

        var question = new ScorecardQuestion(caller.Practice, quarter, clock.Now);
        var shares = answers.GetOr(Share, otherwise: false);
        if (!answers.TryGet(Which, out var partner))
        {
            var figures = await reader.FiguresAsync(question, ct);
            return shares ? await ShareAsync(turn, figures, answers, ct) : Reply.Show(Private(figures));
        }

        if (shares)
        {
            return Reply.Problem(
                "One partner's figures are shown to you only. Leave the partner out to share the quarter."
            );
        }

        var one = await reader.FiguresAsync(question with { Only = partner }, ct);
        return one.Partners is [var row]
            ? Reply.Show(ScorecardCard.OfOne(row, one, clock.Calendar))
            : Reply.Problem(PartnerPick.Gone);
    }

    private static string Typed(Quarter quarter) => $"Q{quarter.Number}-{quarter.Year}";

    private Card Private(ScorecardFigures figures)
    {
        var (before, here) = (Typed(figures.Quarter.Previous), Typed(figures.Quarter));
        return ScorecardCard.Of(
            figures,
            clock.Calendar,
            new Block.Buttons(
                new Button(figures.Quarter.Previous.ToString(), $"/scorecard {before}")
                {
                    Description = $"Show {figures.Quarter.Previous}",
                },
                new Button("Share it here", $"/scorecard {here} share:yes")
            )
        );
    }

    // The one who shares has seen the card or reads its sentences now; everybody else sees it once they said yes.
    private async Task<Reply> ShareAsync(Turn turn, ScorecardFigures figures, FormAnswers answers, CancellationToken ct)
    {
        if (!answers.Confirmed(Post))
        {
            var says = string.Join(' ', ScorecardSentences.Of(figures));
            return new Reply.Unsure(
                Post,
                $"Everybody in this conversation will see the scorecard for {figures.Quarter} with its table of partners. It says: {ScorecardSentences.Headline(figures.Totals)}. {says}",
                "Post it here",
                new Button("Show me first", $"/scorecard {Typed(figures.Quarter)}")
            );
        }

        var card = ScorecardCard.Of(figures, clock.Calendar, new Block.Note($"Shared by {caller.Member.DisplayName}."));
        db.Outbox.Add(OutboxMessage.Post(caller.Practice.Id, turn.Conversation, card, clock.Time));
        await db.SaveChangesAsync(ct);
        return new Reply.Shown(
            new Card(
                "Shared",
                new Block.Paragraph($"The scorecard for {figures.Quarter} is posted in this conversation.")
            )
        )
        {
            Replaces = turn.Input is TurnInput.Press,
        };
    }
}
