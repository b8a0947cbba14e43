using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>What the bot answered to an activity.</summary>
public sealed record FakeBotAnswer(int Status, string Body)
{
    /// <summary>The body as JSON; <see langword="null"/> where there is none, or none that can be read.</summary>
    public JsonObject? Json
    {
        get
        {
            try
            {
                return Body.Length == 0 ? null : JsonNode.Parse(Body) as JsonObject;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}

/// <summary>How what people do reaches the bot.</summary>
public interface ITeamsTransport
{
    /// <summary>Sends it and waits for the answer, however long it takes: whoever calls looks at the clock.</summary>
    Task<FakeBotAnswer> SendAsync(JsonObject activity, CancellationToken ct);
}

/// <summary>By HTTP, with a token of the Bot Framework.</summary>
public sealed class TeamsHttpTransport(FakeTeams teams, Uri bot) : ITeamsTransport, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = bot, Timeout = Timeout.InfiniteTimeSpan };

    public async Task<FakeBotAnswer> SendAsync(JsonObject activity, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        var serviceUrl = activity["serviceUrl"]!.GetValue<string>();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", teams.Issuer.Token(serviceUrl));
        using var response = await _http.SendAsync(request, ct);
        return new FakeBotAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Sends what a person did and waits as long as Teams does.</summary>
internal sealed class FakeTeamsWire(FakeTeamsWorld world, ITeamsTransport transport)
{
    /// <summary>Of any activity (github.com/MicrosoftDocs/msteams-docs/issues/6084).</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Of what is sent from a dialog of a message extension, which the program sends twice more
    /// (learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit).
    /// </summary>
    public static readonly TimeSpan Extension = TimeSpan.FromSeconds(5);

    /// <summary>What was sent last, to send it again.</summary>
    public JsonObject? Last { get; private set; }

    /// <summary>The id of what is sent next, where it is not to be a new one.</summary>
    public string? NextId { get; set; }

    /// <summary>The answer; nothing where it was late or the bot could not be reached.</summary>
    public async Task<FakeBotAnswer?> SendAsync(JsonObject activity, TimeSpan patience)
    {
        if (NextId is { } id)
        {
            (activity["id"], NextId) = (id, null);
        }

        Last = activity;
        using var gaveUp = new CancellationTokenSource();
        try
        {
            return await transport.SendAsync(activity, gaveUp.Token).WaitAsync(patience, world.Clock);
        }
        catch (Exception fault) when (fault is TimeoutException or HttpRequestException)
        {
            await gaveUp.CancelAsync();
            return null;
        }
    }

    /// <summary>The answer to what is sent up to three times, each time under a new id.</summary>
    public async Task<FakeBotAnswer?> InsistAsync(JsonObject activity)
    {
        for (var left = 3; left > 0; left--)
        {
            if (await SendAsync(activity, Extension) is { } answer)
            {
                return answer;
            }

            activity = (JsonObject)activity.DeepClone();
            activity["id"] = $"f:{world.Locked(world.NextMessageId)}";
        }

        return null;
    }
}
