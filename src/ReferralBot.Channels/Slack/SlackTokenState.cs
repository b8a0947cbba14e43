using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Slack;

/// <summary>Tells an operator whether the token of the settings works. Where they name none, there is nothing to wait for.</summary>
public sealed partial class SlackTokenState(ILogger<SlackTokenState> logger)
{
    private volatile SlackTokenReport _report = new(SlackTokenHealth.Connecting, Problem: null);

    /// <summary>How it is at this moment.</summary>
    public SlackTokenReport Report() => _report;

    /// <summary>The settings name no token.</summary>
    internal void NotNeeded() => _report = new SlackTokenReport(SlackTokenHealth.Ok, Problem: null);

    /// <summary>The token works, and its workspace is known.</summary>
    internal void Connected(string installation)
    {
        Log.Connected(logger, installation);
        _report = new SlackTokenReport(SlackTokenHealth.Ok, Problem: null);
    }

    /// <summary>Slack could not be asked yet; it is tried again.</summary>
    internal void Waits(string problem, string answer)
    {
        Log.Unanswered(logger, answer);
        _report = new SlackTokenReport(SlackTokenHealth.Connecting, problem);
    }

    /// <summary>The token does not work until somebody has done what the sentence says.</summary>
    internal void Refused(string problem, string error)
    {
        Log.Refused(logger, error);
        _report = new SlackTokenReport(SlackTokenHealth.Down, problem);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Connected to Slack in {Installation}")]
        public static partial void Connected(ILogger logger, string installation);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Slack refuses Slack:BotToken ({Error}). Copy the Bot User OAuth Token from the app's page for OAuth"
        )]
        public static partial void Refused(ILogger logger, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack does not answer ({Answer}); it is asked again")]
        public static partial void Unanswered(ILogger logger, string answer);
    }
}

/// <summary>How the token of the settings is.</summary>
/// <param name="Health">In one word.</param>
/// <param name="Problem">What is wrong and what to do about it.</param>
public sealed record SlackTokenReport(SlackTokenHealth Health, string? Problem);

/// <summary>How the token of the settings is, in one word.</summary>
public enum SlackTokenHealth
{
    /// <summary>It works.</summary>
    Ok,

    /// <summary>Slack was not reached yet.</summary>
    Connecting,

    /// <summary>Slack refuses it.</summary>
    Down,
}
