using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Reads whether the bot came or went. Teams says it twice, as an installation and as a change of members, and not always both
/// (github.com/microsoft/BotBuilder-Samples/issues/2599): each alone is enough, and both name the same place.
/// </summary>
internal static class TeamsPresence
{
    /// <summary>
    /// An installation. A new version takes the place of the old one with <c>remove-upgrade</c> and <c>add-upgrade</c>: the bot never
    /// left, so that only the latter says anything.
    /// </summary>
    public static TeamsRead Installation(JsonElement activity, DateTimeOffset at) =>
        activity.At("action").Text() switch
        {
            "add" or "add-upgrade" => Joined(activity),
            "remove" => Left(activity, at),
            _ => TeamsTurnReader.Ignored,
        };

    /// <summary>A change of members, of whom only the bot itself matters here.</summary>
    public static TeamsRead Members(JsonElement activity, DateTimeOffset at) =>
        HasBot(activity, "membersAdded") ? Joined(activity)
        : HasBot(activity, "membersRemoved") ? Left(activity, at)
        : TeamsTurnReader.Ignored;

    private static bool HasBot(JsonElement activity, string list) =>
        activity.At("recipient").At("id").Token() is { } bot
        && activity.At(list).Items().Any(member => member.At("id").Text() == bot);

    private static TeamsRead Joined(JsonElement activity) =>
        TeamsSource.OfPresence(activity) is { } origin ? new TeamsRead.Joined(origin) : TeamsTurnReader.Ignored;

    // What is told late, after somebody added the bot again, is about the time before.
    private static TeamsRead Left(JsonElement activity, DateTimeOffset at) =>
        TeamsSource.OfPresence(activity) is { } origin
            ? new TeamsRead.Left(
                origin,
                activity.At("timestamp").Instant() is { } happened && happened < at ? happened : at
            )
            : TeamsTurnReader.Ignored;
}
