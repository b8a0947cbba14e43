using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Events, and what is part of many payloads.</summary>
internal sealed partial class FakePayloads
{
    /// <summary>An event in its envelope.</summary>
    public JsonObject Event(JsonObject happened)
    {
        var installation = Workspace.Installation;
        happened["event_ts"] = world.NextStamp();
        return new JsonObject
        {
            ["token"] = Token,
            ["team_id"] = Workspace.Id,
            ["enterprise_id"] = Workspace.Organisation?.Id,
            ["api_app_id"] = world.App.Id,
            ["event"] = happened,
            ["type"] = "event_callback",
            ["event_id"] = world.Ids.Next("Ev"),
            ["event_time"] = world.Now.ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(
                new JsonObject
                {
                    ["enterprise_id"] = Workspace.Organisation?.Id,
                    ["team_id"] = installation.IsOrgWide ? null : Workspace.Id,
                    ["user_id"] = installation.BotUserId,
                    ["is_bot"] = true,
                    ["is_enterprise_install"] = installation.IsOrgWide,
                }
            ),
            ["is_ext_shared_channel"] = false,
        };
    }

    private JsonObject Team()
    {
        var team = new JsonObject { ["id"] = Workspace.Id, ["domain"] = Workspace.Domain };
        if (Workspace.Organisation is { } grid)
        {
            team["enterprise_id"] = grid.Id;
            team["enterprise_name"] = grid.Name;
        }

        return team;
    }

    private JsonObject View(FakeView view)
    {
        var json = view.ToJson();
        json["app_id"] = world.App.Id;
        return json;
    }

    private static JsonObject Channel(FakeChannel channel) =>
        new()
        {
            ["id"] = channel.Id,
            ["name"] = channel.Kind == FakeChannelKind.Direct ? "directmessage" : channel.Name,
        };
}
