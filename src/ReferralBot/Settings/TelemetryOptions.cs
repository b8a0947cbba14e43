namespace ReferralBot.Settings;

/// <summary>Where traces and metrics go; nowhere unless set (the settings section <c>Telemetry</c>).</summary>
public sealed class TelemetryOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>The address of an OpenTelemetry collector that speaks OTLP over gRPC, e.g. http://localhost:4317.</summary>
    public Uri? Endpoint { get; set; }
}
