using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Testing.Doors;

/// <summary>Waits until what comes after acknowledgements is done.</summary>
internal static class DoorIdle
{
    public static Task WaitAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<AfterWork>().DrainAsync(ct);
}
