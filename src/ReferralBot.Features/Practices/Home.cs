using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot</c>: what waits for the person, who is due for a check-in, this quarter at a glance, and where to start.</summary>
public sealed class Home(ReferralDb db, Caller caller, PracticeClock clock, DueCheckIns due) : ICommand
{
    // With both full the card has twelve blocks: a page on a phone, not a wall.
    private const int MostOwed = 3;
    private const int MostCheckIns = 5;

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "home", "What waits for you, and this quarter at a glance")
        {
            IsDefault = true,
            Examples = ["/refbot"],
        };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var partners = await db.Partners.CountAsync(partner => partner.ArchivedAt == null, ct);
        return Reply.Show(partners == 0 ? FirstSteps() : await GlanceAsync(partners, ct));
    }

    private string Greeting => $"Hello {caller.Member.DisplayName}";

    private Card FirstSteps() =>
        new(
            Greeting,
            new Block.Paragraph(
                "I keep track of the referrals your practice receives and sends, remind the team to stay in touch, and show each quarter which partnerships work."
            ),
            new Block.Paragraph(
                "Two steps to start: check the practice's settings, then add the partner who refers to you most."
            ),
            Allowed(
                (Right.ChangeSettings, new("Set up the practice", "/refbot setup") { Style = ButtonStyle.Primary }),
                (Right.KeepPartners, new("Add a partner", "/partner add"))
            ),
            new Block.Note("Please never type a client's name here. I give each client a random code.")
        );

    private async Task<Card> GlanceAsync(int partners, CancellationToken ct)
    {
        List<Block> blocks = [];
        var summary = $"{Greeting}.";
        if (May.Do(caller.Member.Role, Right.Log))
        {
            var owed = new OwedThings(db, caller, clock, mine: true);
            IReadOnlyList<Block.Entry> mine = [.. await owed.ActionsAsync(ct), .. await owed.ThanksAsync(ct)];
            var checkIns = await CheckInsAsync(ct);
            Add(blocks, "Waiting for you", MostOwed, mine);
            Add(blocks, "Check-ins due", MostCheckIns, checkIns);
            if (blocks.Count == 0)
            {
                blocks.Add(new Block.Paragraph("Nothing waits for you, and no check-in is due."));
            }

            summary = $"{Greeting}: {Sentence(mine.Count, checkIns.Count)}";
        }

        blocks.Add(await QuarterAsync(partners, ct));
        blocks.Add(
            Allowed(
                (Right.Log, new("Log a referral", "/referral received") { Style = ButtonStyle.Primary }),
                (Right.Log, new("Refer to a partner", "/referral sent")),
                (Right.Log, new("Thank a partner", "/thanks")),
                (Right.Log, new("Everything due", "/checkin due")),
                (Right.SeeScorecards, new("Scorecard", "/scorecard"))
            )
        );
        return new Card(Greeting, blocks) { Summary = summary };
    }

    // What a notification shows and a screen reader says.
    private static string Sentence(int mine, int checkIns)
    {
        var waits = mine switch
        {
            0 => "nothing waits for you",
            1 => "1 thing waits for you",
            _ => $"{Say.Count(mine, "thing")} wait for you",
        };
        var due = checkIns switch
        {
            0 => "no check-in is due",
            1 => "1 check-in is due",
            _ => $"{Say.Count(checkIns, "check-in")} are due",
        };
        return $"{waits}, and {due}.";
    }

    private static void Add(List<Block> blocks, string head, int most, IReadOnlyList<Block.Entry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        blocks.Add(new Block.Paragraph([Run.Bold(entries.Count > most ? $"{head}: {most} of {entries.Count}" : head)]));
        blocks.AddRange(entries.Take(most));
    }

    // Those that the person looks after come first; among these, and after them, the late ones.
    private async Task<IReadOnlyList<Block.Entry>> CheckInsAsync(CancellationToken ct)
    {
        var partners = await db.Partners.AsNoTracking().Where(partner => partner.ArchivedAt == null).ToListAsync(ct);
        var buttons = new LineButtons(clock.Today, Nudge: null);
        return
        [
            .. (await due.AmongAsync(partners, clock.Today, ct))
                .OrderByDescending(one => one.Partner.OwnerId == caller.Member.Id)
                .Select(one => CheckInLines.Open(one.Partner, one.Standing, one.Detail, buttons)),
        ];
    }

    private async Task<Block.Facts> QuarterAsync(int partners, CancellationToken ct)
    {
        var (quarter, first, last) = (clock.Quarter, clock.Quarter.FirstDay, clock.Quarter.LastDay);
        var logged = await db
            .Referrals.Where(row => row.ReceivedOn >= first && row.ReceivedOn <= last)
            .Where(row => row.State != ReferralState.EnteredInError)
            .Where(row => row.Reason == null || row.Reason != ReferralReason.Duplicate)
            .Select(row => new
            {
                row.Direction,
                Started = row.AttendedOn != null,
                Thanked = db.ThankedReferrals().Contains(row.Id),
            })
            .ToListAsync(ct);
        var received = logged.FindAll(row => row.Direction == ReferralDirection.Received);
        var started = received.Count(row => row.Started) is > 0 and var count ? $", {count} started" : "";
        var sent = logged.Count(row => row.Direction == ReferralDirection.Sent);
        List<Fact> facts = [new($"This quarter ({quarter})", $"{received.Count} received{started} · {sent} sent")];
        if (received.Count > 0)
        {
            facts.Add(new Fact("Thanked for", $"{received.Count(row => row.Thanked)} of {received.Count}"));
        }

        return new Block.Facts([.. facts, new("Partners", $"{partners}")]);
    }

    private Block.Buttons Allowed(params IEnumerable<(Right Right, Button Button)> buttons) =>
        new([
            .. buttons.Where(pair => May.Do(caller.Member.Role, pair.Right)).Select(pair => pair.Button),
            new Button("Help", "/refbot help"),
        ]);
}
