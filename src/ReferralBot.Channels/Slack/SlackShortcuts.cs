namespace ReferralBot.Channels.Slack;

/// <summary>
/// The ids of shortcuts. One from anywhere is called as its command; one in the menu of a message has an ending of its own,
/// because an app's callback ids are told apart by nothing else.
/// </summary>
internal static class SlackShortcuts
{
    private const string OfMessage = ".message";

    /// <summary>The id of a command's shortcut in the menu of a message.</summary>
    public static string ForMessage(string command) => command + OfMessage;

    /// <summary>The command of a shortcut's id; an app made with an older manifest has the command's own id there.</summary>
    public static string CommandOf(string callback) =>
        callback.EndsWith(OfMessage, StringComparison.Ordinal) ? callback[..^OfMessage.Length] : callback;
}
