namespace ReferralBot.Channels.Slack;

/// <summary>Tells an operator whether the bot hears Slack through its socket. It is there while Socket Mode is on.</summary>
public sealed class SlackSocketState(TimeProvider clock)
{
    /// <summary>After so long without a socket the bot is down, not just between two sockets.</summary>
    public static readonly TimeSpan LongestDeafness = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private int _open;
    private DateTimeOffset? _heardAt;
    private string? _problem;
    private bool _stopped;

    /// <summary>How the socket is at this moment.</summary>
    public SlackSocketReport Report()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            // Deaf since the last word, not since the line was found to be dead: that takes half a minute more.
            var deafness = now - (_heardAt ?? _startedAt);
            var health =
                _stopped || (_open == 0 && deafness >= LongestDeafness) ? SlackSocketHealth.Down
                : _open == 0 ? SlackSocketHealth.Connecting
                : SlackSocketHealth.Ok;
            return new SlackSocketReport(health, now - _heardAt, health == SlackSocketHealth.Ok ? null : _problem);
        }
    }

    /// <summary>Slack said hello on a new socket.</summary>
    internal void Opened()
    {
        lock (_gate)
        {
            _open++;
            _problem = null;
            _heardAt = clock.GetUtcNow();
        }
    }

    /// <summary>Slack sent something of its own accord.</summary>
    internal void Heard()
    {
        lock (_gate)
        {
            _heardAt = clock.GetUtcNow();
        }
    }

    /// <summary>A socket that had been open is gone.</summary>
    internal void Closed()
    {
        lock (_gate)
        {
            _open--;
        }
    }

    /// <summary>Why there is no socket at the moment, and what to do about it should that last.</summary>
    internal void Troubled(string problem)
    {
        lock (_gate)
        {
            _problem = problem;
        }
    }

    /// <summary>There will be no socket until somebody has done what the sentence says.</summary>
    internal void Stopped(string problem)
    {
        lock (_gate)
        {
            _problem = problem;
            _stopped = true;
        }
    }
}

/// <summary>How the socket is.</summary>
/// <param name="Health">In one word.</param>
/// <param name="LastFrame">How long ago Slack sent something, where it ever did.</param>
/// <param name="Problem">What is wrong and what to do about it, where that is known.</param>
public sealed record SlackSocketReport(SlackSocketHealth Health, TimeSpan? LastFrame, string? Problem);

/// <summary>How the socket is, in one word.</summary>
public enum SlackSocketHealth
{
    /// <summary>The bot hears Slack.</summary>
    Ok,

    /// <summary>The bot has no socket yet, or lost the last one a moment ago.</summary>
    Connecting,

    /// <summary>The bot has been deaf for too long, or will stay so until somebody helps.</summary>
    Down,
}
