using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;

namespace ReferralBot.Testing.Doors;

/// <summary>Waits until what comes after acknowledgements is done.</summary>
internal static class SlackIdle
{
    public static Task WaitAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<SlackAfter>().DrainAsync(ct);
}
