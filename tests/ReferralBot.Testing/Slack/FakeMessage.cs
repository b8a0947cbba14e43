using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>A message, as it is now.</summary>
public sealed class FakeMessage(string ts, string channelId)
{
    /// <summary>Its name in the conversation.</summary>
    public string Ts { get; } = ts;

    public string ChannelId { get; } = channelId;

    /// <summary>Who wrote it: a person or the app's own user.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The installation that wrote it; nothing for a person.</summary>
    public FakeInstallation? Author { get; init; }

    /// <summary>The only person who sees it; nothing where everybody does.</summary>
    public string? EphemeralTo { get; init; }

    public string? ThreadTs { get; init; }

    /// <summary>What notifications say.</summary>
    public string Text { get; internal set; } = "";

    public JsonArray Blocks { get; internal set; } = [];

    public JsonObject? Metadata { get; internal set; }

    public DateTimeOffset? EditedAt { get; internal set; }

    public bool IsDeleted { get; internal set; }

    /// <summary>What a person reads: the blocks where there are some, else the text.</summary>
    public string Seen => Blocks.Count > 0 ? FakeReading.Of(Blocks) : FakeReading.OfMarkup(Text);

    /// <summary>What in it is alive: mentions and links that Slack would act on.</summary>
    public IReadOnlyList<string> Alive => [.. FakeReading.AliveIn(Text), .. FakeReading.AliveIn(Blocks)];

    /// <summary>The words on its buttons.</summary>
    public IReadOnlyList<string> Buttons => [.. FakeControls.Buttons(Blocks).Select(FakeControls.Label)];

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["user"] = AuthorId,
            ["text"] = Text,
            ["ts"] = Ts,
        };
        if (Author is not null)
        {
            json["bot_id"] = Author.BotId;
        }

        if (Blocks.Count > 0)
        {
            json["blocks"] = Blocks.DeepClone();
        }

        if (Metadata is not null)
        {
            json["metadata"] = Metadata.DeepClone();
        }

        if (ThreadTs is not null)
        {
            json["thread_ts"] = ThreadTs;
        }

        if (EditedAt is { } editedAt)
        {
            json["edited"] = new JsonObject { ["user"] = AuthorId, ["ts"] = $"{editedAt.ToUnixTimeSeconds()}.000000" };
        }

        return json;
    }
}
