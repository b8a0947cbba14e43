using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>auth.* and apps.*</summary>
internal sealed class FakeAuthMethods(FakeWorld world)
{
    public IEnumerable<FakeMethod> All =>
        [
            new("auth.test", 600, Test),
            new("auth.revoke", 50, Revoke),
            new("apps.uninstall", 20, Uninstall) { Token = FakeTokenKind.Bot },
        ];

    private JsonObject Test(FakeContext context)
    {
        var installation = context.Installation;
        var workspace = installation.Workspace;
        var answer = new JsonObject
        {
            ["url"] = $"https://{workspace?.Domain ?? installation.Key.ToLowerInvariant()}.slack.com/",
            ["team"] = workspace?.Name ?? installation.Organisation!.Name,
            ["user"] = world.App.Name.ToLowerInvariant(),
            ["team_id"] = installation.Key,
            ["user_id"] = installation.BotUserId,
            ["bot_id"] = installation.BotId,
            ["app_id"] = world.App.Id,
            ["is_enterprise_install"] = installation.IsOrgWide,
        };
        if (installation.Organisation is { } organisation)
        {
            answer["enterprise_id"] = organisation.Id;
        }

        if (context.Token!.EndsAt is { } endsAt)
        {
            answer["expires_in"] = (int)(endsAt - world.Now).TotalSeconds;
        }

        return answer;
    }

    private static JsonObject Revoke(FakeContext context)
    {
        if (!context.Arguments.Flag("test"))
        {
            context.Token!.Death = "token_revoked";
        }

        return new JsonObject { ["revoked"] = !context.Arguments.Flag("test") };
    }

    private JsonObject Uninstall(FakeContext context)
    {
        if (context.Arguments.Text("client_id") != world.App.ClientId)
        {
            throw new FakeRefusal("bad_client_id");
        }

        if (context.Arguments.Text("client_secret") != world.App.ClientSecret)
        {
            throw new FakeRefusal("bad_client_secret");
        }

        world.Tokens.Remove(context.Installation);
        return [];
    }
}
