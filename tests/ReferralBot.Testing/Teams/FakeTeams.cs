using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// Teams, as far as a bot can tell: real servers on this machine that keep tenants, people, chats and messages, give out tokens,
/// and refuse what the Bot Connector refuses. It was written from Microsoft's documents and knows nothing of our own code.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly WebApplication _connector;
    private readonly WebApplication _entra;
    private readonly FakeHttpsCertificate _https;

    private FakeTeams(WebApplication connector, WebApplication entra, FakeHttpsCertificate https, FakeTeamsWorld world)
    {
        (_connector, _entra, _https) = (connector, entra, https);
        World = world;
    }

    /// <summary>The bot as it is registered: its id, its tenant, its secret, its certificate.</summary>
    public FakeBot Bot => World.Bot;

    /// <summary>The keys and tokens of the Bot Framework.</summary>
    public FakeIssuer Issuer => World.Issuer;

    /// <summary>For <c>Teams:OpenIdMetadataUrl</c>.</summary>
    public Uri OpenIdMetadataUrl => World.Issuer.MetadataUrl;

    /// <summary>For <c>Teams:Authority</c>: https, by a certificate that only those trust who are told to.</summary>
    public Uri Authority => World.Entra.Address;

    /// <summary>The tokens that the bot got, and how to spoil them.</summary>
    public FakeEntra Entra => World.Entra;

    /// <summary>
    /// A file with the certificate of <see cref="Authority"/>, as PEM: a child process trusts it, and nothing else, with this path
    /// in <c>SSL_CERT_FILE</c>.
    /// </summary>
    public string AuthorityCertificatePath => _https.PemPath;

    /// <summary>How many calls are taken before 429.</summary>
    public FakeThrottle Throttle => World.Throttle;

    /// <summary>
    /// What goes wrong next, by <see cref="FakeConnectorCall.Operation"/>, or <c>metadata</c>, <c>keys</c>, <c>token</c>.
    /// </summary>
    public FakeFaults Faults => World.Faults;

    /// <summary>Every call of the Connector, in order.</summary>
    public IReadOnlyList<FakeConnectorCall> Calls => World.Locked(() => World.Calls.ToList());

    /// <summary>
    /// What is wrong with what the bot sent, beyond what is refused, and what Teams' program told people because of it: a test
    /// that expects none says so.
    /// </summary>
    public IReadOnlyList<string> Complaints => World.Locked(() => World.Complaints.ToList());

    internal FakeTeamsWorld World { get; }

    // For whoever waited in vain.
    private string Lately =>
        $"The last calls were {string.Join(", ", Calls.TakeLast(9).Select(call => $"{call.Operation} {call.Status} {call.Code}"))}; "
        + $"the last messages {World.Locked(() => string.Join(" / ", World.Posts.TakeLast(3).Select(post => post.Seen)))}";

    /// <summary>Starts it at free ports.</summary>
    public static async Task<FakeTeams> StartAsync(TimeProvider? clock = null)
    {
        var world = new FakeTeamsWorld(clock ?? TimeProvider.System);
        var https = FakeHttpsCertificate.Create();
        var connector = FakeTeamsServer.BuildConnector(world);
        var entra = FakeTeamsServer.BuildEntra(world, https);
        await connector.StartAsync();
        await entra.StartAsync();
        world.Address = new Uri(connector.Urls.Single());
        world.Entra.Address = new Uri(entra.Urls.Single());
        return new FakeTeams(connector, entra, https, world);
    }

    /// <summary>Adds a tenant. The bot is installed nowhere in it.</summary>
    public FakeTenant AddTenant(string name, string? id = null) =>
        World.Locked(() =>
        {
            var tenant = new FakeTenant(World, id ?? World.Ids.NextGuid(), name);
            World.Tenants.Add(tenant);
            return tenant;
        });

    /// <summary>The calls of one operation.</summary>
    public IReadOnlyList<FakeConnectorCall> CallsOf(string operation) =>
        [.. Calls.Where(call => call.Operation == operation)];

    /// <summary>A handler for clients of this process that trusts <see cref="Authority"/>, beside what the machine trusts.</summary>
    public SocketsHttpHandler NewTrustingHandler() => _https.NewTrustingHandler();

    /// <summary>Puts a card of the bot into a conversation, as if it had been sent before.</summary>
    public FakePost BotPosts(FakeChat where, JsonObject card) =>
        World.Locked(() =>
        {
            var attachment = new JsonObject { ["contentType"] = FakeCards.ContentType, ["content"] = card };
            var post = new FakePost(World, World.NextMessageId(), where)
            {
                AuthorId = Bot.Id,
                At = World.Now,
                Activity = new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) },
            };
            World.Posts.Add(post);
            return post;
        });

    /// <summary>Waits until there is something to see: looks now, and again after every call that the bot makes.</summary>
    public Task<T> ComesAsync<T>(string what, Func<T?> look, CancellationToken ct)
        where T : class => World.Signal.ComesAsync(() => $"{what}. {Lately}", look, ct);

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        World.Faults.EndAll();
        var atOnce = new CancellationToken(canceled: true);
        await _connector.StopAsync(atOnce);
        await _connector.DisposeAsync();
        await _entra.StopAsync(atOnce);
        await _entra.DisposeAsync();
        _https.Dispose();
    }
}
