using System.Text.Json.Nodes;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests.Teams;

/// <summary>A Teams and the bot's own process beside it, with an empty database.</summary>
internal sealed class TeamsScene : ITeamsTransport, IAsyncDisposable
{
    private TeamsHttpTransport? _http;

    private TeamsScene(FakeTeams teams, BotLife life)
    {
        (Teams, Life) = (teams, life);
        Teams.Throttle.IsOn = false; // it counts by Teams' clock, and that is slow
        Life.Folder.With("ASPNETCORE_ENVIRONMENT", "Production")
            .With("Teams__AppId", teams.Bot.AppId)
            .With("Teams__TenantId", teams.Bot.TenantId)
            .With("Teams__ClientSecret", teams.Bot.ClientSecret!)
            .With("Teams__OpenIdMetadataUrl", teams.OpenIdMetadataUrl.AbsoluteUri)
            .With("Teams__Authority", teams.Authority.AbsoluteUri)
            .With("Teams__TrustedServiceHosts__0", "127.0.0.1")
            .With("SSL_CERT_FILE", teams.AuthorityCertificatePath);
    }

    public FakeTeams Teams { get; }

    public BotLife Life { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens it; for a bot that speaks elsewhere, too, with the life of that bot.</summary>
    public static async Task<TeamsScene> OpenAsync(BotLife? life = null) =>
        new(await FakeTeams.StartAsync(new PatientClock()), life ?? new BotLife());

    /// <summary>The tenant that the bot is registered in.</summary>
    public FakeTenant AddOwnTenant(string name) => Teams.AddTenant(name, Teams.Bot.TenantId);

    public TeamsTyping Person(FakeMember member) => new(this, new TeamsPerson(Teams, member, this));

    public async Task StartAsync()
    {
        await Life.StartAsync();
        await ConnectAsync();
    }

    /// <summary>Finds the bot that runs now.</summary>
    public Task ConnectAsync()
    {
        _http?.Dispose();
        _http = new TeamsHttpTransport(Teams, Life.Bot.Address);
        return Life.ReadyAsync();
    }

    public Task<FakeBotAnswer> SendAsync(JsonObject activity, CancellationToken ct) => _http!.SendAsync(activity, ct);

    /// <summary>Waits for a message that everybody in a conversation sees.</summary>
    public Task<FakePost> PostsAsync(FakeChat where, string words) =>
        Teams.ComesAsync(
            $"“{words}”, in {where.Name}",
            () => where.Posts.LastOrDefault(post => IsPublic(post) && Says(post, words)),
            Ct
        );

    /// <summary>What the bot said in a conversation for everybody.</summary>
    public static IReadOnlyList<FakePost> PublicIn(FakeChat where) => [.. where.Posts.Where(IsPublic)];

    public async ValueTask DisposeAsync()
    {
        await Life.DisposeAsync();
        _http?.Dispose();
        await Teams.DisposeAsync();
    }

    private static bool IsPublic(FakePost post) => post.IsBots && post.OnlyFor is null;

    private static bool Says(FakePost post, string words) => post.Seen.Contains(words, StringComparison.Ordinal);
}
