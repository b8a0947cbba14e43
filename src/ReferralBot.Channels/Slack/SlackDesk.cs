using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Takes what Slack sent, whichever way it came, and answers it in the time that Slack waits. It decides by what was sent, never
/// by a transport's word that it is a repetition.
/// </summary>
internal sealed partial class SlackDesk(
    SlackTurnReader reader,
    SlackTurnDesk turns,
    IServiceScopeFactory scopes,
    SlackMeter meter,
    ILogger<SlackDesk> logger
)
{
    /// <summary>The acknowledgement. What comes after it is in <see cref="SlackAck.After"/>, for <see cref="AfterWork"/>.</summary>
    public async Task<SlackAck> AnswerAsync(SlackDelivery delivery, CancellationToken ct)
    {
        switch (reader.Read(delivery))
        {
            case SlackRead.Done done:
                return await turns.AnswerAsync(done, ct);
            case SlackRead.Removed removed:
                return await RemoveAsync(removed, ct);
            case SlackRead.Answered answered:
                return answered.Ack;
            default:
                throw new InvalidOperationException("A delivery was neither read nor answered.");
        }
    }

    // Slack is not called: the token is dead already, and the two events that say so come in any order.
    private async Task<SlackAck> RemoveAsync(SlackRead.Removed removed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var apps = scope.ServiceProvider.GetRequiredService<SlackApps>();
        if (!await apps.IsOursAsync(removed.Installation, removed.AppId, ct))
        {
            return SlackAck.Refused(HttpStatusCode.Forbidden);
        }

        var known = await scope
            .ServiceProvider.GetRequiredService<IInstallations>()
            .RemoveAsync(new InstallationKey(SlackPlaces.Channel, removed.Installation), removed.HappenedAt, ct);
        meter.Removed(known);
        Log.Removed(logger, removed.Installation, known);
        return SlackAck.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Removed from {Installation} (known: {Known})")]
        public static partial void Removed(ILogger logger, string installation, bool known);
    }
}
