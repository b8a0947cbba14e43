using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Slack;

/// <summary>Exchanges the code of an approved install for its token, and keeps the installation with who approved it.</summary>
internal sealed partial class SlackInstaller(
    SlackClient client,
    IInstallations installations,
    IOptions<SlackOptions> options,
    TimeProvider clock,
    ILogger<SlackInstaller> logger
)
{
    /// <summary>Installs, and returns what the person reads then.</summary>
    public async Task<SlackInstallPage> InstallAsync(string code, string redirectUri, CancellationToken ct)
    {
        var exchange = new JsonObject
        {
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
            ["code"] = code,
            ["redirect_uri"] = redirectUri, // the very same as before
        };
        var answer = await client.CallAsync("oauth.v2.access", token: null, exchange, ct);
        switch (answer)
        {
            case SlackAnswer.Done done when SlackGrants.OfInstall(done.Body, clock.GetUtcNow()) is { } secret:
                // The code is used up: a browser that is closed now must not undo what was approved.
                return await KeepAsync(secret, done.Body, CancellationToken.None);
            case SlackAnswer.Done:
                Log.Refused(logger, "no bot token for a workspace or an organisation");
                return SlackInstallPage.Refused;
            case SlackAnswer.Failed failed:
                Log.Refused(logger, failed.Error);
                return SlackInstallPage.Refused;
            case SlackAnswer.Later or SlackAnswer.Lost:
                Log.Unanswered(logger, answer.GetType().Name);
                return SlackInstallPage.Unanswered;
            default:
                throw new InvalidOperationException($"No such answer: {answer.GetType().Name}.");
        }
    }

    private async Task<SlackInstallPage> KeepAsync(SlackSecret granted, JsonElement answer, CancellationToken ct)
    {
        var secret = await NamedAsync(granted, ct);
        var key = new InstallationKey(SlackPlaces.Channel, secret.Installation!);
        var title = answer.At(secret.IsOrgWide ? "enterprise" : "team").At("name").Text() ?? "";
        UserRef? installer = answer.At("authed_user").At("id").Id() is { } person
            ? new UserRef(SlackPlaces.Channel, key.Id, person)
            : null;
        var owner = installer is { } user ? await PersonAsync(secret, user, ct) : null;
        await installations.InstallAsync(new NewInstallation(key, title, secret.Write(), installer, owner), ct);
        Log.Installed(logger, key.Id, secret.IsOrgWide);
        return SlackInstallPage.Done(title.Length > 0 ? title : "your workspace", secret.AppId, secret.TeamId);
    }

    private async Task<SlackSecret> NamedAsync(SlackSecret secret, CancellationToken ct) =>
        await client.CallAsync("auth.test", secret.AccessToken, new JsonObject(), ct) is SlackAnswer.Done tested
            ? SlackGrants.Named(secret, tested.Body)
            : secret;

    // Where Slack does not say who it was now, the bot learns it when they open its home page.
    private async Task<Person?> PersonAsync(SlackSecret secret, UserRef user, CancellationToken ct) =>
        await client.CallAsync("users.info", secret.AccessToken, new JsonObject { ["user"] = user.Id }, ct)
            is SlackAnswer.Done { Body: var body }
            ? SlackPersonReader.Read(body.At("user"), user)
            : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Installed in {Installation} (org-wide: {IsOrgWide})")]
        public static partial void Installed(ILogger logger, string installation, bool isOrgWide);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack did not accept an install: {Error}")]
        public static partial void Refused(ILogger logger, string error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not answer an install ({Answer})")]
        public static partial void Unanswered(ILogger logger, string answer);
    }
}
