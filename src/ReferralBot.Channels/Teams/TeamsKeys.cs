using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ReferralBot.Channels.Wire;

#pragma warning disable VSTHRD003 // no thread of a user interface is waited for: the host has none

namespace ReferralBot.Channels.Teams;

/// <summary>
/// The keys that the Bot Connector publishes, fetched anew once a day and, for a key that is not among them, once in five minutes:
/// whoever makes up names of keys must not make the bot ask for each.
/// </summary>
internal sealed partial class TeamsKeys(
    TeamsMetadataClient client,
    AfterWork after,
    TimeProvider time,
    TeamsMeter meter,
    ILogger<TeamsKeys> logger
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    // learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication: kept for five days.
    private static readonly TimeSpan Good = TimeSpan.FromDays(5);

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private FrozenDictionary<string, TeamsKey> _keys = FrozenDictionary<string, TeamsKey>.Empty;
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _nextTry = DateTimeOffset.MinValue;
    private DateTimeOffset _nextQuestion = DateTimeOffset.MinValue;
    private Task _fetching = Task.CompletedTask;

    /// <summary>Whether there are keys that tokens can be checked with.</summary>
    public bool AreKnown
    {
        get
        {
            lock (_lock)
            {
                return Age < Good;
            }
        }
    }

    private TimeSpan Age => time.GetUtcNow() - _fetchedAt;

    /// <summary>The key of that name, where it is published.</summary>
    public async ValueTask<TeamsKey?> FindAsync(string id, CancellationToken ct)
    {
        await FetchedForAsync(id).WaitAsync(ct);
        lock (_lock)
        {
            return Age < Good ? _keys.GetValueOrDefault(id) : null;
        }
    }

    /// <summary>Fetches the keys where there are none, and names one.</summary>
    public async ValueTask<string?> AnyAsync(CancellationToken ct)
    {
        await FindAsync("", ct);
        lock (_lock)
        {
            return _keys.Keys.FirstOrDefault();
        }
    }

    // What has to be waited for before the answer is known.
    private Task FetchedForAsync(string id)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (Age >= Good)
            {
                return now >= _nextTry ? RefetchAsync(now + BetweenTries) : _fetching;
            }

            if (id.Length > 0 && !_keys.ContainsKey(id))
            {
                if (now < _nextQuestion)
                {
                    return _fetching;
                }

                _nextQuestion = now + BetweenQuestions;
                return RefetchAsync(now + BetweenQuestions);
            }

            if (Age >= Fresh && now >= _nextTry)
            {
                _ = RefetchAsync(now + BetweenQuestions); // those at hand are good until then
            }

            return Task.CompletedTask;
        }
    }

    private Task RefetchAsync(DateTimeOffset nextTry)
    {
        if (_fetching.IsCompleted)
        {
            _nextTry = nextTry;
            _fetching = after.Run(FetchAsync);
        }

        return _fetching;
    }

    private async Task FetchAsync(CancellationToken ct)
    {
        try
        {
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(client.Address.AbsoluteUri, client, ct);
            var keys = TeamsKey.Among(published.JsonWebKeySet?.Keys ?? []);
            if (keys.Count == 0)
            {
                Failed("no_keys_published");
                return;
            }

            lock (_lock)
            {
                (_keys, _fetchedAt) = (keys, time.GetUtcNow());
            }

            meter.Fetched("done");
        }
        catch (Exception fault)
            when (fault
                    is HttpRequestException
                        or IOException
                        or TimeoutException
                        or JsonException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            Failed(fault.GetType().Name);
        }
    }

    private void Failed(string reason)
    {
        meter.Fetched("failed");
        Log.Failed(logger, client.Address.Host, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "The keys of the Bot Connector are not to be had from {Host} ({Reason}). Once none are known, nobody in Teams is let in: let the bot reach that host by HTTPS, and check Teams:OpenIdMetadataUrl and the proxy"
        )]
        public static partial void Failed(ILogger logger, string host, string reason);
    }
}
