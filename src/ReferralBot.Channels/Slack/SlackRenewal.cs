using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Renews the token of an installation, one at a time over all processes: the token that renews works once
/// (docs.slack.dev/authentication/using-token-rotation), so the second of two would end the installation.
/// </summary>
internal sealed partial class SlackRenewal(
    SlackInstallations installations,
    SlackClient client,
    IOptions<SlackOptions> options,
    TimeProvider clock,
    ILogger<SlackRenewal> logger
)
{
    /// <summary>
    /// Longer than a call may take (<see cref="SlackClient.ToAnswer"/>). After a failure it is left to run out, which is the pause
    /// until the next try.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Remedy =
        "Slack doesn't renew my access any more. Somebody who may install apps has to install me again; everything that was logged is still here.";

    /// <summary>Renews a token, unless that was done already or somebody is at it.</summary>
    public async Task<SlackRenewed> TryAsync(string installation, string oldToken, CancellationToken ct)
    {
        if (await installations.FindAsync(installation, ct) is not { } known)
        {
            return new SlackRenewed.Failed();
        }

        if (known.AccessToken != oldToken)
        {
            return new SlackRenewed.Done(known.AccessToken);
        }

        if (known.RefreshToken is null || options.Value is not { ClientId: not null, ClientSecret: not null })
        {
            return new SlackRenewed.Failed();
        }

        return await installations.TryLeaseAsync(installation, Lease, ct)
            ? await RenewAsync(installation, oldToken)
            : new SlackRenewed.Busy();
    }

    // Whoever asked for it may leave; a token that was made and not kept would be lost, so this goes on to its end.
    private async Task<SlackRenewed> RenewAsync(string installation, string oldToken)
    {
        var ct = CancellationToken.None;
        var secret = await installations.FindAsync(installation, ct);
        if (secret is null || secret.AccessToken != oldToken)
        {
            // Somebody was faster, between the look and the lease.
            await installations.ReleaseAsync(installation, ct);
            return secret is null ? new SlackRenewed.Failed() : new SlackRenewed.Done(secret.AccessToken);
        }

        var call = new SlackCall("oauth.v2.access", Arguments(secret)) { Installation = installation };
        var answer = await client.CallAsync(call, ct);
        if (
            answer is SlackAnswer.Done done
            && SlackGrants.OfRenewal(secret, done.Body, clock.GetUtcNow()) is { } renewed
        )
        {
            // Both new tokens are on disk before either is used.
            await installations.KeepAsync(installation, renewed, ct);
            await installations.ReleaseAsync(installation, ct);
            Log.Renewed(logger, installation);
            return new SlackRenewed.Done(renewed.AccessToken);
        }

        if (answer is SlackAnswer.Failed { Error: var error })
        {
            Log.Refused(logger, installation, error);
            await EndAsync(installation, error, ct);
        }
        else
        {
            Log.Unanswered(logger, installation, answer.GetType().Name);
        }

        return new SlackRenewed.Failed();
    }

    private JsonObject Arguments(SlackSecret secret) =>
        new()
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = secret.RefreshToken,
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
        };

    // Anything else (such as bad_client_secret) is for the operator to mend, and then goes on by itself.
    private async Task EndAsync(string installation, string error, CancellationToken ct)
    {
        if (error is "invalid_refresh_token" || SlackErrors.IsDeadToken(error))
        {
            await installations.NeedsReconnectingAsync(installation, Remedy, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The token of {Installation} was renewed")]
        public static partial void Renewed(ILogger logger, string installation);

        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Slack refuses to renew the token of {Installation}: {Error}. For invalid_refresh_token the app must be installed again; for a word about the client, look at Slack:ClientId and Slack:ClientSecret"
        )]
        public static partial void Refused(ILogger logger, string installation, string error);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The token of {Installation} could not be renewed now ({Answer}); it is tried again"
        )]
        public static partial void Unanswered(ILogger logger, string installation, string answer);
    }
}

/// <summary>How a renewal ended. The set is closed.</summary>
internal abstract record SlackRenewed
{
    private SlackRenewed() { }

    /// <summary>This token works from now on, and is kept.</summary>
    public sealed record Done(string Token) : SlackRenewed;

    /// <summary>Somebody else is at it.</summary>
    public sealed record Busy : SlackRenewed;

    /// <summary>There is no other token now.</summary>
    public sealed record Failed : SlackRenewed;
}
