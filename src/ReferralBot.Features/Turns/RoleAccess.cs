using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>
/// Lets a person do what their role may. The table is <see cref="May"/>. Who is no member does nothing; help is no command, and is
/// for everyone.
/// </summary>
public sealed class RoleAccess(ReferralDb db, Caller caller) : IAccessPolicy
{
    /// <inheritdoc/>
    public async ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct)
    {
        if (!caller.IsKnown)
        {
            return await StrangerAsync(ct);
        }

        if (spec.Permission is not { } permission || May.Do(caller.Member.Role, Enum.Parse<Right>(permission)))
        {
            return null;
        }

        var role = Roles.List.LabelOf(caller.Member.Role);
        return $"Your role ({role}) can't do this. Ask {await OwnerAsync(ct)} if you need it.";
    }

    private async Task<string> StrangerAsync(CancellationToken ct) =>
        caller.Stranger switch
        {
            Stranger.Unlisted => $"I don't know you in this practice yet. Ask {await OwnerAsync(ct)} for access.",
            Stranger.Guest =>
                $"I work for the practice's own team, and you are a guest here. Ask {await OwnerAsync(ct)} if you need something.",
            Stranger.Outsider =>
                $"I work for the practice's own team, and you belong to another organization. Ask {await OwnerAsync(ct)} if you need something.",
            Stranger.Gone =>
                $"I work for the practice's own team, and this account is not part of it. Ask {await OwnerAsync(ct)} if you need something.",
            Stranger.Unchecked => "I can't check who you are right now. Please try again in a moment.",
            _ => throw new InvalidOperationException($"No such stranger: {caller.Stranger}."),
        };

    private async Task<string> OwnerAsync(CancellationToken ct) =>
        await db
            .Members.Where(member => member.Active && member.Role == Role.Owner)
            .OrderBy(member => member.DisplayName)
            .Select(member => member.DisplayName)
            .FirstOrDefaultAsync(ct)
        ?? "the owner";
}
