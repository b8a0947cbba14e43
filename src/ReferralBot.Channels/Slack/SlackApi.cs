using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Slack;

/// <summary>Calls Slack for an installation: with its token, within its limits, and renewing the token when it has run out.</summary>
internal sealed class SlackApi(
    SlackClient client,
    SlackTokens tokens,
    SlackRates rates,
    SlackInstallations installations,
    TimeProvider clock
)
{
    // For so long nothing is sent with a token that Slack called dead; after that it may have been a mistake of Slack's.
    private static readonly TimeSpan Dead = TimeSpan.FromHours(1);

    private static readonly TimeSpan UntilRenewed = TimeSpan.FromSeconds(30);

    private const string Reconnect =
        "Slack doesn't accept my token any more. Somebody who may install apps has to install me again; everything that was logged is still here.";

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _dead = new(
        StringComparer.Ordinal
    );

    /// <summary>Calls a method of the Web API.</summary>
    public async Task<SlackAnswer> CallAsync(
        string installation,
        string method,
        JsonObject arguments,
        CancellationToken ct
    )
    {
        if (rates.Remaining(installation, method) is { } wait)
        {
            return new SlackAnswer.Later(wait) { IsLimit = true };
        }

        if (await tokens.GetAsync(installation, ct) is not { } token)
        {
            // Where something is installed the token is being renewed, or will be once Slack answers again.
            return await installations.FindAsync(installation, ct) is null
                ? SlackAnswerReader.Failed(SlackErrors.NotInstalled)
                : new SlackAnswer.Later(UntilRenewed);
        }

        if (_dead.TryGetValue(installation, out var dead) && dead.Token == token && clock.GetUtcNow() < dead.Until)
        {
            return SlackAnswerReader.Failed(SlackErrors.DeadToken);
        }

        var call = new SlackCall(method, arguments) { Token = token, Installation = installation };
        var answer = await client.CallAsync(call, ct);
        if (
            answer is SlackAnswer.Failed { Error: SlackErrors.TokenExpired }
            && await tokens.RenewAsync(installation, token, ct) is { } renewed
        )
        {
            call = call with { Token = renewed };
            answer = await client.CallAsync(call, ct);
        }

        await LearnAsync(call, answer, ct);
        return answer;
    }

    /// <summary>Sends an answer to the address that Slack gave for it.</summary>
    public Task<SlackAnswer> RespondAsync(Uri responseUrl, JsonObject message, CancellationToken ct) =>
        client.RespondAsync(responseUrl, message, ct);

    private async Task LearnAsync(SlackCall call, SlackAnswer answer, CancellationToken ct)
    {
        if (answer is SlackAnswer.Later { IsLimit: true } later)
        {
            rates.Close(call.Installation!, call.Method, later.RetryAfter);
        }
        else if (answer is SlackAnswer.Failed failed && SlackErrors.IsDeadToken(failed.Error))
        {
            await TellAsync(call.Installation!, call.Token!, ct);
        }
    }

    private async Task TellAsync(string installation, string token, CancellationToken ct)
    {
        await installations.NeedsReconnectingAsync(installation, Reconnect, ct);
        _dead[installation] = (token, clock.GetUtcNow() + Dead);
    }
}
