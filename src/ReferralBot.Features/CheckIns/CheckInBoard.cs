using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary>Keeps the posted check-in as things are: whoever answers a line, by button or by command, edits it in place.</summary>
public sealed class CheckInBoard(ReferralDb db, PracticeClock clock, Noticeboard posts)
{
    /// <summary>The latest round; the ones before are history.</summary>
    public Task<CheckInRound?> LatestAsync(CancellationToken ct) =>
        db.CheckInRounds.Include(round => round.Lines).OrderByDescending(round => round.Month).FirstOrDefaultAsync(ct);

    /// <summary>
    /// The sentence for a button of the message whose line somebody has answered, or whose partner was archived;
    /// <see langword="null"/> while it waits.
    /// </summary>
    /// <param name="partner">The partner.</param>
    /// <param name="nudge">The month that the button carries; none for a typed line.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Reply?> RefusalAsync(Partner partner, string? nudge, CancellationToken ct)
    {
        if (partner.ArchivedAt is not null)
        {
            return Reply.Problem(
                $"{partner.Name} is archived, so there is no check-in to answer.",
                new Button("Bring back", $"/partner restore {partner.Ref}")
            );
        }

        if (
            nudge is null
            || await LineAsync(partner, nudge, ct) is not { State: not LineState.Open, AnsweredBy: { } by } line
        )
        {
            return null;
        }

        var name = await db
            .Members.Where(member => member.Id == by)
            .Select(member => member.DisplayName)
            .FirstAsync(ct);
        var on = clock.Calendar.Today(line.AnsweredAt!.Value);
        var day = on == clock.Today ? "today" : $"on {Say.ShortDay(on, clock.Today)}";
        return Reply.Problem(
            $"{partner.Name} is answered already: {CheckInCard.Words(line, name, clock.Today)}, {day}.",
            new Button("Log another touch", $"/checkin done {partner.Ref}")
        );
    }

    /// <summary>Draws the posted message anew, with the next save.</summary>
    public async Task RedrawAsync(CheckInRound round, CancellationToken ct) =>
        await posts.ReplaceAsync(round.Id.Value, await DrawAsync(round, ct), ct);

    /// <summary>The card of a round as it stands.</summary>
    public async Task<Card> DrawAsync(CheckInRound round, CancellationToken ct)
    {
        var ids = round.Lines.Select(line => line.PartnerId).ToList();
        var partners = await db
            .Partners.Where(partner => ids.Contains(partner.Id))
            .ToDictionaryAsync(row => row.Id, ct);
        var members = await db
            .Members.Select(member => new { member.Id, member.DisplayName })
            .ToDictionaryAsync(member => member.Id, member => member.DisplayName, ct);
        return CheckInCard.Draw(round, partners, members);
    }

    private async Task<CheckInLine?> LineAsync(Partner partner, string nudge, CancellationToken ct) =>
        Month.TryParse(nudge, out var month)
            ? await db
                .CheckInRounds.Where(round => round.Month == month)
                .SelectMany(round => round.Lines)
                .FirstOrDefaultAsync(line => line.PartnerId == partner.Id, ct)
            : null;
}
