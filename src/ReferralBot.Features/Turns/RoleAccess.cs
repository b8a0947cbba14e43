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

        var owner = await db
            .Members.Where(member => member.Active && member.Role == Role.Owner)
            .OrderBy(member => member.DisplayName)
            .Select(member => member.DisplayName)
            .FirstOrDefaultAsync(ct);
        var ask = owner is null ? "the owner" : owner;
        return caller.IsKnown
            ? $"Your role ({Roles.List.LabelOf(caller.Member.Role)}) can't do this. Ask {ask} if you need it."
            : $"I don't know you in this practice yet. Ask {ask} for access.";
    }
}
