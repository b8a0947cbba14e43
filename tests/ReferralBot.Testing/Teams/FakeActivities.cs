using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>Writes activities as Teams does (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).</summary>
internal sealed class FakeActivities(FakeTeamsWorld world, FakeMember member)
{
    /// <summary>Words, in a conversation or in a thread of one.</summary>
    public JsonObject Message(FakePost post, string html)
    {
        var activity = Frame("message", post.Chat, post.ThreadId ?? post.Id);
        activity["id"] = post.Id;
        activity["text"] = FakeCards.Text(post.Activity["text"]);
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        if (post.Activity["entities"] is JsonArray mentions)
        {
            foreach (var mention in mentions)
            {
                activity["entities"]!.AsArray().Add(mention!.DeepClone());
            }
        }

        if (post.OnlyFor is not null)
        {
            activity["recipient"]!["isTargeted"] = true;
        }

        return activity;
    }

    /// <summary>What was filled in and pressed on a card, from a program that knows no Action.Execute.</summary>
    public JsonObject Submit(FakePost post, JsonObject data)
    {
        var activity = Frame("message", post.Chat, post.ThreadId ?? post.Id);
        activity["replyToId"] = post.Id;
        activity["value"] = data;
        return activity;
    }

    /// <summary>Something that is answered at once.</summary>
    public JsonObject Invoke(string name, JsonObject value, FakeChat chat, FakePost? post)
    {
        var activity = Frame("invoke", chat, post is null ? null : post.ThreadId ?? post.Id);
        activity["name"] = name;
        activity["value"] = value;
        activity["from"]!.AsObject().Remove("name");
        if (post is not null)
        {
            activity["replyToId"] = post.Id;
        }

        return activity;
    }

    /// <summary>The app comes or goes: <c>add</c> or <c>remove</c>.</summary>
    public JsonObject Installation(FakeChat chat, string action)
    {
        var activity = Frame("installationUpdate", chat, threadId: null);
        activity["action"] = action;
        activity["from"]!.AsObject().Remove("name");
        return activity;
    }

    /// <summary>Somebody, or the bot, comes or goes: <c>membersAdded</c> or <c>membersRemoved</c>.</summary>
    public JsonObject Members(FakeChat chat, string what, params IEnumerable<string> ids)
    {
        var activity = Frame("conversationUpdate", chat, threadId: null);
        activity[what] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id })]);
        if (chat.Kind == FakeChatKind.Channel)
        {
            activity["channelData"]!["eventType"] = what == "membersAdded" ? "teamMemberAdded" : "teamMemberRemoved";
        }

        return activity;
    }

    /// <summary>The mention of the bot that stands before the words.</summary>
    public JsonObject Mention() =>
        new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = world.Bot.Id, ["name"] = world.Bot.Name },
            ["text"] = $"<at>{WebUtility.HtmlEncode(world.Bot.Name)}</at>",
        };

    private JsonObject Frame(string type, FakeChat chat, string? threadId) =>
        new()
        {
            ["type"] = type,
            ["id"] = $"f:{world.NextMessageId()}",
            ["timestamp"] = world.Now.ToString("O", CultureInfo.InvariantCulture),
            ["localTimestamp"] = world.Now.ToString("O", CultureInfo.InvariantCulture),
            ["localTimezone"] = member.TimeZone,
            ["serviceUrl"] = chat.Tenant.ServiceUrl.AbsoluteUri,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject
            {
                ["id"] = member.Mri,
                ["name"] = member.Name,
                ["aadObjectId"] = member.AadObjectId,
            },
            ["conversation"] = Conversation(chat, threadId),
            ["recipient"] = new JsonObject { ["id"] = world.Bot.Id, ["name"] = world.Bot.Name },
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "clientInfo",
                    ["locale"] = "en-US",
                    ["country"] = "US",
                    ["platform"] = "Windows",
                    ["timezone"] = member.TimeZone,
                }
            ),
            ["channelData"] = ChannelData(chat),
            ["locale"] = "en-US",
        };

    private static JsonObject Conversation(FakeChat chat, string? threadId)
    {
        var isThread = chat.Kind == FakeChatKind.Channel && threadId is not null;
        var json = new JsonObject
        {
            ["id"] = isThread ? $"{chat.Id};messageid={threadId}" : chat.Id,
            ["conversationType"] = chat.Type,
            ["tenantId"] = chat.Tenant.Id,
        };
        if (chat.Kind != FakeChatKind.Personal)
        {
            json["isGroup"] = true;
        }

        return json;
    }

    private static JsonObject ChannelData(FakeChat chat)
    {
        var json = new JsonObject { ["tenant"] = new JsonObject { ["id"] = chat.Tenant.Id } };
        if (chat.Team is { } team)
        {
            json["team"] = new JsonObject
            {
                ["id"] = team.Id,
                ["aadGroupId"] = team.AadGroupId,
                ["name"] = team.Name,
            };
            json["channel"] = new JsonObject { ["id"] = chat.Id };
        }

        return json;
    }
}
