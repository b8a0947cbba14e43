using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>Each test has a bot of its own. In the end nobody was told by Teams that the bot did something wrong.</summary>
public abstract class TeamsAnsweringTests : IAsyncLifetime
{
    internal TeamsAnsweringBot Bot { get; private set; } = null!;

    internal FakeTeams Teams => Bot.Teams;

    public async ValueTask InitializeAsync() => Bot = await TeamsAnsweringBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        var complaints = Teams.Complaints;
        await Bot.DisposeAsync();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        GC.SuppressFinalize(this);
    }
}
