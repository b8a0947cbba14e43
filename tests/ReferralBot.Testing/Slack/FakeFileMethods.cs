using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>A file that was sent to an upload address.</summary>
public sealed class FakeFile(string id, string name, long length)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The bytes that were announced.</summary>
    public long Length { get; } = length;

    /// <summary>What arrived.</summary>
    public IReadOnlyList<byte> Content { get; internal set; } = [];

    /// <summary>The conversation it was put into; nothing until it is finished.</summary>
    public string? ChannelId { get; internal set; }

    public string? Title { get; internal set; }

    public string? Comment { get; internal set; }

    internal bool IsUploaded { get; set; }
}

/// <summary>files.*, in three steps (docs.slack.dev/messaging/working-with-files).</summary>
internal sealed class FakeFileMethods(FakeWorld world)
{
    private readonly FakePlaces _places = new(world);

    public IEnumerable<FakeMethod> All =>
        [
            new("files.getUploadURLExternal", 100, Begin) { Scopes = ["files:write"], TakesFormOnly = true },
            new("files.completeUploadExternal", 100, Complete) { Scopes = ["files:write"] },
        ];

    /// <summary>Takes the bytes.</summary>
    public JsonObject Take(string id, byte[] bytes)
    {
        var file = world.Files.Find(one => one.Id == id) ?? throw new FakeRefusal("file_not_found");
        if (bytes.Length != file.Length)
        {
            throw new FakeRefusal("length_mismatch");
        }

        file.Content = bytes;
        file.IsUploaded = true;
        return new JsonObject { ["ok"] = true };
    }

    private JsonObject Begin(FakeContext context)
    {
        var name = context.Arguments.Required("filename");
        var length = context.Arguments.Required("length");
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) || bytes == 0)
        {
            throw FakeRefusal.WithMessages("invalid_arguments", ["[ERROR] must be a positive integer: length"]);
        }

        var file = new FakeFile(world.Ids.Next("F"), name, bytes);
        world.Files.Add(file);
        return new JsonObject
        {
            ["upload_url"] = new Uri(world.Address, $"upload/{file.Id}").AbsoluteUri,
            ["file_id"] = file.Id,
        };
    }

    private JsonObject Complete(FakeContext context)
    {
        if (context.Arguments.Array("files") is not { Count: > 0 } files)
        {
            throw FakeRefusal.Missing("files");
        }

        var channelId = context.Arguments.Text("channel_id");
        // A user id is no conversation here: the direct messages are opened first.
        var channel =
            channelId is null ? null
            : channelId[0] is 'U' or 'W' ? throw new FakeRefusal("channel_not_found")
            : _places.ToWriteTo(channelId, context.Installation);
        var done = files.OfType<JsonObject>().Select(file => Finish(file, channel, context)).ToList();
        return new JsonObject { ["files"] = new JsonArray([.. done]) };
    }

    private JsonNode Finish(JsonObject wanted, FakeChannel? channel, FakeContext context)
    {
        var id = wanted["id"]?.GetValue<string>();
        var file = world.Files.Find(one => one.Id == id) ?? throw new FakeRefusal("file_not_found");
        if (!file.IsUploaded)
        {
            throw new FakeRefusal("file_not_found");
        }

        file.Title = wanted["title"]?.GetValue<string>() ?? file.Name;
        file.ChannelId = channel?.Id;
        file.Comment = context.Arguments.Text("initial_comment");
        return new JsonObject { ["id"] = file.Id, ["title"] = file.Title };
    }
}
