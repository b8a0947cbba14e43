using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Moves an empty practice into another one: its installations and people come along, what it had only for itself ends, and its
/// row goes. The foreign keys see to it that nothing is left behind by somebody who writes at the same time.
/// </summary>
/// <param name="db">A context of the practice that it moves into, inside a write.</param>
/// <param name="from">The practice that closes.</param>
/// <param name="to">The practice that it moves into.</param>
internal sealed class PracticeMove(ReferralDb db, Id<Practice> from, Id<Practice> to)
{
    private static readonly MethodInfo MoveOne = Method(nameof(MoveRowsAsync));
    private static readonly MethodInfo EndOne = Method(nameof(EndRowsAsync));
    private static readonly MethodInfo LookOne = Method(nameof(AnyAsync));

    /// <summary>What belongs to an installation or its people, and goes where they go.</summary>
    public static IReadOnlyList<Type> Travels { get; } =
    [
        typeof(Installation),
        typeof(Member),
        typeof(MemberIdentity),
        typeof(OutboxMessage),
        typeof(TranscriptMessage),
        typeof(KeptForm),
        typeof(KeptDraft),
        typeof(Delivery),
        typeof(KeptConversation),
        typeof(KeptPerson),
    ];

    /// <summary>What people logged: a practice that has any of it can't move.</summary>
    public static IReadOnlyList<Type> Logged { get; } =
    [
        typeof(Partner),
        typeof(PartnerAlias),
        typeof(Contact),
        typeof(Referral),
        typeof(ReferralStep),
        typeof(Revenue),
        typeof(ThankYou),
        typeof(ThankYouReferral),
        typeof(Touch),
        typeof(TouchContact),
        typeof(CheckIn),
        typeof(CheckInLine),
    ];

    /// <summary>What an empty practice has for itself only, in an order in which it can go.</summary>
    public static IReadOnlyList<Type> Ends { get; } =
    [
        typeof(CheckInRound),
        typeof(Scorecard),
        typeof(MessageRoute),
        typeof(PracticeLink),
        typeof(LedgerEntry),
        typeof(Counter),
    ];

    /// <summary>Whether a practice has logged nothing.</summary>
    public async Task<bool> IsEmptyAsync(Id<Practice> practice, CancellationToken ct)
    {
        foreach (var type in Logged)
        {
            if (await (Task<bool>)LookOne.MakeGenericMethod(type).Invoke(this, [practice, ct])!)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Moves it. It was looked at before, and is empty.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await TakeNumbersAsync(ct);
        await AdoptRoutesAsync(ct);
        await Of<OutboxMessage>(from)
            .Where(message => message.LedgerEntryId != null)
            .ExecuteUpdateAsync(row => row.SetProperty(found => found.LedgerEntryId, (Id<LedgerEntry>?)null), ct);
        foreach (var type in Travels)
        {
            await (Task)MoveOne.MakeGenericMethod(type).Invoke(this, [ct])!;
        }

        foreach (var type in Ends)
        {
            await (Task)EndOne.MakeGenericMethod(type).Invoke(this, [ct])!;
        }

        await new AllPractices(db).Query<Practice>().Where(practice => practice.Id == from).ExecuteDeleteAsync(ct);
    }

    /// <summary>One practice's rows, whichever it is.</summary>
    public IQueryable<T> Of<T>(Id<Practice> practice)
        where T : class, IOwned =>
        new AllPractices(db)
            .Query<T>()
            .Where(row => EF.Property<Id<Practice>>(row, nameof(IOwned.PracticeId)) == practice);

    private static MethodInfo Method(string name) =>
        typeof(PracticeMove).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;

    // Messages keep their numbers; the next ones must come after them in every conversation.
    private async Task TakeNumbersAsync(CancellationToken ct)
    {
        foreach (var line in new[] { OutboxMessage.Line, TranscriptMessage.Line })
        {
            var next = await Of<Counter>(from)
                .Where(counter => counter.Line == line)
                .Select(counter => counter.Next)
                .FirstOrDefaultAsync(ct);
            if (next > 1)
            {
                await db.TakeNumbersAsync(line, next, ct);
            }
        }
    }

    // What goes somewhere already stays there; what went nowhere goes where the other practice had it.
    private async Task AdoptRoutesAsync(CancellationToken ct)
    {
        var kinds = await db.Routes.Select(route => route.Kind).ToListAsync(ct);
        await Of<MessageRoute>(from)
            .Where(route => !kinds.Contains(route.Kind))
            .ExecuteUpdateAsync(row => row.SetProperty(route => route.PracticeId, to), ct);
    }

    private Task<int> MoveRowsAsync<T>(CancellationToken ct)
        where T : class, IOwned =>
        Of<T>(from)
            .ExecuteUpdateAsync(
                row => row.SetProperty(moved => EF.Property<Id<Practice>>(moved, nameof(IOwned.PracticeId)), to),
                ct
            );

    private Task<int> EndRowsAsync<T>(CancellationToken ct)
        where T : class, IOwned => Of<T>(from).ExecuteDeleteAsync(ct);

    private Task<bool> AnyAsync<T>(Id<Practice> practice, CancellationToken ct)
        where T : class, IOwned => Of<T>(practice).AnyAsync(ct);
}
