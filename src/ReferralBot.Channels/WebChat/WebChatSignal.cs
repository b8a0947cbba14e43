namespace ReferralBot.Channels.WebChat;

/// <summary>Wakes the open pages of this process as soon as something was posted.</summary>
internal sealed class WebChatSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next <see cref="Wake"/>. Take it before looking for changes, so that none falls in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
