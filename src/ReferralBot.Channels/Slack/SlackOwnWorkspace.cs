using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Connects the one workspace whose token the settings name, and puts it into the practice that this bot was set up for: who may
/// write the settings may do that, and nobody else.
/// </summary>
internal sealed class SlackOwnWorkspace(
    SlackClient client,
    IInstallations installations,
    IOptions<SlackOptions> options,
    SlackTokenState state,
    TimeProvider clock
)
{
    private const string NotAToken =
        "Slack doesn't know the token Slack:BotToken, or it was revoked. Copy the Bot User OAuth Token from your app's page OAuth & Permissions.";

    private const string NoWorkspace =
        "Slack does not say which workspace Slack:BotToken is for. It must be the Bot User OAuth Token (xoxb-…).";

    private const string NoAnswer = "Slack does not answer. I keep trying.";

    /// <summary>Asks Slack whose token it is, and installs it; says whether that is done.</summary>
    public async Task<bool> ConnectAsync(CancellationToken ct)
    {
        if (options.Value.BotToken is not { } token)
        {
            state.NotNeeded();
            return true;
        }

        var answer = await client.CallAsync("auth.test", token, new JsonObject(), ct);
        switch (answer)
        {
            case SlackAnswer.Done done when SlackGrants.OfTest(token, done.Body, clock.GetUtcNow()) is { } secret:
                state.Connected(await InstallAsync(secret, done.Body.At("team").Text(), ct));
                return true;
            case SlackAnswer.Done:
                state.Refused(NoWorkspace, "no workspace");
                return false;
            case SlackAnswer.Failed failed:
                state.Refused(NotAToken, failed.Error);
                return false;
            case SlackAnswer.Later or SlackAnswer.Lost:
                state.Waits(NoAnswer, answer.GetType().Name);
                return false;
            default:
                throw new InvalidOperationException($"No such answer: {answer.GetType().Name}.");
        }
    }

    // Installing again what is there would make it look as if somebody had just done so.
    private async Task<string> InstallAsync(SlackSecret secret, string? title, CancellationToken ct)
    {
        var key = new InstallationKey(SlackPlaces.Channel, secret.Installation!);
        var text = secret.Write();
        if ((await installations.FindAsync(key, ct))?.Secret != text)
        {
            var installation = new NewInstallation(key, title ?? "", text, Installer: null, Owner: null)
            {
                JoinsLocalPractice = true,
            };
            await installations.InstallAsync(installation, ct);
        }

        return key.Id;
    }
}
