using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral sources</c>: how many referrals each partner sent in a quarter.</summary>
public sealed class CountSources(ReferralDb db, Caller caller, PracticeClock clock) : ICommand
{
    // a table beyond this is for the export; the sum counts all
    private const int MostShown = 30;

    private static readonly TextField In = new("quarter", "Quarter") { Optional = true, MaxLength = 10 };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "sources", "Count the referrals received from each partner in a quarter")
        {
            Fields = [In],
            Positional = [In],
            Examples = ["/referral sources quarter:last"],
            Permission = nameof(Right.SeeScorecards),
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        if (
            !Quarter.TryParse(
                answers.GetOr(In, "this"),
                clock.Today,
                caller.Practice.QuarterStartMonth,
                out var quarter
            )
        )
        {
            return Reply.Wrong(In, "Write the quarter like Q3, Q3-2026, this or last.");
        }

        var counts = await db.SourceCountsAsync(quarter, ct);
        var sum = counts.Sum(source => source.Received);
        List<Block> blocks =
        [
            new Block.Table(
                [new Column("Partner"), new Column("Received", Align.End)],
                [.. counts.Take(MostShown).Select(Row)]
            ),
        ];
        if (counts.Count > MostShown)
        {
            blocks.Add(new Block.Note($"And {counts.Count - MostShown} partners more."));
        }

        return Reply.Show(
            new Card(string.Create(CultureInfo.InvariantCulture, $"Received in {quarter}: {sum:N0}"), blocks)
        );
    }

    private static IReadOnlyList<ChatText> Row(SourceCount source) =>
        [
            $"{source.Name} ({Refs.Format(Partner.Letter, source.Number)})",
            source.Received.ToString("N0", CultureInfo.InvariantCulture),
        ];
}
