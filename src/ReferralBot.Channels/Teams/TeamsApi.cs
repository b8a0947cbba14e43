using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Teams;

/// <summary>Calls the Bot Connector for a tenant: with the bot's token, at trusted hosts only, and within its limits.</summary>
internal sealed class TeamsApi(
    TeamsClient client,
    TeamsTokens tokens,
    TeamsHosts hosts,
    TeamsRates rates,
    TeamsOptions options
)
{
    private const string NoHost =
        "Teams named an address that isn't the Bot Connector's. If it is right, add its host to Teams:TrustedServiceHosts.";

    // Tenants whose Bot Connector is the government's. Other hosts tell them so.
    private readonly ConcurrentDictionary<string, bool> _gcc = new(StringComparer.Ordinal);

    /// <summary>Posts a message; the body that comes back holds its <c>id</c>.</summary>
    public Task<TeamsAnswer> SendAsync(TeamsPlace place, JsonObject activity, CancellationToken ct) =>
        CallAsync(TeamsCall.Send(place.ConversationId, activity), place, ct);

    /// <summary>Posts a message that only one person in the conversation sees.</summary>
    /// <param name="place">The conversation.</param>
    /// <param name="mri">Teams' own id of the person.</param>
    /// <param name="activity">The message.</param>
    /// <param name="ct">Gives up; what became of it is then unknown.</param>
    public Task<TeamsAnswer> WhisperAsync(TeamsPlace place, string mri, JsonObject activity, CancellationToken ct) =>
        CallAsync(TeamsCall.Whisper(place.ConversationId, mri, activity), place, ct);

    /// <summary>Puts a message in the place of one that was posted before.</summary>
    public Task<TeamsAnswer> UpdateAsync(
        TeamsPlace place,
        string messageId,
        JsonObject activity,
        bool isTargeted,
        CancellationToken ct
    ) => CallAsync(TeamsCall.Update(place.ConversationId, messageId, activity, isTargeted), place, ct);

    /// <summary>The chat with a person alone; the body that comes back holds its <c>id</c>.</summary>
    /// <param name="near">Any place in the same tenant.</param>
    /// <param name="mri">Teams' own id of the person.</param>
    /// <param name="ct">Gives up.</param>
    public Task<TeamsAnswer> OpenPersonalAsync(TeamsPlace near, string mri, CancellationToken ct) =>
        CallAsync(TeamsCall.OpenPersonal(near, mri), near with { ConversationId = mri }, ct);

    /// <summary>Who somebody in a conversation is.</summary>
    /// <param name="place">The conversation.</param>
    /// <param name="userId">The person, by Teams' own id or by the Entra id.</param>
    /// <param name="ct">Gives up.</param>
    public Task<TeamsAnswer> MemberAsync(TeamsPlace place, string userId, CancellationToken ct) =>
        CallAsync(TeamsCall.Member(place.ConversationId, userId), place, ct);

    private async Task<TeamsAnswer> CallAsync(TeamsCall call, TeamsPlace named, CancellationToken ct)
    {
        if (!hosts.IsTrusted(named.ServiceUrl))
        {
            return new TeamsAnswer.Unsent(NoHost);
        }

        var place = _gcc.ContainsKey(named.Tenant) ? AtGcc(named) : named;
        if (rates.Remaining(place) is { } wait)
        {
            return wait;
        }

        var answer = await WithTokenAsync(call, place, ct);
        if (answer is TeamsAnswer.Failed { Code: TeamsErrors.OtherHost } && place.ServiceUrl.Host != TeamsHosts.Gcc)
        {
            _gcc[named.Tenant] = true;
            answer = await WithTokenAsync(call, AtGcc(place), ct);
        }

        return answer is TeamsAnswer.Later { IsLimit: true } later && rates.Close(place, later.RetryAfter)
            ? later with
            {
                ForTenant = true,
            }
            : answer;
    }

    private async Task<TeamsAnswer> WithTokenAsync(TeamsCall call, TeamsPlace place, CancellationToken ct)
    {
        if (options.IsPlayground)
        {
            return await client.CallAsync(call, place, token: null, ct);
        }

        if (await tokens.GetAsync(ct) is not { } token)
        {
            return new TeamsAnswer.Unsent(tokens.Report().Problem ?? "There is no token for Teams.");
        }

        var answer = await client.CallAsync(call, place, token, ct);
        return
            answer is TeamsAnswer.Failed { Status: (int)HttpStatusCode.Unauthorized }
            && await tokens.RenewAsync(token, ct) is { } renewed
            ? await client.CallAsync(call, place, renewed, ct)
            : answer;
    }

    // The host changes, the region in the path stays (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
    // conversation-messages, InvalidBotApiHost).
    private static TeamsPlace AtGcc(TeamsPlace place) =>
        place with
        {
            ServiceUrl = new UriBuilder(place.ServiceUrl)
            {
                Scheme = Uri.UriSchemeHttps,
                Host = TeamsHosts.Gcc,
                Port = -1,
            }.Uri,
        };
}
