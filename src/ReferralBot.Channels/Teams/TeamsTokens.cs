using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Knows the bot's own token, asks for another before it runs out, and says what is wrong where there is none. One at a time asks,
/// and after a failure nobody does for a while.
/// </summary>
public sealed partial class TeamsTokens : IDisposable
{
    /// <summary>A token with less than this left is renewed; it lives for an hour.</summary>
    internal static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(5);

    /// <summary>The shortest time between two tries, and between two renewals that the Bot Connector asks for.</summary>
    internal static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly TeamsOptions _options;
    private readonly TeamsCredentials _credentials;
    private readonly TimeProvider _clock;
    private readonly ILogger<TeamsTokens> _logger;
    private readonly SemaphoreSlim _one = new(1);

    private volatile Kept? _kept;
    private volatile TeamsTokenReport _report = new(TeamsTokenHealth.Connecting, Code: null, Problem: null);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _renewedAt = DateTimeOffset.MinValue;
    private int _failures;

    internal TeamsTokens(
        TeamsOptions options,
        TeamsCredentials credentials,
        TimeProvider clock,
        ILogger<TeamsTokens> logger
    ) => (_options, _credentials, _clock, _logger) = (options, credentials, clock, logger);

    /// <summary>How it is at this moment.</summary>
    public TeamsTokenReport Report() => _options.AppId is null ? TeamsTokenReport.Works : _report;

    /// <summary>Asks for a token now, whatever is known, and says how that went.</summary>
    public async Task<TeamsTokenReport> CheckAsync(CancellationToken ct)
    {
        if (_options.AppId is not null)
        {
            await _one.WaitAsync(ct);
            try
            {
                await AskAsync(ct);
            }
            finally
            {
                _one.Release();
            }
        }

        return Report();
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>The token; <see langword="null"/> where there is none, and <see cref="Report"/> says why.</summary>
    internal async ValueTask<string?> GetAsync(CancellationToken ct)
    {
        if (_kept is { } kept && kept.Until - RenewedBefore > _clock.GetUtcNow())
        {
            return kept.Token;
        }

        await _one.WaitAsync(ct);
        try
        {
            var now = _clock.GetUtcNow();
            if ((_kept is null || _kept.Until - RenewedBefore <= now) && now >= _pausedUntil)
            {
                await AskAsync(ct);
            }

            return _kept is { } left && left.Until > _clock.GetUtcNow() ? left.Token : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// A token in the place of one that the Bot Connector does not take; <see langword="null"/> where there is none, or where
    /// another one was asked for a moment ago and is not taken, either.
    /// </summary>
    internal async ValueTask<string?> RenewAsync(string refused, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = _clock.GetUtcNow();
            if (_kept?.Token == refused)
            {
                if (now < _pausedUntil || now - _renewedAt < TimeSpan.FromMinutes(1))
                {
                    return null;
                }

                _renewedAt = now;
                await AskAsync(ct);
            }

            return _kept?.Token is { } token && token != refused ? token : null;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        try
        {
            var got = await _credentials.AcquireAsync(ct);
            // Its end is told by the machine's clock; what counts is how long it holds.
            _kept = new Kept(got.AccessToken, _clock.GetUtcNow() + (got.ExpiresOn - TimeProvider.System.GetUtcNow()));
            (_failures, _pausedUntil, _report) = (0, DateTimeOffset.MinValue, TeamsTokenReport.Works);
        }
        catch (Exception fault)
            when (fault
                    is MsalException
                        or HttpRequestException
                        or CryptographicException
                        or IOException
                        or UnauthorizedAccessException
                || (fault is OperationCanceledException && !ct.IsCancellationRequested)
            )
        {
            _report = TeamsTokenRefusals.Of(fault);
            var pause = Pause(fault, _failures++);
            _pausedUntil = _clock.GetUtcNow() + pause;
            Log.NoToken(_logger, _report.Code, _report.Problem, pause.TotalSeconds);
        }
    }

    // Twice as long each time, and never shorter than Microsoft says.
    private static TimeSpan Pause(Exception fault, int failures)
    {
        var own = ShortestPause * Math.Pow(2, Math.Min(failures, 6));
        var asked = (fault as MsalServiceException)?.Headers?.RetryAfter?.Delta ?? TimeSpan.Zero;
        var longer = asked > own ? asked : own;
        return longer < LongestPause ? longer : LongestPause;
    }

    private sealed record Kept(string Token, DateTimeOffset Until);

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "There is no token for Teams ({Code}): {Problem} The next try is in {Seconds:F0} s"
        )]
        public static partial void NoToken(ILogger logger, string? code, string? problem, double seconds);
    }
}
