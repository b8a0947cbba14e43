namespace ReferralBot.Chat.Channels;

/// <summary>
/// Keeps what belongs to a form while it is open, for channels that show everything that travels with a form to the person's
/// program: there only the id travels. It is kept for a day, and found only by the person whose form it is.
/// </summary>
public interface IOpenForms
{
    /// <summary>Keeps it, for the practice of the turn, and returns an id that cannot be guessed.</summary>
    Task<string> KeepAsync(UserRef user, OpenForm form, CancellationToken ct);

    /// <summary>Finds it, before any practice is known; <see langword="null"/> when it is gone or somebody else's.</summary>
    Task<OpenForm?> FindAsync(UserRef user, string id, CancellationToken ct);
}

/// <summary>What belongs to an open form.</summary>
/// <param name="Conversation">Where it was asked for; the answer belongs there, too.</param>
/// <param name="State">What must come back with the form, as in <see cref="Forms.Form.State"/>.</param>
/// <param name="ReplyTo">The channel's own address for answers, where it gave one.</param>
/// <param name="OpenedAt">When it was opened.</param>
public sealed record OpenForm(ConversationRef Conversation, string? State, string? ReplyTo, DateTimeOffset OpenedAt);
