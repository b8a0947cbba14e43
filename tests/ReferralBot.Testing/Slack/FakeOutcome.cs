namespace ReferralBot.Testing.Slack;

/// <summary>What came of something that a person did.</summary>
/// <param name="Ack">The acknowledgement; nothing where none came in three seconds, or nothing was sent.</param>
/// <param name="Complaint">What Slack's own program says to the person when the app did something wrong.</param>
public sealed record FakeOutcome(FakeAck? Ack, string? Complaint)
{
    /// <summary>What is shown for a command that was not acknowledged in time.</summary>
    public const string Timeout = "operation_timeout";

    /// <summary>What is shown for a modal whose answer was late, unknown or wrong.</summary>
    public const string Trouble = "We had some trouble connecting. Try again?";

    /// <summary>What is shown at an input that must be filled in.</summary>
    public const string Required = "Please complete this required field.";

    /// <summary>Nothing was sent: the program itself found the form incomplete.</summary>
    public static FakeOutcome Held { get; } = new(Ack: null, Complaint: null);
}
