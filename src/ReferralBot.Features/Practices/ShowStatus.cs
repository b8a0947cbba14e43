using System.Globalization;
using System.Reflection;
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

/// <summary>
/// <c>/refbot status</c>: whether messages get through, and what needs a person: places that take nothing, messages that were
/// refused, and those of which nobody knows whether they arrived.
/// </summary>
public sealed class ShowStatus(ReferralDb db, PracticeClock clock) : ICommand
{
    private const int ShownProblems = 5;

    // What is older was seen, or is of no use any more.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "status", "Show whether messages get through") { Examples = ["/refbot status"] };

    /// <inheritdoc/>
    public async Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var waiting = await db.Outbox.CountAsync(
            message => message.State == OutboxState.Pending || message.State == OutboxState.Sending,
            ct
        );
        var since = clock.Now - Recent;
        var failed = await db
            .Outbox.Where(message => message.State == OutboxState.Refused || message.State == OutboxState.Unknown)
            .Where(message => message.CreatedAt >= since)
            .OrderByDescending(message => message.Sequence)
            .Select(message => new Trouble(message.CreatedAt, message.State, message.Error))
            .ToListAsync(ct);
        var last = await db.Ledger.OrderByDescending(entry => entry.DueAt).FirstOrDefaultAsync(ct);
        var paused = await db.Routes.Where(route => route.PausedAt != null).ToListAsync(ct);
        var remedies = await RemediesAsync(paused, ct);
        List<Block> blocks =
        [
            new Block.Facts(
                new Fact("Version", Version()),
                new Fact("Messages waiting", waiting == 0 ? "none" : Say.Count(waiting, "message")),
                new Fact("Not delivered this week", Count(failed, OutboxState.Refused)),
                new Fact("Perhaps delivered this week", Count(failed, OutboxState.Unknown)),
                new Fact(
                    "Last scheduled message",
                    last is null ? "none yet" : $"{last.Kind} for {last.Period}, {Word(last.State)}"
                )
            ),
            .. remedies.Select(remedy => new Block.Entry(Tone.Late, ChatText.FromString(remedy))),
            .. failed.Take(ShownProblems).Select(Line),
        ];
        if (ResumeRoutes.ButtonFor(paused) is { Count: > 0 } resume)
        {
            blocks.Add(new Block.Buttons(resume));
        }

        var isWell = failed.Count + remedies.Count == 0;
        return Reply.Show(new Card(isWell ? "All is well" : "Some messages did not get through", blocks));
    }

    private static string Count(List<Trouble> failed, OutboxState state) =>
        failed.Count(trouble => trouble.State == state) is var count && count == 0
            ? "none"
            : Say.Count(count, "message");

    // What a person has to do before messages get through again.
    private async Task<IReadOnlyList<string>> RemediesAsync(List<MessageRoute> paused, CancellationToken ct)
    {
        var broken = await db
            .Installations.Where(installation =>
                installation.ReconnectNeededAt != null && installation.RemovedAt == null
            )
            .Select(installation => installation.ReconnectRemedy)
            .ToListAsync(ct);
        return
        [
            .. broken.OfType<string>(),
            .. paused.Select(route => $"{MessageKinds.List.LabelOf(route.Kind)} are paused. {route.PausedReason}"),
        ];
    }

    private static string Version() =>
        typeof(ShowStatus).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    private static string Word(LedgerState state) =>
        state switch
        {
            LedgerState.Claimed => "on its way",
            LedgerState.Posted => "posted",
            LedgerState.Late => "posted late",
            LedgerState.Missed => "missed: I was not running",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
        };

    private Block.Entry Line(Trouble trouble) =>
        new(
            Tone.Late,
            $"{clock.Calendar.LocalTime(trouble.CreatedAt).ToString("d MMM HH:mm", CultureInfo.InvariantCulture)}: "
                + (
                    trouble.State == OutboxState.Refused
                        ? "could not be posted"
                        : "it is not known whether it was posted; please look"
                )
        )
        {
            Detail = trouble.Error is { } error ? ChatText.FromString(error) : null,
        };

    private sealed record Trouble(DateTimeOffset CreatedAt, OutboxState State, string? Error);
}
