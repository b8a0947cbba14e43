using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReferralBot.Delivery;
using ReferralBot.Features.Turns;
using ReferralBot.Settings;

namespace ReferralBot.Hosting;

/// <summary>Sends traces and metrics to a collector, where the settings name one.</summary>
internal static class TelemetryRegistration
{
    public static void AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return;
        }

        services.AddHostedService<OutboxMeter>();
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("ReferralBot"))
            .WithTracing(traces =>
                traces
                    .AddSource(TurnMetrics.SourceName)
                    .AddAspNetCoreInstrumentation(http =>
                        http.EnrichWithHttpRequest = (span, _) => span.SetTag("url.query", null)
                    )
                    .AddOtlpExporter(exporter => exporter.Endpoint = endpoint)
            )
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(TurnMetrics.SourceName)
                    .AddAspNetCoreInstrumentation()
                    .AddOtlpExporter(exporter => exporter.Endpoint = endpoint)
            );
    }
}
