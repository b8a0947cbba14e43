using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// The gate that every card goes through on its way to Teams. What breaks a limit is a mistake of a renderer: in development (and
/// where there is no host) it throws, else it is logged and cut, because Teams would show nothing at all.
/// </summary>
internal sealed partial class TeamsOutgoing(ILogger<TeamsOutgoing> logger, IHostEnvironment? environment = null)
{
    /// <summary>The same card, or what is left of it within the limits.</summary>
    /// <exception cref="TeamsLimitException">A limit is broken, in development.</exception>
    public JsonObject Checked(JsonObject card)
    {
        var violations = TeamsLimits.Violations(card);
        if (violations.Count == 0)
        {
            return card;
        }

        if (environment is null || environment.IsDevelopment())
        {
            throw new TeamsLimitException(violations);
        }

        Log.Cut(logger, violations.Count, string.Join("; ", violations.Distinct()));
        return TeamsCut.Within(card);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Error,
            Message = "Teams would refuse a card for {Count} reasons, so it was cut: {Reasons}"
        )]
        public static partial void Cut(ILogger logger, int count, string reasons);
    }
}

/// <summary>Something was drawn that Teams would refuse.</summary>
[SuppressMessage("Design", "CA1064", Justification = "Nobody outside of here catches it: a renderer is wrong.")]
internal sealed class TeamsLimitException(IReadOnlyList<TeamsViolation> violations)
    : Exception($"Teams would refuse this: {string.Join("; ", violations)}")
{
    /// <summary>What is wrong, and where.</summary>
    public IReadOnlyList<TeamsViolation> Violations { get; } = violations;
}
