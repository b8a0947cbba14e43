using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests.Practices.Links;

/// <summary>What tests of linking stand on: Sam's practice, and others that were opened by being installed.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public abstract partial class LinkTests(DatabaseProvider provider) : IAsyncLifetime
{
    protected const string Unknown = "That code doesn't work.";

    protected TestBot Bot { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Bot = await TestBot.StartAsync(provider, Configure);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
    }

    protected virtual void Configure(IServiceCollection services) { }

    /// <summary>Installs the bot somewhere else, and returns the owner there.</summary>
    protected async Task<UserRef> InstalledAsync(string workspace, string owner = "Ana Ruiz")
    {
        var user = new UserRef("chat", workspace, "U1");
        await InstalledAsync(user, owner);
        return user;
    }

    /// <summary>Installs the bot where that person is, who owns it there.</summary>
    protected Task InstalledAsync(UserRef user, string owner)
    {
        var installation = new NewInstallation(
            new(user.Channel, user.Installation),
            "Elm Street",
            "secret",
            user,
            new Person(owner, Standing.Admin, null)
        );
        return Bot.Services.GetRequiredService<IInstallations>().InstallAsync(installation, Ct);
    }

    /// <summary>A colleague at another place, with a role.</summary>
    protected async Task<UserRef> ColleagueAsync(UserRef owner, string name, Role role)
    {
        var practice = await PracticeOfAsync(owner);
        var user = owner with { Id = name };
        Assert.False(Member.Join(practice, name, role, Bot.Clock).Failed(out _, out var member));
        await using var db = Bot.Services.GetRequiredService<ReferralDbFactory>().Open(practice);
        db.Add(member!);
        db.Add(MemberIdentity.Of(member!, new ChannelAddress(user.Channel, user.Installation, user.Id), Bot.Clock));
        await db.SaveChangesAsync(Ct);
        return user;
    }

    protected async Task<string> CodeAsync(UserRef? owner = null) =>
        Code().Match(TestBot.Read(await Bot.Says("/refbot link", owner))).Value;

    protected async Task<Id<Practice>> PracticeOfAsync(UserRef user)
    {
        await using var db = Bot.Services.GetRequiredService<ReferralDbFactory>().Open(Bot.Practice.Id);
        return await new AllPractices(db)
            .Query<Installation>()
            .Where(row => row.Channel == user.Channel && row.ExternalId == user.Installation)
            .Select(row => row.PracticeId)
            .SingleAsync(Ct);
    }

    protected Task<Role> RoleAsync(UserRef user) =>
        Bot.InDatabase(db =>
            db.MemberIdentities.Where(row => row.WorkspaceId == user.Installation && row.UserId == user.Id)
                .Join(db.Members, row => row.MemberId, member => member.Id, (_, member) => member.Role)
                .SingleAsync(Ct)
        );

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.None, 1000)]
    protected static partial Regex Code();
}
