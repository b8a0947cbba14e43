using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Makes the calls to the Bot Connector, and says of each what is known: done, not done, to be tried again, or lost. It never makes
/// a call again that may have been done, unless that changes nothing.
/// </summary>
internal sealed class TeamsClient(HttpClient http, TimeProvider clock, TeamsMeter meter, ILogger<TeamsClient> logger)
{
    /// <summary>How long a connection may take.</summary>
    public static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(5);

    /// <summary>How long a call may take with everything, its answer read to the end.</summary>
    public static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(10);

    private const string Name = "teams";

    /// <summary>Adds the one client of the bot; what comes back says how it connects.</summary>
    public static IHttpClientBuilder AddTo(IServiceCollection services) =>
        WireClient.AddTo<TeamsClient>(services, Name);

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="place">Whose it is, and where the Bot Connector is.</param>
    /// <param name="token">The token; none for a playground, which wants none.</param>
    /// <param name="ct">Gives up; what became of the call is then unknown.</param>
    public async Task<TeamsAnswer> CallAsync(TeamsCall call, TeamsPlace place, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, call.At(place.ServiceUrl));
        if (call.Body is { } body)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        }

        CallResilience.Describe(request, place.Tenant, call.IsRepeatable);
        if (token is not null)
        {
            request.Options.Set(TeamsTokenHandler.Token, token);
        }

        var started = clock.GetTimestamp();
        var answer = await SendAsync(request, ct);
        var took = clock.GetElapsedTime(started);
        meter.Called(call.Operation, answer, took);
        TeamsCallLog.Answered(logger, call, place.Tenant, answer, took);
        return call.IsRepeatable && answer is TeamsAnswer.Lost
            ? new TeamsAnswer.Later(RetryAfter.Jittered(TeamsAnswerReader.Soon))
            : answer;
    }

    private async Task<TeamsAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var timeUp = new CancellationTokenSource(ToAnswer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, ct);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return TeamsAnswerReader.Of(response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (BrokenCircuitException)
        {
            return new TeamsAnswer.Later(CallResilience.Break) { ForTenant = true };
        }
        catch (HttpRequestException fault) when (CallResilience.WasNeverSent(fault))
        {
            return new TeamsAnswer.Later(TeamsAnswerReader.Soon);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new TeamsAnswer.Lost($"The connection broke ({fault.GetType().Name}).");
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested)
        {
            return new TeamsAnswer.Lost("There was no answer in time.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new TeamsAnswer.Later(TeamsAnswerReader.Soon); // there was no connection in time
        }
    }
}
