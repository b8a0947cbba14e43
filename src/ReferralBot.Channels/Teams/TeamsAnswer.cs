using System.Text.Json;

namespace ReferralBot.Channels.Teams;

/// <summary>What the Bot Connector answered. The set is closed.</summary>
internal abstract record TeamsAnswer
{
    private TeamsAnswer() { }

    /// <summary>Done; the body is an object, an empty one where there was none.</summary>
    public sealed record Done(JsonElement Body) : TeamsAnswer;

    /// <summary>Refused: the status and the code of the error, <c>BotNotInConversationRoster</c> for example.</summary>
    public sealed record Failed(int Status, string Code) : TeamsAnswer
    {
        /// <summary>Both, as they are written down.</summary>
        public string Refusal { get; } = $"{Status} {Code}";
    }

    /// <summary>Not now.</summary>
    public sealed record Later(TimeSpan RetryAfter) : TeamsAnswer
    {
        /// <summary>Whether the same is true of everything in the tenant, not of this conversation alone.</summary>
        public bool ForTenant { get; init; }

        /// <summary>Whether Teams said so: it is called too often.</summary>
        public bool IsLimit { get; init; }
    }

    /// <summary>Nothing was sent: there is no token, or the host is none that gets one. The reason says what to mend.</summary>
    public sealed record Unsent(string Reason) : TeamsAnswer;

    /// <summary>The answer was lost: it may be done or not.</summary>
    public sealed record Lost(string Reason) : TeamsAnswer;
}
