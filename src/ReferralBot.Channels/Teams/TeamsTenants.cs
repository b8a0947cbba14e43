using Microsoft.Extensions.Logging;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Installs the tenants that the bot is brought into, and writes down where it meets whom. Teams has no install page: whatever
/// comes first from a tenant is the install. What is known already costs nothing.
/// </summary>
internal sealed partial class TeamsTenants(
    TeamsInstaller installer,
    IAddressBook book,
    TimeProvider clock,
    ILogger<TeamsTenants> logger
)
{
    /// <summary>Takes note of where something came from; the tenant is installed when this returns, if it can be.</summary>
    public async Task MeetAsync(TeamsOrigin origin, CancellationToken ct)
    {
        await installer.EnsureInstalledAsync(origin, ct);
        if (origin.Kind is TeamsKind.Search or TeamsKind.ExtensionSearch)
        {
            return; // letters that are being typed: whoever types them was met before
        }

        if (origin.Person is { } person)
        {
            await book.KeepAsync(person, ct);
        }

        // An extension is used in conversations that the bot is not in, too.
        if (origin.Kind is not (TeamsKind.ExtensionOpened or TeamsKind.ExtensionSent))
        {
            await book.KeepAsync(ConversationOf(origin), ct);
        }
    }

    /// <summary>The bot was removed from a conversation, and with the last one from the tenant.</summary>
    public async Task LeaveAsync(TeamsRead.Left left, CancellationToken ct)
    {
        installer.Forget();
        var tenant = left.Origin.Place.Tenant;
        await book.RemoveAsync(
            new ConversationRef(TeamsPlaces.Channel, tenant, WholeOf(left.Origin)),
            left.HappenedAt,
            ct
        );
        Log.Left(logger, tenant);
    }

    // The bot comes into a team and leaves it as a whole; the team's id is also that of its first channel.
    private static string WholeOf(TeamsOrigin origin) =>
        origin.Scope == TeamsScope.Channel && origin.TeamId is { } team ? team : origin.ConversationId;

    private KnownConversation ConversationOf(TeamsOrigin origin)
    {
        var isJoin = origin.Kind == TeamsKind.Presence;
        var id = isJoin ? WholeOf(origin) : origin.ConversationId;
        var address = TeamsAddress.Of(origin.Place) with { Scope = origin.Scope };
        return new KnownConversation(new ConversationRef(TeamsPlaces.Channel, origin.Place.Tenant, id), address.Write())
        {
            With = origin.Scope == TeamsScope.Personal ? origin.User : null,
            Within = origin.Scope == TeamsScope.Channel ? origin.TeamId : null,
            Call = origin.Scope == TeamsScope.Personal ? null : TeamsPlaces.Call,
            JoinedAt = isJoin ? JoinedAt(origin) : null,
        };
    }

    private DateTimeOffset JoinedAt(TeamsOrigin origin)
    {
        var now = clock.GetUtcNow();
        return origin.HappenedAt is { } happened && happened < now ? happened : now;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Removed from a conversation in {Tenant}")]
        public static partial void Left(ILogger logger, string tenant);
    }
}
