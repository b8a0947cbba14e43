using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>Leads a turn or a job to its practice: everything after it sees only that practice's rows.</summary>
public sealed class PracticeDoor(ReferralDb db, PracticeBooks books, CurrentPractice current, Caller caller)
{
    /// <summary>Enters the practice that a turn belongs to; <see langword="false"/> when no practice has that installation.</summary>
    public async Task<bool> EnterAsync(Turn turn, CancellationToken ct)
    {
        if (await books.FindAsync(new InstallationKey(turn.User.Channel, turn.User.Installation), ct) is not { } book)
        {
            return false;
        }

        var (practice, member) = (book.Practice, book.MemberOf(turn.User));
        if (member is null)
        {
            member = (await books.FreshAsync(practice.Id, ct)).MemberOf(turn.User);
        }

        Enter(practice, member);
        return true;
    }

    /// <summary>Enters again after somebody else changed something, with what is there now.</summary>
    public async Task EnterAgainAsync(Turn turn, CancellationToken ct)
    {
        var book = await books.FreshAsync(caller.Practice.Id, ct);
        Enter(book.Practice, book.MemberOf(turn.User));
    }

    /// <summary>Whether the practice that was entered is still there: it may have moved into another one.</summary>
    public Task<bool> IsThereAsync(CancellationToken ct) =>
        db.Practices.AsNoTracking().AnyAsync(found => found.Id == caller.Practice.Id, ct);

    /// <summary>Enters a practice for a job.</summary>
    public async Task EnterAsync(Id<Practice> practice, CancellationToken ct)
    {
        current.Set(practice);
        caller.Enter(await db.Practices.SingleAsync(found => found.Id == practice, ct), member: null);
    }

    // Attached, a handler can change them like rows that it read itself.
    private void Enter(Practice practice, Member? member)
    {
        current.Set(practice.Id);
        db.Attach(practice);
        if (member is not null)
        {
            db.Attach(member);
        }

        caller.Enter(practice, member);
    }
}
