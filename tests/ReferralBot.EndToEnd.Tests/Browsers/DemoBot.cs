using ReferralBot.Testing.Hosts;

namespace ReferralBot.EndToEnd.Tests.Browsers;

/// <summary>One bot with the demo practice for all tests of a class.</summary>
public sealed class DemoBot : IAsyncLifetime
{
    private readonly BotFolder _folder = new();

    /// <summary>The bot.</summary>
    public BotServer Server { get; private set; } = null!;

    /// <summary>Its folder, to run commands in.</summary>
    public BotFolder Folder => _folder;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() =>
        Server = await _folder.ServesAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
