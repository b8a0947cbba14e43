using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Answering;

/// <summary>Each test has a bot of its own. In the end nobody was told by Slack that the bot did something wrong.</summary>
public abstract class AnsweringTests : IAsyncLifetime
{
    internal AnsweringBot Bot { get; private set; } = null!;

    internal FakeSlack Slack => Bot.Slack;

    /// <summary>Whether the test is about something that Slack complains of.</summary>
    internal bool MayComplain { get; set; }

    public async ValueTask InitializeAsync() => Bot = await AnsweringBot.StartAsync();

    public async ValueTask DisposeAsync()
    {
        var complaints = Slack.Complaints;
        await Bot.DisposeAsync();
        Assert.True(MayComplain || complaints.Count == 0, string.Join('\n', complaints));
        GC.SuppressFinalize(this);
    }

    /// <summary>The arguments of the one call of a method.</summary>
    internal FakeCall TheCall(string method) => Assert.Single(Slack.CallsOf(method));
}
