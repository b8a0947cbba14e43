using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ReferralBot.Channels.Wire;

/// <summary>
/// What is tried again at once, and when nothing is tried at all: calls that may be repeated are, twice; and an installation
/// for which nearly everything fails is left alone for a while, without harm to the others.
/// </summary>
internal static class CallResilience
{
    /// <summary>How long an installation is left alone.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private const int MostRetries = 2;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(300);
    private static readonly HttpRequestOptionsKey<string> Installation = new("call.installation");
    private static readonly HttpRequestOptionsKey<bool> Repeatable = new("call.repeatable");

    /// <summary>Notes whose request it is, and whether it may be made again.</summary>
    public static void Describe(HttpRequestMessage request, string? installation, bool isRepeatable)
    {
        request.Options.Set(Installation, installation ?? "");
        request.Options.Set(Repeatable, isRepeatable);
    }

    /// <summary>Whether there was nobody to send anything to, so that nothing can have been done.</summary>
    public static bool WasNeverSent(HttpRequestException fault) =>
        fault.HttpRequestError
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    /// <summary>Adds it to a client.</summary>
    public static void AddCallResilience(this IHttpClientBuilder client) =>
        client
            .AddResilienceHandler(
                "calls",
                (pipeline, context) =>
                {
                    pipeline.TelemetryListener = null; // it writes down faults with the addresses in them; each call is logged by us
                    pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                    pipeline.AddRetry(Retry()).AddCircuitBreaker(Breaker());
                }
            )
            .SelectPipelineBy(_ => KeyOf);

    // Where no installation is known, all requests to one host are in it together.
    private static string KeyOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(Installation, out var installation) && installation.Length > 0
            ? installation
            : request.RequestUri!.Authority;

    private static HttpRetryStrategyOptions Retry() =>
        new()
        {
            MaxRetryAttempts = MostRetries,
            Delay = FirstRetry,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = false, // who is limited waits outside of the call
            ShouldHandle = tried => new ValueTask<bool>(
                tried.Context.GetRequestMessage() is { } request
                    && request.Options.TryGetValue(Repeatable, out var isRepeatable)
                    && isRepeatable
                    && HasFailed(tried.Outcome)
            ),
        };

    private static HttpCircuitBreakerStrategyOptions Breaker() =>
        new()
        {
            FailureRatio = 0.8,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = Break,
            ShouldHandle = tried => new ValueTask<bool>(HasFailed(tried.Outcome)),
        };

    private static bool HasFailed(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or IOException or OperationCanceledException
        || (int?)outcome.Result?.StatusCode >= 500;
}
