using System.Text.Json;

namespace ReferralBot.Channels.Slack;

/// <summary>What the Web API answered to a call. The set is closed.</summary>
internal abstract record SlackAnswer
{
    private SlackAnswer() { }

    /// <summary>It was done.</summary>
    public sealed record Done(JsonElement Body) : SlackAnswer;

    /// <summary>It was not done: the error is Slack's word for it, such as <c>not_in_channel</c>.</summary>
    public sealed record Failed(string Error, JsonElement Body) : SlackAnswer;

    /// <summary>It was not done and may be tried again after this time.</summary>
    public sealed record Later(TimeSpan RetryAfter) : SlackAnswer
    {
        /// <summary>Whether Slack said so: this method is called too often in this workspace.</summary>
        public bool IsLimit { get; init; }
    }

    /// <summary>The answer was lost: it may have been done or not.</summary>
    public sealed record Lost(string Reason) : SlackAnswer;
}
