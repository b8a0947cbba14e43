using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot status</c>: whether messages get through, and what needs a person.</summary>
public sealed class ShowStatus(ReferralDb db, PracticeClock clock) : ICommand
{
    private const int ShownProblems = 5;

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
        var failed = await db
            .Outbox.Where(message => message.State == OutboxState.Refused || message.State == OutboxState.Unknown)
            .OrderByDescending(message => message.Sequence)
            .Take(ShownProblems)
            .Select(message => new Trouble(message.CreatedAt, message.State, message.Error))
            .ToListAsync(ct);
        var last = await db.Ledger.OrderByDescending(entry => entry.DueAt).FirstOrDefaultAsync(ct);
        List<Block> blocks =
        [
            new Block.Facts(
                new Fact("Version", Version()),
                new Fact("Messages waiting", waiting == 0 ? "none" : Say.Count(waiting, "message")),
                new Fact("Messages not delivered", failed.Count == 0 ? "none" : Say.Count(failed.Count, "message")),
                new Fact(
                    "Last scheduled message",
                    last is null ? "none yet" : $"{last.Kind} for {last.Period}, {Word(last.State)}"
                )
            ),
            .. failed.Select(Line),
        ];
        return Reply.Show(new Card(failed.Count == 0 ? "All is well" : "Some messages did not get through", blocks));
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
                        ? "refused by the platform"
                        : "it is not known whether it was posted; please look"
                )
        )
        {
            Detail = trouble.Error is { } error ? ChatText.FromString(error) : null,
        };

    private sealed record Trouble(DateTimeOffset CreatedAt, OutboxState State, string? Error);
}
