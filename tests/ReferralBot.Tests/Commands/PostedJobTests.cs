using ReferralBot.Chat;
using ReferralBot.Commands;
using ReferralBot.Features.Data;
using ReferralBot.Features.Jobs;

namespace ReferralBot.Tests.Commands;

/// <summary>What is said of a message that a job made is what is known of it.</summary>
public sealed class PostedJobTests
{
    private static readonly JobOutcome.Posted Posted = new("2026-10", new ConversationRef("chat", "T1", "C1"));

    [Theory]
    [InlineData(OutboxState.Sent, "Posted monthly-check-in for 2026-10 to chat/T1/C1.")]
    [InlineData(
        OutboxState.Pending,
        "Queued monthly-check-in for 2026-10 for chat/T1/C1. It is posted as soon as it can be"
    )]
    [InlineData(
        OutboxState.Sending,
        "Queued monthly-check-in for 2026-10 for chat/T1/C1. It is posted as soon as it can be"
    )]
    [InlineData(OutboxState.Refused, "Not posted: monthly-check-in for 2026-10 to chat/T1/C1. Nobody is there.")]
    [InlineData(OutboxState.Unknown, "Nobody knows whether monthly-check-in for 2026-10 was posted to chat/T1/C1")]
    public void Each_state_is_told_as_it_is(OutboxState state, string said) =>
        Assert.StartsWith(
            said,
            PostedJob.Sentence("monthly-check-in", Posted, state, "Nobody is there."),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_delayed_one_is_told_to_be_marked() =>
        Assert.EndsWith(
            "C1, marked as delayed.",
            PostedJob.Sentence("monthly-check-in", Posted with { Delayed = true }, OutboxState.Sent, error: null),
            StringComparison.Ordinal
        );
}
