using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// Writes what Slack sends when a person does something (@slack/bolt 5.1.0, types of commands, actions, views, options, shortcuts).
/// </summary>
internal sealed partial class FakePayloads(FakeWorld world, FakeUser user)
{
    private const string Token = "verification-token-of-old";

    /// <summary>The workspace that the person looks at: usually the person's own.</summary>
    public FakeWorkspace Workspace { get; set; } = user.Workspace;

    /// <summary>Whether Slack leaves the workspace out, as it may where an app is installed org-wide.</summary>
    public bool NamesNoTeam { get; set; }

    public JsonObject Command(string command, string text, FakeChannel channel)
    {
        var fields = new JsonObject
        {
            ["token"] = Token,
            ["team_id"] = Workspace.Id,
            ["team_domain"] = Workspace.Domain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.Kind switch
            {
                FakeChannelKind.Public => channel.Name,
                FakeChannelKind.Private => "privategroup",
                FakeChannelKind.Direct => "directmessage",
                _ => throw new InvalidOperationException($"{channel.Kind} is not known."),
            },
            ["user_id"] = user.Id,
            ["user_name"] = user.Handle,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = world.App.Id,
            ["is_enterprise_install"] = Workspace.Installation.IsOrgWide ? "true" : "false",
            ["response_url"] = world.ResponseUrls.New(user.Id, channel.Id, message: null).AbsoluteUri,
            ["trigger_id"] = world.Triggers.New(user.Id, Workspace.Id, viewId: null),
        };
        if (Workspace.Organisation is { } organisation)
        {
            fields["enterprise_id"] = organisation.Id;
            fields["enterprise_name"] = organisation.Name;
        }

        return fields;
    }

    /// <summary>A button of a message.</summary>
    public JsonObject Press(FakeMessage message, JsonObject action)
    {
        var channel = world.FindChannel(message.ChannelId)!;
        var payload = Interaction("block_actions");
        payload["container"] = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = message.ChannelId,
            ["is_ephemeral"] = message.EphemeralTo is not null,
        };
        payload["trigger_id"] = world.Triggers.New(user.Id, Workspace.Id, viewId: null);
        payload["channel"] = Channel(channel);
        payload["message"] = message.ToJson();
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = world.ResponseUrls.New(user.Id, channel.Id, message).AbsoluteUri;
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    /// <summary>A button, or an input that tells of each change, in a view.</summary>
    public JsonObject Press(FakeView view, JsonObject action)
    {
        var payload = Interaction("block_actions");
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["trigger_id"] = world.Triggers.New(user.Id, Workspace.Id, view.Type == "modal" ? view.Id : null);
        payload["view"] = View(view);
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public JsonObject Submission(FakeView view)
    {
        var payload = Interaction("view_submission");
        payload["trigger_id"] = world.Triggers.New(user.Id, Workspace.Id, view.Id);
        payload["view"] = View(view);
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    public JsonObject Closed(FakeView view, bool isCleared)
    {
        var payload = Interaction("view_closed");
        payload["view"] = View(view);
        payload["is_cleared"] = isCleared;
        return payload;
    }

    /// <summary>Letters typed into a field that asks the app.</summary>
    public JsonObject Suggestion(FakeView view, (JsonObject Block, JsonObject Element) input, string typed)
    {
        var payload = Interaction("block_suggestion");
        payload["action_id"] = input.Element["action_id"]!.DeepClone();
        payload["block_id"] = input.Block["block_id"]!.DeepClone();
        payload["value"] = typed;
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["view"] = View(view);
        return payload;
    }

    public JsonObject Shortcut(string callbackId)
    {
        var payload = Interaction("shortcut");
        payload.Remove("api_app_id");
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = world.Triggers.New(user.Id, Workspace.Id, viewId: null);
        payload["action_ts"] = world.NextStamp();
        return payload;
    }

    public JsonObject MessageShortcut(string callbackId, FakeMessage message)
    {
        var payload = Shortcut(callbackId);
        payload["type"] = "message_action";
        payload["channel"] = Channel(world.FindChannel(message.ChannelId)!);
        payload["message_ts"] = message.Ts;
        payload["message"] = message.ToJson();
        payload["response_url"] = world.ResponseUrls.New(user.Id, message.ChannelId, message: null).AbsoluteUri;
        return payload;
    }

    private JsonObject Interaction(string type)
    {
        var payload = new JsonObject
        {
            ["type"] = type,
            ["token"] = Token,
            ["api_app_id"] = world.App.Id,
            ["team"] = NamesNoTeam ? null : Team(),
            ["enterprise"] = Workspace.Organisation is { } grid
                ? new JsonObject { ["id"] = grid.Id, ["name"] = grid.Name }
                : null,
            ["is_enterprise_install"] = Workspace.Installation.IsOrgWide,
            ["user"] = new JsonObject
            {
                ["id"] = user.Id,
                ["username"] = user.Handle,
                ["name"] = user.Handle,
                ["team_id"] = user.TeamId,
            },
        };
        return payload;
    }
}
