using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Finds or opens the practice of an installation. What is installed from outside never comes into a practice that somebody has:
/// only its own former one, or a new one.
/// </summary>
internal sealed class Installing(ReferralDbFactory databases, PracticeDefaults defaults, TimeProvider clock)
{
    /// <summary>It is installed when this returns, with the secret that was encrypted before.</summary>
    public async Task RunAsync(NewInstallation installation, string secret, CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(installation, secret, ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another process or browser installed the same in the same moment: now it is there, and is updated.
            await RunOnceAsync(installation, secret, ct);
        }
    }

    private async Task RunOnceAsync(NewInstallation installation, string secret, CancellationToken ct)
    {
        var practice =
            await databases.PracticeOfAsync(installation.Key, ct)
            ?? (installation.JoinsLocalPractice ? await LocalPracticeAsync(ct) : null);
        if (practice is { } found)
        {
            await ConnectAsync(found, installation, secret, ct);
        }
        else
        {
            await OpenAsync(installation, secret, ct);
        }
    }

    // The practice that was made for the bot's own page and has been installed nowhere else, where there is one such.
    private async Task<Id<Practice>?> LocalPracticeAsync(CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        var rows = new AllPractices(db).Query<Installation>();
        var local = await rows.Where(row => row.InstalledAt == null)
            .Where(row => !rows.Any(other => other.PracticeId == row.PracticeId && other.InstalledAt != null))
            .Select(row => row.PracticeId)
            .Distinct()
            .Take(2)
            .ToListAsync(ct);
        return local.Count == 1 ? local[0] : null;
    }

    private async Task ConnectAsync(
        Id<Practice> practice,
        NewInstallation installation,
        string secret,
        CancellationToken ct
    )
    {
        var key = installation.Key;
        await using var db = databases.Open(practice);
        var row = await db.Installations.SingleOrDefaultAsync(
            found => found.Channel == key.Channel && found.ExternalId == key.Id,
            ct
        );
        if (row is null)
        {
            var owner = await db.Practices.SingleAsync(ct);
            row = db.Installations.Add(Installation.Of(owner, key.Channel, key.Id, clock)).Entity;
        }

        row.Connect(installation.Title, secret, installation.Installer?.Id, clock.GetUtcNow());
        await JoinAsync(db, installation, ct);
        await ReachAsync(db, practice, installation.Reach, ct);
        await db.SaveChangesAsync(ct);
    }

    // Only where whoever runs the bot says that it is their own practice: else a practice that comes back has its people already.
    private async Task JoinAsync(ReferralDb db, NewInstallation installation, CancellationToken ct)
    {
        var first = new FirstOwner(db, clock);
        if (
            installation is { JoinsLocalPractice: true, Installer: { } user, Owner: { } person }
            && await first.IsAsync(user, person, ct)
            && !await IsKnownAsync(db, user, ct)
        )
        {
            var address = new ChannelAddress(user.Channel, user.Installation, user.Id);
            await first.AddAsync(await db.Practices.SingleAsync(ct), address, person, ct);
        }
    }

    private static Task<bool> IsKnownAsync(ReferralDb db, UserRef user, CancellationToken ct) =>
        db.MemberIdentities.AnyAsync(
            identity =>
                identity.Channel == user.Channel
                && identity.WorkspaceId == user.Installation
                && identity.UserId == user.Id,
            ct
        );

    // With the rest: the welcome leaves at once, and finds its way by this.
    private async Task ReachAsync(ReferralDb db, Id<Practice> practice, KnownPerson? reach, CancellationToken ct)
    {
        if (reach is not null && KeptPerson.Fits(reach) && !await db.Named(reach.User).AnyAsync(ct))
        {
            db.People.Add(KeptPerson.Of(practice, reach, clock));
        }
    }

    private async Task OpenAsync(NewInstallation installation, string secret, CancellationToken ct)
    {
        var zone = installation.Owner?.TimeZone;
        var settings = new PracticeSettings
        {
            Name = NameOf(installation.Title),
            TimeZone = TimeZones.TryFind(zone, out _) ? zone! : defaults.TimeZone,
        };
        if (Practice.Create(settings, clock).Failed(out var problem, out var practice))
        {
            throw new InvalidOperationException($"The settings were checked, and yet: {problem.Code}.");
        }

        await using var db = databases.Open(practice.Id);
        var row = Installation.Of(practice, installation.Key.Channel, installation.Key.Id, clock);
        row.Connect(installation.Title, secret, installation.Installer?.Id, clock.GetUtcNow());
        db.Add(practice);
        db.Add(row);
        if (installation.Installer is { } installer)
        {
            var user = new ChannelAddress(installer.Channel, installer.Installation, installer.Id);
            NewMember.Add(db, new NewMember(practice, user, Role.Owner), installation.Owner, clock);
            NewMember.Route(db, practice, user, clock);
        }

        await ReachAsync(db, practice.Id, installation.Reach, ct);
        await db.WriteAsync(inner => SaveAsync(db, practice.Id, installation.Installer, inner), ct);
    }

    // Whoever sees the installation sees that its owner was welcomed: nobody else welcomes them.
    private async Task<int> SaveAsync(ReferralDb db, Id<Practice> practice, UserRef? installer, CancellationToken ct)
    {
        var saved = await db.SaveAllAsync(ct);
        if (installer is { } owner)
        {
            // After the rest: its number is counted in a row that belongs to the practice, which must be there before.
            db.ChangeTracker.AcceptAllChanges();
            var person = new ChannelAddress(owner.Channel, owner.Installation, owner.Id);
            db.Outbox.Add(Welcome.To(practice, person, isHere: true, clock));
            saved += await db.SaveAllAsync(ct);
        }

        return saved;
    }

    private string NameOf(string title)
    {
        var clean = TypedText.Clean(title);
        var name = clean.Length > Practice.NameMaxLength ? TypedText.Clean(clean[..Practice.NameMaxLength]) : clean;
        return name.Length >= Practice.NameMinLength ? name : defaults.Name;
    }
}
