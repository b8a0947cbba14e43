using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads where something came from: the installation and the person, in each of the shapes that Slack has for that.</summary>
internal static class SlackSource
{
    /// <summary>
    /// The installation of a slash command. An enterprise's id alone says nothing: it is there for a workspace of an enterprise
    /// that installed for itself, too (docs.slack.dev/enterprise/organization-ready-apps).
    /// </summary>
    public static string? OfCommand(JsonElement fields) =>
        Installation(fields, fields.At("enterprise_id").Id(), fields.At("team_id").Id());

    /// <summary>The installation of an interaction: <c>team</c> is null where the whole organisation installed.</summary>
    public static string? OfInteraction(JsonElement payload)
    {
        var team = payload.At("team");
        return Installation(
            payload,
            payload.At("enterprise").At("id").Id() ?? team.At("enterprise_id").Id(),
            payload.At("view").At("app_installed_team_id").Id() ?? team.At("id").Id()
        );
    }

    /// <summary>
    /// The installation of an event: that of the first authorization, because the <c>team_id</c> of an event from a shared
    /// conversation is somebody else's (docs.slack.dev/apis/events-api). One that was removed has no authorization any more.
    /// </summary>
    public static string? OfEvent(JsonElement envelope)
    {
        var source = envelope.At("authorizations").Items().FirstOrDefault();
        if (source.ValueKind != JsonValueKind.Object)
        {
            source = envelope;
        }

        var (enterprise, team) = (source.At("enterprise_id").Id(), source.At("team_id").Id());
        return Installation(source, enterprise, team ?? enterprise);
    }

    private static string? Installation(JsonElement source, string? enterprise, string? team) =>
        source.At("is_enterprise_install").IsTrue() ? enterprise : team;
}
