using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat.Cards;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Jobs;
using Xunit;

namespace ReferralBot.Testing;

/// <content>Scheduled messages, and what they need around them.</content>
public sealed partial class TestBot
{
    /// <summary>The practice's day.</summary>
    public DateOnly Today => PracticeCalendar.Of(Practice).Today(Clock.GetUtcNow());

    /// <summary>A job runs for the practice, as of now or of another instant.</summary>
    public Task<JobOutcome> Runs<TJob>(DateTimeOffset? asOf = null)
        where TJob : class, IScheduledJob => Runs<TJob>(Services, asOf);

    /// <summary>The same in another process on the same database.</summary>
    public async Task<JobOutcome> Runs<TJob>(IServiceProvider process, DateTimeOffset? asOf = null)
        where TJob : class, IScheduledJob
    {
        var job = process.GetServices<JobEntry>().Single(entry => entry.UseCase == typeof(TJob));
        return await process
            .GetRequiredService<DueScan>()
            .RunForAsync(job, Practice.Id, asOf ?? Clock.GetUtcNow(), TestContext.Current.CancellationToken);
    }

    /// <summary>Another process on the same database and clock, as after a restart.</summary>
    public ServiceProvider Restarted() =>
        new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging()
            .AddMetrics()
            .AddData(_database.Options)
            .AddFeatures()
            .BuildServiceProvider(validateScopes: true);

    /// <summary>What waits for the conversations, in order.</summary>
    public async Task<IReadOnlyList<(OutboxMessage Message, Card Card)>> Posts() =>
        (
            await InDatabase(db => db.Outbox.AsNoTracking().OrderBy(message => message.Sequence).ToListAsync())
        ).ConvertAll(message => (message, ChatJson.ReadCard(message.CardJson)));

    /// <summary>A contact with a partner that Sam logged on a day.</summary>
    public Task<Touch> HasTouch(
        Partner partner,
        DateOnly on,
        TouchKind kind = TouchKind.Email,
        string? concern = null
    ) =>
        InDatabase(async db =>
        {
            var owner = await db.Partners.SingleAsync(row => row.Id == partner.Id);
            var sam = await db.Members.FirstAsync(member => member.DisplayName == "Sam");
            var entry = new TouchEntry
            {
                Partner = owner,
                Kind = kind,
                Minutes = kind.IsLive() ? 10 : null,
                On = on,
                Concern = concern,
            };
            var at = PracticeCalendar.Of(Practice).At(on, new TimeOnly(12, 0));
            var failed = Touch
                .Log(entry, new Entry(sam.Actor, at), Practice.Cadences, on)
                .Failed(out var problem, out var touch);
            Assert.False(failed, problem?.Message);
            db.Add(touch!);
            await db.SaveChangesAsync();
            return touch!;
        });

    /// <summary>A partner's cadence is chosen by hand.</summary>
    public Task HasTier(Partner partner, PartnerTier tier, string? owner = null) =>
        InDatabase(async db =>
        {
            var row = await db.Partners.SingleAsync(found => found.Id == partner.Id);
            var ownerId = await db
                .Members.Where(member => member.DisplayName == owner)
                .Select(member => (Id<Member>?)member.Id)
                .FirstOrDefaultAsync();
            var failed = row.Change(row.Details() with { FixedTier = tier, OwnerId = ownerId }, Practice.Cadences)
                .Failed(out var problem, out _);
            Assert.False(failed, problem?.Message);
            await db.SaveChangesAsync();
        });

    /// <summary>A kind of message is switched off.</summary>
    public Task HasNoRoute(MessageKind kind) =>
        InDatabase(async db =>
        {
            db.Routes.RemoveRange(await db.Routes.Where(route => route.Kind == kind).ToListAsync());
            await db.SaveChangesAsync();
        });
}
