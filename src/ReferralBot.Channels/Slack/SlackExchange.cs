using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Slack;

/// <summary>What is being answered: what was done, and the services of its turn.</summary>
internal sealed record SlackExchange(SlackRead.Done Done)
{
    // An address for answers lives for half an hour and takes five (docs.slack.dev/interactivity/handling-user-interaction).
    private static readonly TimeSpan ReplyToLives = TimeSpan.FromMinutes(25);

    /// <summary>The services of its turn; none where only a message is sent.</summary>
    public IServiceProvider? Scope { get; init; }

    /// <summary>
    /// Whether the acknowledgement is gone: its trigger is spent, and what it could have said must be said in another way.
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>Where it came from.</summary>
    public SlackOrigin Origin => Done.Origin;

    /// <summary>What was done.</summary>
    public Turn Turn => Done.Turn;

    /// <summary>The id under which what belongs to the dialog is kept, as long as it is.</summary>
    public string? OpenFormId => Origin.Opened is null ? null : Origin.OpenFormId;

    /// <summary>Whether there is a conversation to answer in; else there is only the person.</summary>
    public bool HasConversation => Turn.Conversation.Id != Origin.UserId;

    /// <summary>A service of the turn.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A scope for another turn that follows from this one.</summary>
    public AsyncServiceScope NewScope() => Services.CreateAsyncScope();

    private IServiceProvider Services => Scope ?? throw new InvalidOperationException("No turn is open.");

    /// <summary>The address for answers that still takes one.</summary>
    public Uri? ReplyTo(TimeProvider time) =>
        Origin.ResponseUrl
        ?? (
            Origin.Opened is { ReplyTo: { } kept, OpenedAt: var at }
            && time.GetUtcNow() - at < ReplyToLives
            && Uri.TryCreate(kept, UriKind.Absolute, out var address)
                ? address
                : null
        );
}
