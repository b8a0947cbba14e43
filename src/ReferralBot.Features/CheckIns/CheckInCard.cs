using System.Globalization;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary>
/// Draws the monthly check-in as it stands. It is seen by a whole conversation: names of partners, days of touches and "concern
/// open", but nothing about clients and no text of a concern (product description §6).
/// </summary>
internal static class CheckInCard
{
    /// <summary>More lines than this are a wall (product description §4, M1).</summary>
    public const int MaxLines = 10;

    public static Card Draw(
        CheckInRound round,
        IReadOnlyDictionary<Id<Partner>, Partner> partners,
        IReadOnlyDictionary<Id<Member>, string> members
    )
    {
        var lines = round.Lines.OrderBy(line => line.Position).ToList();
        List<Block> blocks =
        [
            .. lines.Take(MaxLines).Select(line => Line(line, round, partners[line.PartnerId], members)),
        ];
        var more = lines.Skip(MaxLines).Count(line => line.State == LineState.Open);
        if (more > 0)
        {
            blocks.Add(new Block.Paragraph([new Run($"{more} more in "), Run.Code("/checkin")]));
        }

        blocks.Add(new Block.Buttons(new Button("Mine only", "/checkin due mine")));
        if (round.DelayedSince is { } due)
        {
            blocks.Add(new Block.Note($"Delayed: this was due on {Say.Day(due)}."));
        }

        blocks.Add(Footer);
        var title = Title(round, lines);
        return new Card(title, blocks) { Summary = $"{title}." };
    }

    private static Block.Note Footer { get; } =
        new([
            new Run("Settings: "),
            Run.Code("/refbot settings"),
            new Run(
                " · Why am I seeing this? On the first business day of a month I list every partner whose check-in is late, or due before the next list would tell you in time. "
            ),
            Run.Code("/partner pause"),
            new Run(" stops it for one partner."),
        ]);

    private static string Title(CheckInRound round, List<CheckInLine> lines)
    {
        var late = lines.Count(line => line.Standing == CheckInStanding.Late) switch
        {
            0 => "",
            1 => ", one late",
            var count => string.Create(CultureInfo.InvariantCulture, $", {count:N0} late"),
        };
        var month = round.Month.FirstDay.ToString("MMMM", CultureInfo.InvariantCulture);
        var delayed = round.DelayedSince is null ? "" : " · delayed";
        return string.Create(CultureInfo.InvariantCulture, $"Check-ins for {month} · {lines.Count:N0}{late}{delayed}");
    }

    private static Block.Entry Line(
        CheckInLine line,
        CheckInRound round,
        Partner partner,
        IReadOnlyDictionary<Id<Member>, string> members
    )
    {
        var by = line.AnsweredBy is { } id ? members.GetValueOrDefault(id, "somebody") : "somebody";
        return line.State switch
        {
            LineState.Done => CheckInLines.Answered(partner, Tone.Done, $"✓ {Words(line, by, round.DrawnOn)}"),
            LineState.Snoozed or LineState.Skipped => CheckInLines.Answered(
                partner,
                Tone.Plain,
                Words(line, by, round.DrawnOn)
            ),
            LineState.Open when partner.ArchivedAt is not null => CheckInLines.Answered(
                partner,
                Tone.Plain,
                "archived"
            ),
            LineState.Open => CheckInLines.Open(
                partner,
                line.Standing,
                line.Detail,
                new LineButtons(round.DrawnOn, round.Month)
            ),
            _ => throw new InvalidOperationException($"No words for {line.State}."),
        };
    }

    /// <summary>What became of a line and by whom: "snoozed until 8 Oct by Sam".</summary>
    public static string Words(CheckInLine line, string by, DateOnly today) =>
        line.State switch
        {
            LineState.Done => $"done by {by}",
            LineState.Snoozed => $"snoozed until {Say.ShortDay(line.SnoozedUntil!.Value, today)} by {by}",
            LineState.Skipped =>
                $"skipped by {by}: {SkipReasons.List.LabelOf(line.SkipReason!.Value).ToLowerInvariant()}",
            _ => "open",
        };
}
