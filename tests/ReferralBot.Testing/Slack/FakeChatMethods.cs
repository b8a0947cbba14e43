using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>chat.*</summary>
internal sealed class FakeChatMethods(FakeWorld world)
{
    // Shared by all conversations of a workspace: "several hundred messages per minute".
    private const int MessagesPerMinute = 300;

    private readonly FakePlaces _places = new(world);

    public IEnumerable<FakeMethod> All =>
        [
            new("chat.postMessage", MessagesPerMinute, Post) { Scopes = ["chat:write"] },
            new("chat.update", 50, Update) { Scopes = ["chat:write"] },
            new("chat.delete", 50, Delete) { Scopes = ["chat:write"] },
            new("chat.postEphemeral", 100, PostEphemeral) { Scopes = ["chat:write"] },
        ];

    private JsonObject Post(FakeContext context)
    {
        var channel = _places.ToWriteTo(context.Arguments.Required("channel"), context.Installation);
        var content = FakeContent.Read(context);
        var thread = context.Arguments.Text("thread_ts");
        if (thread is not null && Find(channel, thread) is null)
        {
            throw new FakeRefusal("thread_not_found");
        }

        world.Limits.CountMessage(channel.Id);
        var message = new FakeMessage(world.NextStamp(), channel.Id)
        {
            AuthorId = context.Installation.BotUserId,
            Author = context.Installation,
            ThreadTs = thread,
        };
        content.PutInto(message, world.Ids);
        world.Messages.Add(message);
        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["message"] = message.ToJson(),
        };
    }

    private JsonObject PostEphemeral(FakeContext context)
    {
        var channel = _places.ToWriteTo(context.Arguments.Required("channel"), context.Installation);
        var userId = context.Arguments.Required("user");
        if (world.FindUser(userId) is not { Standing: not FakeStanding.Deleted } || !channel.Has(userId))
        {
            throw new FakeRefusal("user_not_in_channel");
        }

        var message = new FakeMessage(world.NextStamp(), channel.Id)
        {
            AuthorId = context.Installation.BotUserId,
            Author = context.Installation,
            EphemeralTo = userId,
        };
        FakeContent.Read(context).PutInto(message, world.Ids);
        world.Messages.Add(message);
        return new JsonObject { ["message_ts"] = message.Ts };
    }

    private JsonObject Update(FakeContext context)
    {
        var channel = _places.ToWriteTo(context.Arguments.Required("channel"), context.Installation);
        var message = Own(context, channel, "cant_update_message");
        if (world.App.EditWindow is { } window && world.Now - FakeWorld.PostedAt(message) > window)
        {
            throw new FakeRefusal("edit_window_closed");
        }

        FakeContent.Read(context).PutInto(message, world.Ids);
        message.EditedAt = world.Now;
        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["message"] = message.ToJson(),
        };
    }

    private JsonObject Delete(FakeContext context)
    {
        var channel = _places.ToWriteTo(context.Arguments.Required("channel"), context.Installation);
        var message = Own(context, channel, "cant_delete_message");
        message.IsDeleted = true;
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    // Ephemeral messages cannot be found by these methods: only through their response_url.
    private FakeMessage Own(FakeContext context, FakeChannel channel, string refusal)
    {
        var message = Find(channel, context.Arguments.Required("ts")) ?? throw new FakeRefusal("message_not_found");
        return message.Author == context.Installation ? message : throw new FakeRefusal(refusal);
    }

    private FakeMessage? Find(FakeChannel channel, string ts) =>
        world.Messages.Find(message =>
            message.ChannelId == channel.Id && message.Ts == ts && message.EphemeralTo is null && !message.IsDeleted
        );
}
