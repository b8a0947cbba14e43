using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// Makes the calls to Slack, and says of each what is known: done, not done, to be tried again, or lost. It never makes a call
/// again that may have been done, unless that changes nothing.
/// </summary>
internal sealed class SlackClient(HttpClient http, SlackHosts hosts, TimeProvider clock, ILogger<SlackClient> logger)
{
    /// <summary>How long a connection may take.</summary>
    public static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take with everything, its answer read to the end.</summary>
    public static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(10);

    /// <summary>How long the bytes of a file may take.</summary>
    public static readonly TimeSpan ToUpload = TimeSpan.FromSeconds(60);

    private const string Name = "slack";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>Adds the one client of the bot; what comes back says how it connects.</summary>
    public static IHttpClientBuilder AddTo(IServiceCollection services) =>
        WireClient.AddTo<SlackClient>(services, Name);

    /// <summary>Calls a method of the Web API.</summary>
    /// <param name="method">Slack's name of it, such as <c>chat.postMessage</c>.</param>
    /// <param name="token">The token, for methods that need one.</param>
    /// <param name="arguments">What it is called with; what is null is left out.</param>
    /// <param name="ct">Gives up; what became of the call is then unknown.</param>
    public Task<SlackAnswer> CallAsync(string method, string? token, JsonObject arguments, CancellationToken ct) =>
        CallAsync(new SlackCall(method, arguments) { Token = token }, ct);

    /// <summary>Calls a method of the Web API.</summary>
    public async Task<SlackAnswer> CallAsync(SlackCall call, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(call.Form());
        using var request = new HttpRequestMessage(HttpMethod.Post, hosts.Of(call.Method)) { Content = content };
        CallResilience.Describe(request, call.Installation, call.IsRepeatable);
        if (call.Token is { } token)
        {
            request.Options.Set(SlackTokenHandler.Token, token);
        }

        var answer = await SendAsync(request, SlackAnswerReader.OfApi, ToAnswer, ct);
        SlackCallLog.Answered(logger, call, answer);
        return call.IsRepeatable && answer is SlackAnswer.Lost ? new SlackAnswer.Later(Soon) : answer;
    }

    /// <summary>Sends an answer to the address that Slack gave for it, which needs no token.</summary>
    public async Task<SlackAnswer> RespondAsync(Uri responseUrl, JsonObject message, CancellationToken ct)
    {
        if (!hosts.TakesAnswers(responseUrl))
        {
            SlackCallLog.RefusedAddress(logger);
            return SlackAnswerReader.Failed(SlackErrors.AddressNotAllowed);
        }

        using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, responseUrl) { Content = content };
        CallResilience.Describe(request, installation: null, isRepeatable: false);
        return await SendAsync(request, SlackAnswerReader.OfResponseUrl, ToAnswer, ct);
    }

    /// <summary>Sends the bytes of a file to the address that Slack gave for them, which needs no token.</summary>
    public async Task<SlackAnswer> UploadAsync(Uri uploadUrl, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (!hosts.TakesFiles(uploadUrl))
        {
            SlackCallLog.RefusedAddress(logger);
            return SlackAnswerReader.Failed(SlackErrors.AddressNotAllowed);
        }

        using var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new(MediaTypeNames.Application.Octet);
        using var request = new HttpRequestMessage(HttpMethod.Post, uploadUrl) { Content = content };
        CallResilience.Describe(request, installation: null, isRepeatable: false);
        return await SendAsync(request, SlackAnswerReader.OfUpload, ToUpload, ct);
    }

    private async Task<SlackAnswer> SendAsync(
        HttpRequestMessage request,
        Func<HttpResponseMessage, byte[], SlackAnswer> read,
        TimeSpan atMost,
        CancellationToken ct
    )
    {
        using var timeUp = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return read(response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (BrokenCircuitException)
        {
            return new SlackAnswer.Later(CallResilience.Break);
        }
        catch (HttpRequestException fault) when (CallResilience.WasNeverSent(fault))
        {
            return new SlackAnswer.Later(Soon);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new SlackAnswer.Lost($"The connection broke ({fault.GetType().Name}).");
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested)
        {
            return new SlackAnswer.Lost("There was no answer in time.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SlackAnswer.Later(Soon); // there was no connection in time
        }
    }
}
