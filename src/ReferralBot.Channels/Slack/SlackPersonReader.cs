using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads who somebody is from <c>users.info</c>, whatever of it is missing.</summary>
internal static class SlackPersonReader
{
    // Slack's own voice; it says of itself that it is no bot.
    private const string Slackbot = "USLACKBOT";

    /// <summary>The person.</summary>
    /// <param name="user">The <c>user</c> of the answer.</param>
    /// <param name="asked">Who was asked about, in which installation.</param>
    public static Person Read(JsonElement user, ReferralBot.Chat.UserRef asked)
    {
        var profile = user.At("profile");
        var name = Text(profile, "display_name") ?? Text(user, "real_name") ?? Text(profile, "real_name");
        return new Person(name ?? Text(user, "name") ?? asked.Id, StandingOf(user, asked), Text(user, "tz"));
    }

    private static Standing StandingOf(JsonElement user, ReferralBot.Chat.UserRef asked) =>
        Is(user, "deleted") || Is(user, "is_bot") || Is(user, "is_workflow_bot") || asked.Id == Slackbot ? Standing.Gone
        : Is(user, "is_stranger") || !BelongsTo(user, asked.Installation) ? Standing.Outsider
        : Is(user, "is_restricted") || Is(user, "is_ultra_restricted") ? Standing.Guest
        : IsAdmin(user) || IsAdmin(user.At("enterprise_user")) ? Standing.Admin
        : Standing.Member;

    // On Grid one person belongs to an organisation and to some of its workspaces, either of which may be the installation.
    private static bool BelongsTo(JsonElement user, string installation)
    {
        var grid = user.At("enterprise_user");
        return Text(user, "team_id") is not { } team
            || team == installation
            || Text(grid, "enterprise_id") == installation
            || Text(user, "enterprise_id") == installation
            || Items(grid, "teams").Any(item => item == installation)
            || Items(user, "teams").Any(item => item == installation);
    }

    private static bool IsAdmin(JsonElement part) =>
        Is(part, "is_admin") || Is(part, "is_owner") || Is(part, "is_primary_owner");

    private static bool Is(JsonElement from, string name) => from.At(name).ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement from, string name) =>
        from.At(name).Text() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static IEnumerable<string?> Items(JsonElement from, string name) =>
        from.At(name).Items().Select(item => item.Text());
}
