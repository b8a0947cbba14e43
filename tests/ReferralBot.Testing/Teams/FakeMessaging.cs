using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Messages of the bot: sent, changed, taken away.</summary>
internal sealed class FakeMessaging(FakeTeamsWorld world)
{
    private readonly FakeActivityCheck _check = new(world);
    private readonly FakeRoster _roster = new(world);

    public (int Status, JsonObject? Body) Send(FakeConnectorCall call)
    {
        var chat = ToWriteTo(call);
        var activity = call.Body ?? throw FakeConnectorRefusal.Bad("There is no activity.");
        if (FakeCards.Text(activity["type"]) == "typing")
        {
            return (202, null);
        }

        var onlyFor = Target(call, chat, activity);
        _check.Look(call, activity);
        var post = Post(chat, activity, FakeChat.ThreadOf(call.ConversationId!), onlyFor);
        return (201, new JsonObject { ["id"] = post.Id });
    }

    public (int Status, JsonObject? Body) Update(FakeConnectorCall call)
    {
        var chat = ToWriteTo(call);
        var post = ToChange(call, chat);
        var activity = call.Body ?? throw FakeConnectorRefusal.Bad("There is no activity.");
        if (call.IsTargeted && activity.ContainsKey("recipient"))
        {
            throw FakeConnectorRefusal.Bad("Cannot edit Recipient of Targeted Message");
        }

        _check.Look(call, activity);
        post.Becomes((JsonObject)activity.DeepClone());
        return (200, new JsonObject { ["id"] = post.Id });
    }

    public (int Status, JsonObject? Body) Delete(FakeConnectorCall call)
    {
        ToChange(call, ToWriteTo(call)).IsDeleted = true;
        return (200, null);
    }

    public (int Status, JsonObject? Body) Create(FakeConnectorCall call)
    {
        var body = call.Body ?? throw FakeConnectorRefusal.Bad("There is no body.");
        world.Throttle.CountWrite(call.TenantId, "new");
        if (body["channelData"]?["channel"]?["id"] is { } channelId)
        {
            return CreateThread(call, body, FakeCards.Text(channelId) ?? "");
        }

        var tenant = FakeCards.Text(body["tenantId"]) ?? FakeCards.Text(body["channelData"]?["tenant"]?["id"]);
        if (tenant != call.TenantId)
        {
            throw FakeConnectorRefusal.Bad("The tenant id is missing or another one.");
        }

        if (body["members"] is not JsonArray { Count: 1 } members || FakeCards.Text(members[0]?["id"]) is not { } id)
        {
            throw FakeConnectorRefusal.Bad("A bot can create conversations with one person only.");
        }

        var member = world.FindMember(id);
        if (member is null || member.Tenant.Id != call.TenantId || !IsReachable(member))
        {
            throw FakeConnectorRefusal.NotInRoster();
        }

        return (201, new JsonObject { ["id"] = world.OpenPersonal(member).Id });
    }

    private (int Status, JsonObject? Body) CreateThread(FakeConnectorCall call, JsonObject body, string channelId)
    {
        if (body["activity"] is not JsonObject activity)
        {
            throw FakeConnectorRefusal.Bad("A new thread needs a channel and its first message.");
        }

        var chat = ToWriteTo(call with { ConversationId = channelId });
        _check.Look(call, activity);
        var post = Post(chat, activity, threadId: null, onlyFor: null);
        var id = $"{chat.Id};messageid={post.Id}";
        return (201, new JsonObject { ["id"] = id, ["activityId"] = post.Id });
    }

    // A bot may write to those who installed it, and to those of teams and chats that it is in.
    private bool IsReachable(FakeMember member) =>
        member.HasApp || world.Chats.Exists(chat => chat is { IsBotIn: true, IsGone: false } && chat.Has(member));

    private FakeChat ToWriteTo(FakeConnectorCall call)
    {
        var chat = _roster.Find(call);
        world.Throttle.CountWrite(call.TenantId, chat.Id);
        if (chat.Refuses is { } code)
        {
            throw new FakeConnectorRefusal(403, code);
        }

        var isIn = chat.Kind == FakeChatKind.Personal ? IsReachable(chat.Members[0]) : chat.IsBotIn;
        return isIn ? chat : throw FakeConnectorRefusal.NotInRoster();
    }

    private FakePost ToChange(FakeConnectorCall call, FakeChat chat)
    {
        var post = world.FindPost(chat, call.ActivityId!);
        if (post is null || post.IsExpired || post.OnlyFor is not null != call.IsTargeted)
        {
            throw new FakeConnectorRefusal(404, "ActivityNotFoundInConversation", "The activity was not found.");
        }

        return post.IsBots ? post : throw new FakeConnectorRefusal(403, "NotEnoughPermissions");
    }

    private FakeMember? Target(FakeConnectorCall call, FakeChat chat, JsonObject activity)
    {
        var recipient = activity["recipient"] as JsonObject;
        var isMarked = recipient?["isTargeted"] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
        if (!call.IsTargeted)
        {
            return isMarked
                ? throw FakeConnectorRefusal.Bad("A targeted message needs isTargetedActivity=true.")
                : null;
        }

        var member = isMarked ? world.FindMember(FakeCards.Text(recipient!["id"]) ?? "") : null;
        return member is not null && chat.Has(member)
            ? member
            : throw FakeConnectorRefusal.Bad("The recipient of a targeted message must be in the conversation.");
    }

    private FakePost Post(FakeChat chat, JsonObject activity, string? threadId, FakeMember? onlyFor)
    {
        var post = new FakePost(world, world.NextMessageId(), chat)
        {
            AuthorId = world.Bot.Id,
            ThreadId = threadId,
            OnlyFor = onlyFor,
            At = world.Now,
            Activity = (JsonObject)activity.DeepClone(),
        };
        world.Posts.Add(post);
        return post;
    }
}
