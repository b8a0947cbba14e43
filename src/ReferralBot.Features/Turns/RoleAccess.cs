using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>Lets a person do what their role may. The table is <see cref="May"/>.</summary>
public sealed class RoleAccess(ReferralDb db, Caller caller) : IAccessPolicy
{
    /// <inheritdoc/>
    public async ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct)
    {
        if (spec.Permission is not { } permission)
        {
            return null;
        }

        if (caller.IsKnown && May.Do(caller.Member.Role, Enum.Parse<Right>(permission)))
        {
            return null;
        }

        return caller.IsKnown
            ? $"Your role ({Roles.List.LabelOf(caller.Member.Role)}) can't do this. Ask {await OwnerAsync(db, ct)} if you need it."
            : await StrangerAsync(db, ct);
    }

    /// <summary>What somebody reads whom the practice does not know.</summary>
    public static async Task<string> StrangerAsync(ReferralDb db, CancellationToken ct) =>
        $"I don't know you in this practice yet. Ask {await OwnerAsync(db, ct)} for access.";

    private static async Task<string> OwnerAsync(ReferralDb db, CancellationToken ct) =>
        await db
            .Members.Where(member => member.Active && member.Role == Role.Owner)
            .OrderBy(member => member.DisplayName)
            .Select(member => member.DisplayName)
            .FirstOrDefaultAsync(ct)
        ?? "the owner";
}
