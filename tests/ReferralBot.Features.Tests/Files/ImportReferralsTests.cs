using System.Text;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Files;
using ReferralBot.Features.Tests.Data;
using ReferralBot.Features.Turns;
using Xunit;

namespace ReferralBot.Features.Tests.Files;

/// <summary>Importing into a practice, on both databases.</summary>
public abstract class ImportReferralsTests(DatabaseProvider provider) : PartnerTests(provider)
{
    private const string Header = "ref,direction,partner,contact,service,received_on,state";

    [Fact]
    public async Task More_rows_than_one_piece_are_kept_and_come_once()
    {
        var rows = Enumerable
            .Range(0, (2 * ImportReferrals.Chunk) + 7)
            .Select(row => $",received,Partner {row % 9},Dr. Lee,a,2026-08-01,");
        var file = string.Join('\n', [Header, .. rows]);

        var first = await ImportsAsync(file);
        var second = await ImportsAsync(file);

        Assert.Equal((1007, 9, 9, 0), (first.Added, first.PartnersAdded, first.ContactsAdded, first.BadRows));
        Assert.Equal((0, 0, 1007), (second.Added, second.Updated, second.Unchanged));
        await Database.InAsync(
            Practice.Id,
            async db =>
            {
                Assert.Equal(1007, await db.Referrals.Select(row => row.Client).Distinct().CountAsync(Ct));
                Assert.Equal(1007, await db.Referrals.MaxAsync(row => row.Number, Ct));
                Assert.Equal(1007, await db.ReferralSteps.CountAsync(Ct));
                return 0;
            }
        );
    }

    [Fact]
    public async Task A_number_that_the_file_brings_is_kept_and_the_next_ones_come_after_it()
    {
        await ImportsAsync($"{Header}\nR-40,received,Northside,,a,2026-08-01,\n,received,Northside,,a,2026-08-02,");

        var numbers = await Database.InAsync(
            Practice.Id,
            db => db.Referrals.Select(row => row.Number).Order().ToListAsync(Ct)
        );
        Assert.Equal([40, 41], numbers);
    }

    [Fact]
    public async Task A_row_that_is_wrong_leaves_nothing_behind()
    {
        var report = await ImportsAsync($"{Header}\n,received,Nowhere,Dr. No,a,2026-08-01,completed");

        Assert.Equal((0, 1), (report.Added, report.BadRows));
        Assert.Equal(0, await Database.InAsync(Practice.Id, db => db.Partners.CountAsync(Ct)));
        Assert.Equal(0, await Database.InAsync(Practice.Id, db => db.Contacts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_row_whose_outcome_is_wrong_moves_nothing_on_either()
    {
        await ImportsAsync($"{Header}\nR-1,received,Northside,,a,2026-08-01,");

        var report = await ImportsAsync(
            $"{Header},satisfaction\nR-1,received,Northside,,a,2026-08-01,contacting,5\n,received,Northside,,a,2026-08-02,,"
        );

        Assert.Equal("satisfaction", Assert.Single(report.Problems).Column);
        var steps = await Database.InAsync(Practice.Id, db => db.ReferralSteps.Select(step => step.To).ToListAsync(Ct));
        Assert.Equal([ReferralState.Requested, ReferralState.Requested], steps);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_and_saves_nothing()
    {
        var report = await ImportsAsync($"{Header}\n,received,Northside,,a,2026-08-01,", isDryRun: true);

        Assert.Equal((1, 1), (report.Added, report.PartnersAdded));
        Assert.Equal(0, await Database.InAsync(Practice.Id, db => db.Referrals.CountAsync(Ct)));
        Assert.Equal(0, await Database.InAsync(Practice.Id, db => db.Partners.CountAsync(Ct)));
    }

    [Fact]
    public async Task Another_practice_has_numbers_of_its_own_and_is_not_touched()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        var file = $"{Header}\nR-1,received,Northside,,a,2026-08-01,";
        await ImportsAsync(file, practice: other);

        var report = await ImportsAsync($"{Header}\nR-1,received,Harbor,,b,2026-08-02,\n,received,P-9,,b,2026-08-02,");

        Assert.Equal((1, 0), (report.Added, report.Updated));
        Assert.Equal("There is no P-9.", Assert.Single(report.Problems).Reason);
        Assert.Equal(
            "a",
            await Database.InAsync(other.Id, db => db.Referrals.Select(row => row.Service).SingleAsync(Ct))
        );
    }

    private async Task<ImportReport> ImportsAsync(string text, bool isDryRun = false, Practice? practice = null)
    {
        var where = practice ?? Practice;
        var sam = Domain.Given.Kept(Member.Join(where.Id, "Sam", Role.Owner, Database.Clock));
        return await Database.InAsync(
            where.Id,
            async db =>
            {
                db.Members.Add(sam);
                await db.SaveChangesAsync(Ct);
                var caller = new Caller();
                caller.Enter(where, member: null);
                var order = new ImportOrder(FileKind.Csv, sam.Actor, isDryRun);
                using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
                return await new ImportReferrals(db, caller, Database.Clock).RunAsync(file, order, progress: null, Ct);
            }
        );
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteImportReferralsTests() : ImportReferralsTests(DatabaseProvider.Sqlite);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresImportReferralsTests() : ImportReferralsTests(DatabaseProvider.PostgreSql);
