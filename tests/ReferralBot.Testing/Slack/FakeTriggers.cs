using System.Globalization;

namespace ReferralBot.Testing.Slack;

/// <summary>
/// Triggers: each opens one view, within three seconds (docs.slack.dev/interactivity/handling-user-interaction).
/// </summary>
internal sealed class FakeTriggers(FakeWorld world)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, FakeTrigger> _triggers = new(StringComparer.Ordinal);

    public string New(string userId, string teamId, string? viewId)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{_triggers.Count + 1:D12}.{teamId}.{userId}");
        _triggers[id] = new FakeTrigger(userId, teamId, viewId, world.Now);
        return id;
    }

    /// <summary>Takes a trigger, or says in Slack's words why it cannot be taken.</summary>
    public FakeTrigger Take(string id, FakeInstallation installation)
    {
        if (!_triggers.TryGetValue(id, out var trigger) || !Belongs(trigger, installation))
        {
            throw new FakeRefusal("invalid_trigger_id");
        }

        if (trigger.IsUsed)
        {
            throw new FakeRefusal("exchanged_trigger_id");
        }

        if (world.Now - trigger.MadeAt > Lifetime)
        {
            throw new FakeRefusal("expired_trigger_id");
        }

        trigger.IsUsed = true;
        return trigger;
    }

    private bool Belongs(FakeTrigger trigger, FakeInstallation installation) =>
        world.Workspaces.Exists(workspace => workspace.Id == trigger.TeamId && installation.Serves(workspace));
}

/// <summary>A trigger and who made it.</summary>
internal sealed record FakeTrigger(string UserId, string TeamId, string? ViewId, DateTimeOffset MadeAt)
{
    public bool IsUsed { get; set; }
}
