using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Turns;

/// <summary>What tests of joining stand on: a practice in a workspace whose channel says who people are.</summary>
public abstract class JoiningTests(DatabaseProvider provider) : IAsyncLifetime
{
    private protected ChatPeople People { get; } = new();

    protected TestBot Bot { get; private set; } = null!;

    /// <summary>The role that newcomers get; nothing where they must be invited.</summary>
    protected Role? Given { get; set; } = Role.Coordinator;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Bot = await TestBot.StartAsync(
            provider,
            services =>
            {
                services.AddSingleton<IChannel>(People);
                services.AddScoped(_ => new JoiningPolicy(Given));
                services.AddScoped<Joining>();
            }
        );
        await Bot
            .Services.GetRequiredService<IInstallations>()
            .InstallAsync(
                new NewInstallation(new("chat", ChatPeople.Workspace), "Maple", "secret", Installer: null, Owner: null)
                {
                    JoinsLocalPractice = true,
                },
                Ct
            );
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
    }

    protected Task<Member?> MemberAsync(UserRef user) =>
        Bot.InDatabase(db =>
            db.MemberIdentities.Where(row => row.Channel == user.Channel && row.UserId == user.Id)
                .Join(db.Members, row => row.MemberId, member => member.Id, (_, member) => member)
                .SingleOrDefaultAsync(Ct)
        );
}
