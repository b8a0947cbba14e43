using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Tests.Teams.Tenants;

/// <summary>The tenants of Teams with everything around them in memory.</summary>
internal sealed class TenantRoom
{
    public const string Tenant = "11111111-0000-0000-0000-000000000001";
    public const string Other = "22222222-0000-0000-0000-000000000002";
    public const string Mri = "29:ana";

    private static readonly Uri Emea = new("https://smba.trafficmanager.net/emea/");

    private TeamsTenants? _tenants;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 16, 15, 0, 0, TimeSpan.Zero));

    public KeptTenants Installed { get; } = new();

    public WrittenBook Book { get; } = new();

    public TeamsOptions Options { get; } = new() { AppId = "app" };

    public TeamsTenants Tenants => _tenants ??= New();

    /// <summary>What Teams says of a member; nothing: it answers no more.</summary>
    public string? Member { get; set; } = """{"name":"Ana Ruiz","userRole":"user"}""";

    public int Asked { get; private set; }

    /// <summary>The same in another process.</summary>
    public TeamsTenants New() =>
        new(
            new TeamsInstaller(
                AskAsync,
                Installed,
                Microsoft.Extensions.Options.Options.Create(Options),
                Clock,
                NullLogger<TeamsInstaller>.Instance
            ),
            Book,
            Clock,
            NullLogger<TeamsTenants>.Instance
        );

    public static TeamsOrigin Personal(TeamsKind kind = TeamsKind.Message, string tenant = Tenant) =>
        new(kind, Place("a:chat", tenant), "ana", Mri) { Scope = TeamsScope.Personal, TimeZone = "America/Denver" };

    public static TeamsOrigin Channel(
        TeamsKind kind = TeamsKind.Message,
        string id = "19:c@thread.tacv2;messageid=7"
    ) =>
        new(kind, Place(id, Tenant), "ana", Mri)
        {
            Scope = TeamsScope.Channel,
            TeamId = "19:team@thread.tacv2",
            TeamName = "Elm Street",
        };

    public static ConversationRef In(string id, string tenant = Tenant) => new("teams", tenant, id);

    private static TeamsPlace Place(string id, string tenant) => new(tenant, Emea, id, "28:bot");

    private async Task<TeamsAnswer> AskAsync(TeamsPlace place, string userId, CancellationToken ct)
    {
        Asked++;
        if (Member is not { } member)
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
            throw new InvalidOperationException("Nothing ends this wait but the token.");
        }

        using var body = JsonDocument.Parse(member);
        return body.RootElement.TryGetProperty("error", out var error)
            ? new TeamsAnswer.Failed(404, error.GetString()!)
            : new TeamsAnswer.Done(body.RootElement.Clone());
    }
}
