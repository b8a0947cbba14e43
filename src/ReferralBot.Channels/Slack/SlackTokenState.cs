namespace ReferralBot.Channels.Slack;

/// <summary>Tells an operator whether the token of the settings works. Where they name none, there is nothing to wait for.</summary>
public sealed class SlackTokenState
{
    private volatile SlackTokenReport _report = new(SlackTokenHealth.Connecting, Problem: null);

    /// <summary>How it is at this moment.</summary>
    public SlackTokenReport Report() => _report;

    /// <summary>The token works, and its workspace is known.</summary>
    internal void Connected() => _report = new SlackTokenReport(SlackTokenHealth.Ok, Problem: null);

    /// <summary>Slack could not be asked yet; it is tried again.</summary>
    internal void Waits(string problem) => _report = new SlackTokenReport(SlackTokenHealth.Connecting, problem);

    /// <summary>The token does not work until somebody has done what the sentence says.</summary>
    internal void Refused(string problem) => _report = new SlackTokenReport(SlackTokenHealth.Down, problem);
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
