using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Tests that hold the writer up while others wait.</summary>
public abstract class StalledWriterTests() : DataTests(DatabaseProvider.Sqlite)
{
    private protected const int QueueLimit = 8;

    protected override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton(all => new SqliteWriter(
                all.GetRequiredService<SqliteFile>(),
                new WriterLimits(Queue: QueueLimit)
            ))
        );

    private protected OutboxMessage Message() =>
        OutboxMessage.Post(Practice.Id, new ConversationRef("web", "local", "team"), new Card("Hi"), Database.Clock);

    private protected Task SavesAsync(CancellationToken ct) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                db.Outbox.Add(Message());
                await db.SaveChangesAsync(ct);
            }
        );

    private protected Task<int> CountAsync() => Database.InAsync(Practice.Id, db => db.Outbox.CountAsync(Ct));

    private protected async Task<Stall> StallAsync()
    {
        var stall = new Stall();
        var db = Get<ReferralDbFactory>().Open(Practice.Id);
        stall.Holds(db, db.WriteAsync(_ => stall.RunAsync(), Ct));
        await stall.Begun;
        return stall;
    }
}
