using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Takes what is sent to a response_url (docs.slack.dev/interactivity/handling-user-interaction).</summary>
internal sealed class FakeResponding(FakeWorld world)
{
    public JsonObject Take(string id, FakeArguments arguments)
    {
        if (arguments.Unreadable is not null || !arguments.IsJson)
        {
            throw new FakeRefusal("invalid_payload");
        }

        var url = world.ResponseUrls.Use(id);
        if (arguments.Flag("delete_original"))
        {
            Original(url).IsDeleted = true;
            return new JsonObject { ["ok"] = true };
        }

        var (content, _) = FakeContent.Read(arguments);
        if (arguments.Flag("replace_original"))
        {
            Replace(Original(url), content, arguments);
        }
        else
        {
            Post(url.UserId, url.ChannelId, content, arguments);
        }

        return new JsonObject { ["ok"] = true };
    }

    /// <summary>Posts what an acknowledgement or a response_url says: to the person alone, unless it says <c>in_channel</c>.</summary>
    public void Post(string userId, string channelId, FakeContent content, FakeArguments arguments)
    {
        var type = arguments.Text("response_type") ?? "ephemeral";
        if (type is not ("ephemeral" or "in_channel"))
        {
            throw new FakeRefusal("invalid_response_type");
        }

        var installation = world.FindChannel(channelId)!.Workspace.Installation;
        var message = new FakeMessage(world.NextStamp(), channelId)
        {
            AuthorId = installation.BotUserId,
            Author = installation,
            EphemeralTo = type == "ephemeral" ? userId : null,
            ThreadTs = arguments.Text("thread_ts"),
        };
        content.PutInto(message, world.Ids);
        world.Messages.Add(message);
    }

    /// <summary>Takes the acknowledgement of a command; says what is wrong with it.</summary>
    public string? TakeAck(JsonNode? answer, string userId, string channelId)
    {
        if (answer is null or JsonObject { Count: 0 })
        {
            return null;
        }

        var json = answer as JsonObject ?? new JsonObject { ["text"] = answer.ToString() };
        try
        {
            var arguments = new FakeArguments(json, token: null, contentType: null);
            Post(userId, channelId, FakeContent.Read(arguments).Content, arguments);
            return null;
        }
        catch (FakeRefusal refusal)
        {
            world.Unshown.Add(refusal.ToAnswer().ToJsonString());
            return refusal.Message;
        }
    }

    // A command's own address cannot replace what it posted earlier: github.com/slackapi/bolt-python/issues/1268.
    private static FakeMessage Original(FakeResponseUrl url) =>
        url.Message is { IsDeleted: false } message ? message : throw new FakeRefusal("message_not_found");

    private void Replace(FakeMessage original, FakeContent content, FakeArguments arguments)
    {
        if (original.EphemeralTo is not null && arguments.Text("response_type") == "in_channel")
        {
            throw new FakeRefusal("cant_change_visibility");
        }

        content.PutInto(original, world.Ids);
        original.EditedAt = world.Now;
    }
}
