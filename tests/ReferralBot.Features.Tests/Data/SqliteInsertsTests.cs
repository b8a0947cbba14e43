using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>New rows that the writer's own statements write are those that EF would have written.</summary>
public sealed class SqliteInsertsTests : IAsyncLifetime
{
    private TestDatabase _byUs = null!;
    private TestDatabase _byEf = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _byUs = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _byEf = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
    }

    public async ValueTask DisposeAsync()
    {
        await _byUs.DisposeAsync();
        await _byEf.DisposeAsync();
    }

    [Fact]
    public async Task Both_write_the_same_row_in_every_column()
    {
        var practice = await _byUs.HasPracticeAsync();
        var rows = RowsOf(practice);
        await _byUs.InAsync(
            practice.Id,
            db =>
            {
                db.AddRange(rows);
                return db.SaveChangesAsync(Ct);
            }
        );

        await WriteByEfAsync(practice.Id, [.. rows, practice]);

        var written = Dump(_byUs);
        Assert.True(written.Count >= 8, "rows of as many tables as a referral needs");
        Assert.Equal(Dump(_byEf), written);
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_is_refused_like_by_EF_and_leaves_nothing()
    {
        var practice = await _byUs.HasPracticeAsync();
        var stranger = Made(Practice.Create(new() { Name = "Elm Street", TimeZone = "America/New_York" }, _byUs.Clock));
        var partner = Made(
            Partner.Add(
                practice,
                new() { Name = "Northside", Category = PartnerCategory.Medical },
                new DateOnly(2026, 9, 16),
                _byUs.Clock
            )
        );
        var contact = MemberIdentity.Of(
            Made(Member.Join(stranger.Id, "Nobody", Role.Viewer, _byUs.Clock)),
            new("test", "workspace", "nobody"),
            _byUs.Clock
        );

        await _byUs.InAsync(
            practice.Id,
            async db =>
            {
                db.Add(partner);
                db.Entry(contact).Property(nameof(IOwned.PracticeId)).CurrentValue = practice.Id;
                db.Entry(contact).State = EntityState.Added;
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
            }
        );

        Assert.Equal(0, await _byUs.InAsync(practice.Id, db => db.Partners.CountAsync(Ct)));
    }

    private List<object> RowsOf(Practice practice)
    {
        var clock = _byUs.Clock;
        var today = new DateOnly(2026, 9, 16);
        var sam = Made(Member.Join(practice.Id, "Sam", Role.Owner, clock));
        var partner = Made(
            Partner.Add(practice, new() { Name = "Northside", Category = PartnerCategory.Medical }, today, clock)
        );
        var referral = Made(
            Referral.Log(
                practice,
                new ReferralEntry
                {
                    Direction = ReferralDirection.Received,
                    Partner = partner,
                    Client = ClientCode.New(),
                    Service = "anxiety",
                    On = today,
                    OwnerId = sam.Id,
                    Warmth = 3,
                },
                new Entry(sam.Actor, clock.GetUtcNow())
            )
        );
        var post = OutboxMessage.Post(practice.Id, new("web", "local", "team"), new Card("Hi"), clock);

        // In no order: what others point to is written first all the same.
        return
        [
            post.About(referral.Id.Value),
            referral,
            partner,
            MemberIdentity.Of(sam, new("test", "workspace", "sam"), clock),
            MessageRoute.For(practice, MessageKind.Referrals, new("test", "workspace", "team"), clock),
            Installation.Of(practice, "test", "workspace", clock),
            sam,
        ];
    }

    // The numbers were given by the first save; a plain context of the same model knows nothing but EF's own way.
    private async Task WriteByEfAsync(Id<Practice> practice, IReadOnlyList<object> rows)
    {
        var model = await _byUs.InAsync(practice, db => Task.FromResult(db.Model));
        var options = new DbContextOptionsBuilder()
            .UseModel(model)
            .UseSqlite(_byEf.Options.ConnectionString + ";Pooling=False")
            .Options;
        await using var plain = new DbContext(options);
        plain.AddRange(rows);
        await plain.SaveChangesAsync(Ct);
    }

    private static IReadOnlyList<string> Dump(TestDatabase database)
    {
        using var connection = new SqliteConnection(database.Options.ConnectionString + ";Pooling=False");
        connection.Open();
        var tables = Read(
            connection,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('Counters', '__EFMigrationsHistory')"
        );
        return [.. tables.SelectMany(table => Rows(connection, table)).Order(StringComparer.Ordinal)];
    }

    private static List<string> Rows(SqliteConnection connection, string table)
    {
        var columns = Read(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY name");
        var values = columns.Select(column => $"'{column}=' || quote(\"{column}\")");
        return Read(connection, $"SELECT '{table}: ' || {string.Join(" || ' ' || ", values)} FROM \"{table}\"");
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own statements, with names from the database's own tables
        command.CommandText = sql;
#pragma warning restore CA2100 // only that one statement
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static T Made<T>(Result<T> result)
    {
        Assert.False(result.Failed(out var problem, out var made), problem?.Message);
        return made!;
    }
}
