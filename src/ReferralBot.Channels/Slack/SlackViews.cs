using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>What became of a view that was to take another's place.</summary>
internal enum SlackUpdate
{
    /// <summary>It is shown.</summary>
    Done,

    /// <summary>Another one was put there meanwhile.</summary>
    Overtaken,

    /// <summary>There is no view any more, or it was refused.</summary>
    Failed,
}

/// <summary>Opens dialogs and puts others in their place, on the person's screen and on the app's home page.</summary>
internal sealed class SlackViews(SlackApi api, SlackOutgoing gate)
{
    /// <summary>
    /// Opens a dialog, which a trigger does once and within three seconds; it is never tried again. Says whether it is open.
    /// </summary>
    public async Task<bool> OpenAsync(SlackExchange exchange, JsonObject view, CancellationToken ct)
    {
        if (exchange.IsLate || exchange.Origin.TriggerId is not { } trigger)
        {
            return false;
        }

        var arguments = new JsonObject { ["trigger_id"] = trigger, ["view"] = gate.Checked(view) };
        return await api.CallAsync(exchange.Origin.Installation, "views.open", arguments, ct) is SlackAnswer.Done;
    }

    /// <summary>Puts a view in the place of the one that was answered, unless that has changed since.</summary>
    public Task<SlackUpdate> UpdateAsync(SlackExchange exchange, JsonObject view, CancellationToken ct) =>
        UpdateAsync(exchange, view, exchange.Origin.ViewHash, ct);

    /// <summary>Puts a view in the place of the one that was answered, whatever that has become.</summary>
    public Task<SlackUpdate> OverwriteAsync(SlackExchange exchange, JsonObject view, CancellationToken ct) =>
        UpdateAsync(exchange, view, hash: null, ct);

    /// <summary>
    /// Shows a home page. One that has changed meanwhile is overwritten once: what is published now was looked up last.
    /// </summary>
    public async Task PublishAsync(SlackOrigin origin, string? hash, JsonObject view, CancellationToken ct)
    {
        var home = gate.Checked(view);
        if (await PublishOnceAsync(origin, hash, home, ct) is SlackAnswer.Failed { Error: "hash_conflict" })
        {
            await PublishOnceAsync(origin, hash: null, home, ct);
        }
    }

    private async Task<SlackUpdate> UpdateAsync(
        SlackExchange exchange,
        JsonObject view,
        string? hash,
        CancellationToken ct
    )
    {
        var arguments = new JsonObject
        {
            ["view_id"] = exchange.Origin.ViewId,
            ["hash"] = hash,
            ["view"] = gate.Checked(view).DeepClone(),
        };
        return await api.CallAsync(exchange.Origin.Installation, "views.update", arguments, ct) switch
        {
            SlackAnswer.Done => SlackUpdate.Done,
            SlackAnswer.Failed { Error: "hash_conflict" } => SlackUpdate.Overtaken,
            _ => SlackUpdate.Failed,
        };
    }

    private Task<SlackAnswer> PublishOnceAsync(
        SlackOrigin origin,
        string? hash,
        JsonObject view,
        CancellationToken ct
    ) =>
        api.CallAsync(
            origin.Installation,
            "views.publish",
            new JsonObject
            {
                ["user_id"] = origin.UserId,
                ["hash"] = hash,
                ["view"] = view.DeepClone(),
            },
            ct
        );
}
