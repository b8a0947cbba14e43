using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Knows the token that each installation is spoken to with.</summary>
internal sealed class SlackTokens(IServiceScopeFactory scopes, IOptions<SlackOptions> options)
{
    /// <summary>The token of an installation; <see langword="null"/> where nothing is installed.</summary>
    public async ValueTask<string?> GetAsync(string installation, CancellationToken ct)
    {
        if (options.Value.BotToken is { } only)
        {
            return only;
        }

        await using var scope = scopes.CreateAsyncScope();
        var installations = scope.ServiceProvider.GetRequiredService<IInstallations>();
        return (await installations.FindAsync(new InstallationKey(SlackPlaces.Channel, installation), ct))?.Secret;
    }

    /// <summary>A token in the place of one that has run out; <see langword="null"/> where there is none to be had.</summary>
    public Task<string?> RenewAsync(string installation, string deadToken, CancellationToken ct) =>
        Task.FromResult<string?>(null);
}
