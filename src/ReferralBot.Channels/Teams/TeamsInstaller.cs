using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>Asks Teams who somebody in a conversation is.</summary>
internal delegate Task<TeamsAnswer> AskMember(TeamsPlace place, string userId, CancellationToken ct);

/// <summary>
/// Installs a tenant that something comes from for the first time, by whoever that is of, and keeps the address that it came from.
/// </summary>
internal sealed partial class TeamsInstaller(
    AskMember ask,
    IInstallations installations,
    IOptions<TeamsOptions> options,
    TimeProvider clock,
    ILogger<TeamsInstaller> logger
)
{
    /// <summary>How long it is believed that a tenant is installed with the same address; then it is read again.</summary>
    internal static readonly TimeSpan BelievedFor = TimeSpan.FromSeconds(30);

    // A dialog must open within three seconds of a click, and everything else comes after this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // Nobody waits for a screen when the bot is added, and who did it becomes the owner: asking may take what is left of the 15
    // seconds that Teams waits for any answer (github.com/MicrosoftDocs/msteams-docs/issues/6084) when the rest is done.
    private static readonly TimeSpan PatienceAtTheDoor = TimeSpan.FromSeconds(8);

    // Far more than one bot has tenants that are busy in the same half minute.
    private const int Most = 5000;

    private readonly ConcurrentDictionary<(string Tenant, TeamsAddress Address), long> _met = new();

    /// <summary>When this returns, the tenant is installed, if it can be.</summary>
    public async Task EnsureInstalledAsync(TeamsOrigin origin, CancellationToken ct)
    {
        var (tenant, address) = (origin.Place.Tenant, TeamsAddress.Of(origin.Place));
        if (_met.TryGetValue((tenant, address), out var at) && clock.GetElapsedTime(at) < BelievedFor)
        {
            return;
        }

        var key = new InstallationKey(TeamsPlaces.Channel, tenant);
        var kept = await installations.FindAsync(key, ct);
        if (kept is null && !await InstallAsync(key, origin, ct))
        {
            return;
        }

        if (kept is not null && TeamsAddress.Read(kept.Secret) != address)
        {
            await installations.KeepSecretAsync(key, address.Write(), ct);
        }

        if (_met.Count >= Most)
        {
            _met.Clear();
        }

        _met[(tenant, address)] = clock.GetTimestamp();
    }

    /// <summary>Something ended: what is believed of tenants is read again.</summary>
    public void Forget() => _met.Clear();

    // Guests and people of other organizations bring the bot into nobody's tenant; whether one of them it is, only Teams can say.
    private async Task<bool> InstallAsync(InstallationKey key, TeamsOrigin origin, CancellationToken ct)
    {
        var isOwn = IsOwn(key.Id);
        var person = await AskAsync(origin, ct);
        var isMember = person?.Standing is Standing.Admin or Standing.Member;
        if (person is not null && !isMember && !isOwn)
        {
            Log.NotByThem(logger, key.Id, person.Standing);
            return false;
        }

        var installation = new NewInstallation(
            key,
            origin.TeamName ?? "",
            TeamsAddress.Of(origin.Place).Write(),
            isMember ? origin.User : null,
            isMember ? person! with { Name = NameOf(person, origin), TimeZone = origin.TimeZone } : null
        )
        {
            JoinsLocalPractice = isOwn,
            Reach = isMember ? origin.Person : null,
        };
        await installations.InstallAsync(installation, ct);
        Log.Installed(logger, key.Id, isOwn);
        return true;
    }

    private static string NameOf(Person person, TeamsOrigin origin) =>
        person.Name.Length > 0 ? person.Name : origin.Name ?? "";

    // A playground has no registration, and belongs to whoever runs the bot: they try it on the practice that they have.
    private bool IsOwn(string tenant) =>
        options.Value.IsPlayground || string.Equals(tenant, options.Value.TenantId, StringComparison.OrdinalIgnoreCase);

    // Where Teams does not say who it is now, nobody is the installer: the bot learns it when somebody asks it for something.
    private async Task<Person?> AskAsync(TeamsOrigin origin, CancellationToken ct)
    {
        if (origin.User is null || origin.MayBeElsewhere)
        {
            return null; // nobody to ask for, or a conversation that the bot may not ask about
        }

        var patience = origin.Kind == TeamsKind.Presence ? PatienceAtTheDoor : Patience;
        using var timeUp = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            var id = origin.Mri.Length > 0 ? origin.Mri : origin.UserId;
            var place = origin.Place with { ConversationId = origin.ConversationId };
            var answer = await ask(place, id, either.Token).WaitAsync(either.Token);
            return TeamsPersonReader.Read(answer, origin.Place.Tenant);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Installed in {Tenant} (the bot's own: {IsOwn})")]
        public static partial void Installed(ILogger logger, string tenant, bool isOwn);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Not installed in {Tenant}: whoever came first is no member ({Standing})"
        )]
        public static partial void NotByThem(ILogger logger, string tenant, Standing standing);
    }
}
