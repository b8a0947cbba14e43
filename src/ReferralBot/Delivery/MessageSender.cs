using System.Text.Json;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;

namespace ReferralBot.Delivery;

/// <summary>Hands one message to its channel, and writes down what became of it.</summary>
internal sealed partial class MessageSender(
    IEnumerable<IChannel> channels,
    OutboxQueue queue,
    RefusedPosts refusedPosts,
    DispatchLimits limits,
    ILogger<MessageSender> logger
)
{
    // With the backoff of the limits, three hours.
    private const int MostTries = 25;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(
        channel => channel.Name,
        StringComparer.Ordinal
    );

    /// <summary>Deals with what was in hand when somebody died; says how many answers are lost.</summary>
    public Task<int> RecoverAsync(DateTimeOffset claimedBefore, CancellationToken ct) =>
        queue.RecoverAsync(
            claimedBefore,
            [.. _channels.Values.Where(channel => channel.RepeatsAreSafe).Select(channel => channel.Name)],
            ct
        );

    /// <summary>Sends it. When this returns, its end is written down; what was sent is reported even while the host stops.</summary>
    /// <returns>What comes next in its conversation.</returns>
    public async Task<DueMessage?> SendAsync(ClaimedMessage message, CancellationToken giveUp)
    {
        var end = await EndOfAsync(message, giveUp);
        if (end is SendResult.Refused { Remedy: { } remedy } && message.Kind == OutboxKind.Post)
        {
            await TellAsync(message, remedy, giveUp);
        }

        var reported = await ReportAsync(message, end);
        Log.Ended(logger, message.Id.ToString(), message.Conversation.Channel, end.GetType().Name, message.Attempt);
        return reported.Next;
    }

    private async Task<SendResult> EndOfAsync(ClaimedMessage message, CancellationToken giveUp)
    {
        if (!_channels.TryGetValue(message.Conversation.Channel, out var channel))
        {
            return new SendResult.Refused($"The bot has no channel '{message.Conversation.Channel}' here.");
        }

        using var timeUp = new CancellationTokenSource(limits.Answer, limits.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, giveUp);
        try
        {
            // A channel that ignores its token must not hold the conversation for ever.
            return await PutAsync(channel, message, either.Token).WaitAsync(either.Token);
        }
        catch (JsonException)
        {
            return new SendResult.Refused("The message can't be read any more.");
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return Lost(channel, message, "There was no answer in time.");
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Its message may hold what people typed.
            Log.Failed(logger, message.Id.ToString(), fault);
            return Lost(channel, message, $"Sending failed ({fault.GetType().Name}).");
        }
    }

    // Before the refusal is written down: after a crash in between the message counts as lost, which is shown, too.
    private async Task TellAsync(ClaimedMessage message, string remedy, CancellationToken giveUp)
    {
        try
        {
            await refusedPosts.TellAsync(message, remedy, _channels[message.Conversation.Channel], giveUp);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Log.NotTold(logger, message.Id.ToString(), fault);
        }
    }

    private static Task<SendResult> PutAsync(IChannel channel, ClaimedMessage message, CancellationToken ct) =>
        message switch
        {
            { Kind: OutboxKind.Post } => channel.PostAsync(
                message.Conversation,
                message.Card,
                message.Id.ToString(),
                ct
            ),
            { TargetMessageId: { } target } => channel.ReplaceAsync(message.Conversation, target, message.Card, ct),
            _ => Task.FromResult<SendResult>(new SendResult.Refused("The message that it replaces was never posted.")),
        };

    private static SendResult Lost(IChannel channel, ClaimedMessage message, string reason) =>
        !channel.RepeatsAreSafe && message.Kind == OutboxKind.Post ? new SendResult.Unknown(reason)
        : message.Attempt >= MostTries ? new SendResult.Refused(reason)
        : new SendResult.Wait(DispatchLimits.Backoff(message.Attempt));

    private Task<Reported> ReportAsync(ClaimedMessage message, SendResult end) =>
        end switch
        {
            SendResult.Sent sent => queue.SentAsync(message, sent.MessageId, CancellationToken.None),
            SendResult.Refused refused => queue.RefusedAsync(message, refused.Reason, CancellationToken.None),
            SendResult.Unknown unknown => queue.UnknownAsync(message, unknown.Reason, CancellationToken.None),
            SendResult.Wait wait => PutOffAsync(message, wait),
            _ => throw new InvalidOperationException($"No such end: {end.GetType().Name}."),
        };

    private async Task<Reported> PutOffAsync(ClaimedMessage message, SendResult.Wait wait)
    {
        // A channel that asks for a second again and again is asked less and less often.
        var backoff = DispatchLimits.Backoff(message.Attempt - 1);
        var asked = Clamp(wait.RetryAfter);
        var at = limits.Clock.GetUtcNow() + (asked > backoff ? asked : backoff);
        if (wait.ForInstallation)
        {
            var (channel, installation, _) = message.Conversation;
            var key = new InstallationKey(channel, installation);
            await queue.HoldAsync(key, message.Kind, limits.Clock.GetUtcNow() + asked, CancellationToken.None);
        }

        return await queue.RetryAtAsync(message, at, "The channel asked to wait.", CancellationToken.None);
    }

    private static TimeSpan Clamp(TimeSpan wait) =>
        wait < ShortestWait ? ShortestWait
        : wait > LongestWait ? LongestWait
        : wait;

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Message {Message} on {Channel}: {End} at try {Attempt}"
        )]
        public static partial void Ended(ILogger logger, string message, string channel, string end, int attempt);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be told that message {Message} was refused")]
        public static partial void NotTold(ILogger logger, string message, Exception fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} could not be handed over")]
        public static partial void Failed(ILogger logger, string message, Exception fault);
    }
}
