using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Features.Data;

/// <summary>Keeps open forms in the database, each in the rows of the practice that has the person's installation.</summary>
public sealed class OpenFormStore(ReferralDbFactory databases, TimeProvider clock) : IOpenForms
{
    /// <summary>How long a form may stay open (product decision: a day).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    public async Task<string> KeepAsync(UserRef user, OpenForm form, CancellationToken ct)
    {
        var practice =
            await databases.PracticeOfAsync(new InstallationKey(user.Channel, user.Installation), ct)
            ?? throw new InvalidOperationException("A form needs to know its practice.");
        var kept = KeptForm.Of(practice, PersonKey.Of(user), form, clock.GetUtcNow() + KeptFor);
        await using var db = databases.Open(practice);
        db.OpenForms.Add(kept);
        await db.SaveChangesAsync(ct);
        return kept.Id;
    }

    /// <inheritdoc/>
    public async Task<OpenForm?> FindAsync(UserRef user, string id, CancellationToken ct)
    {
        var (key, now) = (PersonKey.Of(user), clock.GetUtcNow());
        await using var db = databases.OpenForAll();
        var kept = await new AllPractices(db)
            .Query<KeptForm>()
            .SingleOrDefaultAsync(form => form.Id == id && form.User == key && form.ExpiresAt > now, ct);
        return kept?.ToForm();
    }

    /// <summary>Removes what has run out, of all practices, and returns how much that was.</summary>
    internal static async Task<int> PruneAsync(ReferralDbFactory databases, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.OpenForAll();
        return await db.WriteAsync(
            inner =>
                new AllPractices(db).Query<KeptForm>().Where(form => form.ExpiresAt <= now).ExecuteDeleteAsync(inner),
            ct
        );
    }
}
