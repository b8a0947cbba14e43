namespace ReferralBot.Features.Domain;

/// <summary>Who made an entry, and when.</summary>
/// <param name="By">The member.</param>
/// <param name="At">The instant.</param>
public sealed record Entry(Actor By, DateTimeOffset At)
{
    /// <summary>How long a member may take their own entry back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    internal static Problem? CannotUndo(Id<Member> loggedBy, DateTimeOffset loggedAt, Entry undo)
    {
        if (undo.By.Role == Role.Owner)
        {
            return null;
        }

        return undo.By.Id != loggedBy ? new("undo.others", "Only whoever logged it, or an owner, can take it back.")
            : undo.At - loggedAt > UndoTime
                ? new("undo.late", "The 10 minutes to undo are over. An owner can still take it back.")
            : null;
    }
}
