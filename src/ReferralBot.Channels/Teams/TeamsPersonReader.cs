using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Reads what the Bot Connector says of a member of a conversation.</summary>
/// <remarks>
/// Teams says nobody's rights in the tenant: there is no <see cref="Standing.Admin"/> here. <c>userRole</c> is <c>user</c>,
/// <c>guest</c> or <c>anonymous</c>; a guest's principal name holds <c>#EXT#</c> (learn.microsoft.com/entra/external-id, user
/// properties); the people of another organization in a shared channel have its <c>tenantId</c>.
/// </remarks>
internal static class TeamsPersonReader
{
    /// <summary>The person; <see langword="null"/> where Teams does not say now.</summary>
    public static Person? Read(TeamsAnswer answer, string tenant) =>
        answer switch
        {
            TeamsAnswer.Done done => Read(done.Body, tenant),
            TeamsAnswer.Failed { Status: 404, Code: "MemberNotFoundInConversation" } => new Person(
                "",
                Standing.Gone,
                TimeZone: null
            ),
            TeamsAnswer.Failed or TeamsAnswer.Later or TeamsAnswer.Unsent or TeamsAnswer.Lost => null,
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };

    private static Person Read(JsonElement member, string tenant) =>
        new(member.At("name").Text() ?? "", StandingOf(member, tenant), TimeZone: null) { MayBeAdmin = true };

    private static Standing StandingOf(JsonElement member, string tenant)
    {
        var role = member.At("userRole").Text();
        if (string.Equals(role, "guest", StringComparison.OrdinalIgnoreCase))
        {
            return Standing.Guest;
        }

        if (
            string.Equals(role, "anonymous", StringComparison.OrdinalIgnoreCase)
            || (
                member.At("tenantId").Text() is { Length: > 0 } home
                && !string.Equals(home, tenant, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return Standing.Outsider;
        }

        return member.At("userPrincipalName").Text()?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true
            ? Standing.Guest
            : Standing.Member;
    }
}
