using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>No practice ever sees or changes another one's rows: tried on every table that the model has.</summary>
public sealed class TenancyTests() : DataTests(DatabaseProvider.Sqlite)
{
    private static readonly MethodInfo Count = typeof(TenancyTests).GetMethod(
        nameof(CountAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    [Fact]
    public async Task Every_table_but_that_of_the_practices_belongs_to_a_practice()
    {
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);

        Assert.Equal([typeof(Practice)], Tables(db).Select(table => table.ClrType).Where(type => !IsOwned(type)));
    }

    [Fact]
    public async Task A_practice_sees_its_own_row_of_every_table_and_no_other()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        var third = await Database.HasPracticeAsync("Oak Avenue Physio");
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        await using var nobody = Get<ReferralDbFactory>().Open(new CurrentPractice());
        var tables = Tables(db).Where(table => IsOwned(table.ClrType)).ToList();
        Assert.NotEmpty(tables);

        foreach (var table in tables)
        {
            AnyRow.Insert(Get<SqliteFile>().ReadWrite, table, Practice.Id, "1");
            AnyRow.Insert(Get<SqliteFile>().ReadWrite, table, other.Id, "2");
            AnyRow.Insert(Get<SqliteFile>().ReadWrite, table, third.Id, "3");

            Assert.Equal((table.ClrType, 1), (table.ClrType, await CountedAsync(table, db)));
            Assert.Equal((table.ClrType, 0), (table.ClrType, await CountedAsync(table, nobody)));
        }

        Assert.Equal(Practice.Name, await db.Practices.Select(practice => practice.Name).SingleAsync(Ct));
        Assert.Equal(3, await new AllPractices(nobody).Query<Practice>().CountAsync(Ct));
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_practice_or_of_none_is_never_saved(EntityState state)
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await using var model = Get<ReferralDbFactory>().Open(Practice.Id);
        foreach (var type in Tables(model).Select(table => table.ClrType).Where(IsOwned))
        {
            await RefusedAsync(type, state, owner: other.Id, current: Practice.Id);
            await RefusedAsync(type, state, owner: Practice.Id, current: null);
        }
    }

    [Fact]
    public async Task A_row_cannot_be_handed_to_another_practice()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        var row = AnyRow.Blank(db, typeof(Partner), other.Id);
        db.Attach(row);
        db.Entry(row).Property(nameof(IOwned.PracticeId)).CurrentValue = Practice.Id;

        await Assert.ThrowsAsync<ForeignRowException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Another_practice_cannot_be_changed()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        db.Practices.Update(other);

        await Assert.ThrowsAsync<ForeignRowException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task A_row_without_a_practice_gets_the_current_one()
    {
        await using var db = Get<ReferralDbFactory>().Open(Practice.Id);
        var member = Member.Join(default, "Ana", Role.Owner, Database.Clock);
        Assert.False(member.Failed(out _, out var ana));
        db.Members.Add(ana!);
        await db.SaveChangesAsync(Ct);

        Assert.Equal(Practice.Id, ana!.PracticeId);
    }

    [Fact]
    public void A_scope_never_changes_its_practice()
    {
        var current = new CurrentPractice();
        current.Set(Practice.Id);
        current.Set(Practice.Id);

        Assert.Throws<InvalidOperationException>(() => current.Set(Id<Practice>.New(Database.Clock)));
    }

    private static bool IsOwned(Type type) => type.IsAssignableTo(typeof(IOwned));

    private static IEnumerable<IEntityType> Tables(ReferralDb db) => db.Model.GetEntityTypes();

    private static async Task<int> CountAsync<T>(ReferralDb db)
        where T : class => await db.Set<T>().CountAsync(Ct);

    private static Task<int> CountedAsync(IEntityType table, ReferralDb db) =>
        (Task<int>)Count.MakeGenericMethod(table.ClrType).Invoke(obj: null, [db])!;

    private async Task RefusedAsync(Type type, EntityState state, Id<Practice> owner, Id<Practice>? current)
    {
        var practice = new CurrentPractice();
        if (current is { } known)
        {
            practice.Set(known);
        }

        await using var db = Get<ReferralDbFactory>().Open(practice);
        db.Entry(AnyRow.Blank(db, type, owner)).State = state;
        await Assert.ThrowsAsync<ForeignRowException>(() => db.SaveChangesAsync(Ct));
    }
}
