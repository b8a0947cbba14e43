using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>users.* and conversations.*</summary>
internal sealed class FakePeopleMethods(FakeWorld world)
{
    private readonly FakePlaces _places = new(world);

    public IEnumerable<FakeMethod> All =>
        [
            new("users.info", 100, User) { Scopes = ["users:read"], TakesFormOnly = true },
            new("conversations.open", 50, Open) { Scopes = ["im:write"] },
            new("conversations.info", 50, Info)
            {
                Scopes = ["channels:read", "groups:read", "im:read", "mpim:read"],
                TakesFormOnly = true,
            },
        ];

    private JsonObject User(FakeContext context)
    {
        var id = context.Arguments.Required("user");
        var user = _places.Person(id, context.Installation);
        return new JsonObject
        {
            ["user"] =
                user?.ToJson(context.Installation, world.Clock)
                ?? Bot(id, context.Installation)
                ?? throw new FakeRefusal(world.FindUser(id) is null ? "user_not_found" : "user_not_visible"),
        };
    }

    private JsonObject? Bot(string id, FakeInstallation installation) =>
        id != installation.BotUserId
            ? null
            : new JsonObject
            {
                ["id"] = id,
                ["team_id"] = installation.Workspace?.Id,
                ["name"] = world.App.Name.ToLowerInvariant(),
                ["deleted"] = false,
                ["is_bot"] = true,
                ["tz"] = "America/Los_Angeles",
            };

    private JsonObject Open(FakeContext context)
    {
        var ids = context.Arguments.Required("users").Split(',');
        if (ids.Length != 1)
        {
            throw new FakeRefusal("missing_scope") { Details = { ["needed"] = "mpim:write" } };
        }

        var user = _places.Person(ids[0], context.Installation) ?? throw new FakeRefusal("user_not_found");
        if (user.Standing is FakeStanding.Deleted or FakeStanding.Bot)
        {
            throw new FakeRefusal(user.Standing == FakeStanding.Bot ? "cannot_dm_bot" : "user_disabled");
        }

        var wasThere = user.Direct is not null;
        var direct = world.OpenDirect(user, context.Installation);
        return new JsonObject
        {
            ["no_op"] = wasThere,
            ["already_open"] = wasThere,
            ["channel"] = new JsonObject { ["id"] = direct.Id },
        };
    }

    private JsonObject Info(FakeContext context)
    {
        var channel = _places.ById(context.Arguments.Required("channel"), context.Installation);
        context.Needs(
            channel.Kind switch
            {
                FakeChannelKind.Public => "channels:read",
                FakeChannelKind.Private => "groups:read",
                FakeChannelKind.Direct => "im:read",
                _ => throw new InvalidOperationException($"{channel.Kind} is not known."),
            }
        );
        return new JsonObject
        {
            ["channel"] = new JsonObject
            {
                ["id"] = channel.Id,
                ["name"] = channel.Name,
                ["is_channel"] = channel.Kind == FakeChannelKind.Public,
                ["is_im"] = channel.Kind == FakeChannelKind.Direct,
                ["is_private"] = channel.Kind != FakeChannelKind.Public,
                ["is_archived"] = channel.IsArchived,
                ["is_member"] = channel.Has(context.Installation.BotUserId),
                ["is_ext_shared"] = channel.SharedWith.Count > 0,
                ["context_team_id"] = channel.Workspace.Id,
            },
        };
    }
}
