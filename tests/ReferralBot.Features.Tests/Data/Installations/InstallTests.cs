using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data.Installations;

/// <summary>Which practice an installation belongs to, on both databases.</summary>
public abstract class InstallTests(DatabaseProvider provider) : DataTests(provider)
{
    private static readonly InstallationKey Key = new("chat", "T1");
    private static readonly UserRef Ana = new("chat", "T1", "U1");

    private IInstallations Installations => Get<IInstallations>();

    [Fact]
    public async Task What_is_installed_from_outside_opens_a_practice_of_its_own()
    {
        await HasLocalPageAsync();

        await Installations.InstallAsync(Install(new Person("Ana Ruiz", Standing.Member, "America/Denver")), Ct);

        var opened = await PracticeOfAsync(Key);
        Assert.NotEqual(Practice.Id, opened);
        var (practice, owner, routes) = await Database.InAsync(
            opened,
            async db =>
                (
                    await db.Practices.SingleAsync(Ct),
                    await db.Members.SingleAsync(Ct),
                    await db.Routes.OrderBy(route => route.Kind).ToListAsync(Ct)
                )
        );
        Assert.Equal(("Elm Street", "America/Denver"), (practice.Name, practice.TimeZone));
        Assert.Equal(("Ana Ruiz", Role.Owner, "America/Denver"), (owner.DisplayName, owner.Role, owner.TimeZone));
        Assert.Equal([MessageKind.CheckIns, MessageKind.Scorecards], routes.Select(route => route.Kind));
        Assert.All(routes, route => Assert.Equal(new ChannelAddress("chat", "T1", "U1"), route.Address));
    }

    [Fact]
    public async Task Who_installed_it_is_welcomed_and_not_again_when_it_is_installed_again()
    {
        await Installations.InstallAsync(Install(new Person("Ana Ruiz", Standing.Admin, null)), Ct);
        await Installations.RemoveAsync(Key, happenedAt: null, Ct);
        await Installations.InstallAsync(Install(new Person("Ana Ruiz", Standing.Admin, null)), Ct);

        var opened = await PracticeOfAsync(Key);
        var welcome = Assert.Single(await Database.InAsync(opened, db => db.Outbox.ToListAsync(Ct)));
        Assert.Equal(new ConversationRef("chat", "T1", "U1"), welcome.Conversation);
        Assert.Contains("Hello, I\\u0027m ReferralBot", welcome.CardJson, StringComparison.Ordinal);
        Assert.Contains("come to you here", welcome.CardJson, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "My practice")]
    [InlineData("\u0007", "My practice")]
    [InlineData("X", "My practice")]
    [InlineData("  Elm \u202e Street ", "Elm Street")]
    public async Task A_title_of_which_nothing_can_be_kept_gives_way_to_the_usual_name(string title, string name)
    {
        await Installations.InstallAsync(Install(owner: null) with { Title = title }, Ct);

        var opened = await PracticeOfAsync(Key);
        Assert.Equal(name, (await Database.InAsync(opened, db => db.Practices.SingleAsync(Ct))).Name);
    }

    [Fact]
    public async Task A_title_and_a_name_that_are_too_long_are_cut_and_a_zone_that_is_none_is_the_usual_one()
    {
        var installation = Install(new Person(new string('a', 200), Standing.Admin, "Mars/Olympus")) with
        {
            Title = new string('e', 300),
        };

        await Installations.InstallAsync(installation, Ct);

        var opened = await PracticeOfAsync(Key);
        var practice = await Database.InAsync(opened, db => db.Practices.SingleAsync(Ct));
        Assert.Equal((new string('e', 80), "America/New_York"), (practice.Name, practice.TimeZone));
        var owner = await Database.InAsync(opened, db => db.Members.SingleAsync(Ct));
        Assert.Equal((new string('a', 80), null), (owner.DisplayName, owner.TimeZone));
    }

    [Fact]
    public async Task The_token_of_the_settings_joins_the_practice_that_the_bot_was_set_up_for()
    {
        await HasLocalPageAsync();

        await Installations.InstallAsync(Install(owner: null) with { Installer = null, JoinsLocalPractice = true }, Ct);

        Assert.Equal(Practice.Id, await PracticeOfAsync(Key));
    }

    [Fact]
    public async Task Who_installs_into_the_practice_of_the_local_page_owns_it_there_and_is_welcomed()
    {
        await HasLocalPageAsync();
        var person = new Person("Ana Ruiz", Standing.Member, null) { MayBeAdmin = true };
        var installation = Install(person) with { JoinsLocalPractice = true };

        await Installations.InstallAsync(installation, Ct);
        await Installations.InstallAsync(installation with { Installer = Ana with { Id = "U2" } }, Ct);

        var (owner, posts) = await Database.InAsync(
            Practice.Id,
            async db => (await db.Members.SingleAsync(Ct), await db.Outbox.ToListAsync(Ct))
        );
        Assert.Equal(("Ana Ruiz", Role.Owner), (owner.DisplayName, owner.Role));
        Assert.Equal("U1", Assert.Single(posts).ConversationId);
    }

    [Fact]
    public async Task The_token_of_another_workspace_does_not_join_a_practice_that_has_one()
    {
        await HasLocalPageAsync();
        var first = Install(owner: null) with { JoinsLocalPractice = true };
        await Installations.InstallAsync(first, Ct);

        var other = Key with { Id = "T2" };
        await Installations.InstallAsync(first with { Key = other }, Ct);

        Assert.NotEqual(Practice.Id, await PracticeOfAsync(other));
    }

    [Fact]
    public async Task Where_two_practices_could_be_meant_neither_is_joined()
    {
        await HasLocalPageAsync();
        var second = await Database.HasPracticeAsync("Oak Lane");
        await HasLocalPageAsync(second, "other");

        await Installations.InstallAsync(Install(owner: null) with { JoinsLocalPractice = true }, Ct);

        Id<Practice>[] known = [Practice.Id, second.Id];
        Assert.DoesNotContain(await PracticeOfAsync(Key), known);
    }

    [Fact]
    public async Task Installing_again_by_somebody_else_keeps_the_practice_its_owner_and_what_it_has()
    {
        await Installations.InstallAsync(Install(new Person("Ana", Standing.Admin, null)), Ct);
        var opened = await PracticeOfAsync(Key);
        await Installations.RemoveAsync(Key, happenedAt: null, Ct);
        Assert.Null(await Installations.FindAsync(Key, Ct));

        var again = Install(new Person("Ben", Standing.Admin, null)) with
        {
            Installer = Ana with { Id = "U2" },
            Secret = "second",
        };
        await Installations.InstallAsync(again, Ct);

        Assert.Equal(opened, await PracticeOfAsync(Key));
        Assert.Equal("second", (await Installations.FindAsync(Key, Ct))!.Secret);
        var (row, members) = await Database.InAsync(
            opened,
            async db => (await db.Installations.SingleAsync(Ct), await db.Members.ToListAsync(Ct))
        );
        Assert.Equal(("U2", null, null), (row.InstalledBy, row.RemovedAt, row.ReconnectNeededAt));
        Assert.Equal("Ana", Assert.Single(members).DisplayName);
    }

    [Fact]
    public async Task Browsers_that_end_the_same_install_at_once_make_one_practice()
    {
        var before = await PracticesAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Installations.InstallAsync(Install(owner: null), Ct)));

        Assert.Equal(before + 1, await PracticesAsync());
        Assert.NotNull(await Installations.FindAsync(Key, Ct));
    }

    private static NewInstallation Install(Person? owner) => new(Key, "Elm Street", "first", Ana, owner);

    private async Task<Id<Practice>> PracticeOfAsync(InstallationKey key)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AllPractices>()
            .Query<Installation>()
            .Where(row => row.Channel == key.Channel && row.ExternalId == key.Id)
            .Select(row => row.PracticeId)
            .SingleAsync(Ct);
    }

    private async Task<int> PracticesAsync()
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AllPractices>().Query<Practice>().CountAsync(Ct);
    }

    private Task HasLocalPageAsync(Practice? practice = null, string id = "local") =>
        Database.InAsync(
            (practice ?? Practice).Id,
            async db =>
            {
                db.Installations.Add(Installation.Of(practice ?? Practice, "page", id, Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
}

public sealed class InstallTestsOnSqlite() : InstallTests(DatabaseProvider.Sqlite);

public sealed class InstallTestsOnPostgres() : InstallTests(DatabaseProvider.PostgreSql);
