using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Slack;

/// <summary>
/// The gate that every message, view and answer goes through on its way to Slack. What breaks a limit is a mistake of a renderer:
/// in development (and where there is no host) it throws, else it is logged and cut, because Slack would show nothing at all.
/// </summary>
internal sealed partial class SlackOutgoing(ILogger<SlackOutgoing> logger, IHostEnvironment? environment = null)
{
    /// <summary>The same, or what is left of it within the limits.</summary>
    /// <exception cref="SlackLimitException">A limit is broken, in development.</exception>
    public JsonObject Checked(JsonObject outgoing)
    {
        var violations = SlackLimits.Violations(outgoing);
        if (violations.Count == 0)
        {
            return outgoing;
        }

        if (environment is null || environment.IsDevelopment())
        {
            throw new SlackLimitException(violations);
        }

        var pointers = string.Join(
            ' ',
            violations.Select(violation => violation.Pointer).Distinct(StringComparer.Ordinal)
        );
        Log.Cut(logger, SlackLengths.RootType(outgoing), violations.Count, pointers);
        return SlackCut.Within(outgoing);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Slack would refuse a {Kind} for {Count} reasons, so it was cut, at: {Pointers}"
        )]
        public static partial void Cut(ILogger logger, string kind, int count, string pointers);
    }
}

/// <summary>Something was drawn that Slack would refuse.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Nobody outside of here catches it: a renderer is wrong.")]
internal sealed class SlackLimitException(IReadOnlyList<SlackViolation> violations)
    : Exception($"Slack would refuse this: {string.Join("; ", violations)}")
{
    /// <summary>What is wrong, and where.</summary>
    public IReadOnlyList<SlackViolation> Violations { get; } = violations;
}
