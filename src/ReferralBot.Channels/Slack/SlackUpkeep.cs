using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Does what has to be done for Slack while nobody asks: connects the workspace of the settings, and keeps tokens alive. Whatever
/// goes wrong with one look, there is another one.
/// </summary>
internal sealed partial class SlackUpkeep(
    SlackOwnWorkspace own,
    SlackTokenRounds rounds,
    TimeProvider clock,
    ILogger<SlackUpkeep> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ConnectAsync(stoppingToken), GoRoundAsync(stoppingToken));

    private async Task ConnectAsync(CancellationToken ct)
    {
        for (var pause = FirstPause; !await TryAsync(own.ConnectAsync, ct); pause = Longer(pause))
        {
            await Task.Delay(pause, clock, ct);
        }
    }

    private async Task GoRoundAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(SlackTokenRounds.Every, clock);
        do
        {
            await TryAsync(
                async inner =>
                {
                    await rounds.RunAsync(inner);
                    return true;
                },
                ct
            );
        } while (await timer.WaitForNextTickAsync(ct));
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> work, CancellationToken ct)
    {
        try
        {
            return await work(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Log.Failed(logger, fault);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A look after Slack failed; there will be another one")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
