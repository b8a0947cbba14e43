using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>A modal or a home page, as it is now.</summary>
public sealed class FakeView(string id, string userId, FakeInstallation installation)
{
    public string Id { get; } = id;

    public string UserId { get; } = userId;

    public FakeInstallation Installation { get; } = installation;

    /// <summary>As the app sent it, with the names that Slack makes up.</summary>
    public JsonObject Json { get; internal set; } = [];

    /// <summary>Its version.</summary>
    public string Hash { get; internal set; } = "";

    public string RootId { get; init; } = "";

    public string? PreviousId { get; init; }

    /// <summary>Whether it is on the person's screen, under others or not.</summary>
    public bool IsOpen { get; internal set; } = true;

    /// <summary>What the person sees at the inputs, by block.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; internal set; } = new Dictionary<string, string>();

    public string Type => Text("type");

    public string CallbackId => Text("callback_id");

    public string PrivateMetadata => Text("private_metadata");

    public string ExternalId => Text("external_id");

    public string Title => Json["title"]?["text"]?.GetValue<string>() ?? "";

    public JsonArray Blocks => Json["blocks"] as JsonArray ?? [];

    /// <summary>What a person reads.</summary>
    public string Seen => FakeReading.Of(Blocks);

    /// <summary>What in it is alive: mentions and links that Slack would act on.</summary>
    public IReadOnlyList<string> Alive => [.. FakeReading.AliveIn(Blocks)];

    /// <summary>The words on the buttons in it.</summary>
    public IReadOnlyList<string> Buttons => [.. FakeControls.Buttons(Blocks).Select(FakeControls.Label)];

    /// <summary>The labels of its inputs.</summary>
    public IReadOnlyList<string> Fields =>
        [.. FakeControls.Inputs(Blocks).Select(input => input.Block["label"]?["text"]?.GetValue<string>() ?? "")];

    /// <summary>What is filled in, by block and action.</summary>
    internal Dictionary<(string Block, string Action), JsonObject> State { get; } = [];

    internal JsonObject ToJson()
    {
        var values = new JsonObject();
        foreach (var ((block, action), value) in State)
        {
            var actions = values[block] as JsonObject ?? [];
            values[block] = actions;
            actions[action] = value.DeepClone();
        }

        var team = Installation.Workspace?.Id ?? Installation.Key;
        return new JsonObject
        {
            ["id"] = Id,
            ["team_id"] = team,
            ["type"] = Type,
            ["blocks"] = Blocks.DeepClone(),
            ["private_metadata"] = PrivateMetadata,
            ["callback_id"] = CallbackId,
            ["state"] = new JsonObject { ["values"] = values },
            ["hash"] = Hash,
            ["title"] = Json["title"]?.DeepClone(),
            ["clear_on_close"] = Json["clear_on_close"]?.GetValue<bool>() ?? false,
            ["notify_on_close"] = Json["notify_on_close"]?.GetValue<bool>() ?? false,
            ["close"] = Json["close"]?.DeepClone(),
            ["submit"] = Json["submit"]?.DeepClone(),
            ["previous_view_id"] = PreviousId,
            ["root_view_id"] = RootId.Length > 0 ? RootId : Id,
            ["external_id"] = ExternalId,
            ["app_installed_team_id"] = team,
            ["bot_id"] = Installation.BotId,
        };
    }

    private string Text(string key) => Json[key]?.GetValue<string>() ?? "";
}
