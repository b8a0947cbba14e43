using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>Answers what a person did in Slack: the acknowledgement, the dialogs to open and the messages to post.</summary>
internal sealed class SlackReplies
{
    /// <summary>
    /// Makes the acknowledgement and opens what must be opened before it. What can wait is in <see cref="SlackAck.After"/>.
    /// </summary>
    public Task<SlackAck> AnswerAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct) =>
        Task.FromResult(SlackAck.Empty);

    /// <summary>The acknowledgement that says that the work still goes on.</summary>
    public SlackAck StillWorking(SlackRead.Done done) => SlackAck.Empty;

    /// <summary>Gives the real answer after <see cref="StillWorking"/>.</summary>
    public Task AnswerLateAsync(SlackRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct) =>
        Task.CompletedTask;
}
