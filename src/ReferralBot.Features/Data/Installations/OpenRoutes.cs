using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Finds where a kind of message can go just now.</summary>
internal static class OpenRoutes
{
    /// <summary>
    /// The route of a kind; <see langword="null"/> where there is none, where it waits for somebody to mend something, and where
    /// the bot was removed or has lost its access. What is scheduled is then not claimed, and can still go out once it is mended.
    /// </summary>
    public static Task<MessageRoute?> OpenRouteAsync(this ReferralDb db, MessageKind kind, CancellationToken ct)
    {
        var closed = db.Installations.Where(row => row.RemovedAt != null || row.ReconnectNeededAt != null);
        return db
            .Routes.Where(route => route.Kind == kind && route.PausedAt == null)
            .Where(route => !closed.Any(row => row.Channel == route.Channel && row.ExternalId == route.WorkspaceId))
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// What somebody has to do before a kind of message can be posted again; <see langword="null"/> where it is switched off, or
    /// nothing is wrong.
    /// </summary>
    public static async Task<string?> RemedyAsync(this ReferralDb db, MessageKind kind, CancellationToken ct)
    {
        var routes = db.Routes.Where(route => route.Kind == kind);
        return await routes.Select(route => route.PausedReason).FirstOrDefaultAsync(ct)
            ?? await db
                .Installations.Where(row => row.RemovedAt == null && row.ReconnectNeededAt != null)
                .Where(row => routes.Any(route => route.Channel == row.Channel && route.WorkspaceId == row.ExternalId))
                .Select(row => row.ReconnectRemedy)
                .FirstOrDefaultAsync(ct);
    }
}
