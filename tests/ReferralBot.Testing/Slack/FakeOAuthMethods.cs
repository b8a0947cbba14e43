using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>oauth.v2.access: codes and refresh tokens (docs.slack.dev/authentication).</summary>
internal sealed class FakeOAuthMethods(FakeWorld world)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(12);

    public IEnumerable<FakeMethod> All =>
        [
            new("oauth.v2.access", 100, Access) { Token = FakeTokenKind.None },
            new("apps.connections.open", 20, OpenConnection) { Token = FakeTokenKind.App },
        ];

    private JsonObject Access(FakeContext context)
    {
        CheckClient(context);
        return context.Arguments.Text("grant_type") switch
        {
            null or "" or "authorization_code" => Exchange(context.Arguments),
            "refresh_token" => Refresh(context.Arguments),
            _ => throw new FakeRefusal("invalid_grant_type"),
        };
    }

    private void CheckClient(FakeContext context)
    {
        var (id, secret) =
            Basic(context.Authorization)
            ?? (context.Arguments.Text("client_id"), context.Arguments.Text("client_secret"));
        if (id != world.App.ClientId)
        {
            throw new FakeRefusal("invalid_client_id");
        }

        if (secret != world.App.ClientSecret)
        {
            throw new FakeRefusal("bad_client_secret");
        }
    }

    private static (string? Id, string? Secret)? Basic(string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.Ordinal))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])).Split(':', 2);
        return (pair[0], pair.ElementAtOrDefault(1));
    }

    private JsonObject Exchange(FakeArguments arguments)
    {
        var code =
            world.Codes.Find(one => one.Value == arguments.Text("code")) ?? throw new FakeRefusal("invalid_code");
        if (code.IsUsed)
        {
            throw new FakeRefusal("code_already_used");
        }

        if (world.Now - code.MadeAt > CodeLifetime)
        {
            throw new FakeRefusal("invalid_code");
        }

        if (arguments.Text("redirect_uri") != code.RedirectUri)
        {
            throw new FakeRefusal("bad_redirect_uri");
        }

        code.IsUsed = true;
        code.Installation.Scopes = [.. code.Installation.Scopes.Union(code.Scopes, StringComparer.Ordinal)];
        var answer = Grant(code.Installation);
        answer["authed_user"] = new JsonObject { ["id"] = code.UserId };
        return answer;
    }

    private JsonObject Refresh(FakeArguments arguments)
    {
        var refresh =
            world.Tokens.TakeRefresh(arguments.Text("refresh_token")) ?? throw new FakeRefusal("invalid_refresh_token");
        return Grant(refresh);
    }

    private JsonObject Grant(FakeInstallation installation)
    {
        var rotates = world.App.RotatesTokens;
        var token = rotates
            ? world.Tokens.NewBotToken(installation, TokenLifetime)
            : world.Tokens.Lasting(installation) ?? world.Tokens.NewBotToken(installation, lifetime: null);
        var answer = new JsonObject
        {
            ["app_id"] = world.App.Id,
            ["token_type"] = "bot",
            ["access_token"] = token.Value,
            ["scope"] = string.Join(',', installation.Scopes),
            ["bot_user_id"] = installation.BotUserId,
            ["is_enterprise_install"] = installation.IsOrgWide,
            ["team"] = installation.Workspace is { } team ? Named(team.Id, team.Name) : null,
            ["enterprise"] = installation.Organisation is { } grid ? Named(grid.Id, grid.Name) : null,
            ["authed_user"] = new JsonObject(),
        };
        if (rotates)
        {
            answer["expires_in"] = (int)TokenLifetime.TotalSeconds;
            answer["refresh_token"] = world.Tokens.NewRefresh(installation);
        }

        return answer;
    }

    private JsonObject OpenConnection(FakeContext context)
    {
        var ticket = world.Ids.Next("ticket-");
        world.Tickets.Add(ticket);
        return new JsonObject
        {
            ["url"] = string.Create(
                CultureInfo.InvariantCulture,
                $"ws://127.0.0.1:{world.Address.Port}/link/?ticket={ticket}&app_id={world.App.Id}"
            ),
        };
    }

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["name"] = name };
}

/// <summary>A code that an approved installation comes back with.</summary>
internal sealed record FakeCode(
    string Value,
    string RedirectUri,
    FakeInstallation Installation,
    string UserId,
    IReadOnlyList<string> Scopes,
    DateTimeOffset MadeAt
)
{
    public bool IsUsed { get; set; }
}
