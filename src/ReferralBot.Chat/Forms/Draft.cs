namespace ReferralBot.Chat.Forms;

/// <summary>What a person typed and what was not done yet, kept for 15 minutes so that nothing has to be typed twice.</summary>
/// <param name="HandlerId">The command it was meant for.</param>
/// <param name="Answers">What was typed for each field.</param>
/// <param name="State">What travels with the form, as in <see cref="Form.State"/>.</param>
public sealed record Draft(string HandlerId, RawAnswers Answers, string? State);

/// <summary>Keeps drafts. A draft is found only by the person who typed it.</summary>
public interface IDraftStore
{
    /// <summary>
    /// Keeps a draft for 15 minutes and returns an id that cannot be guessed. It is kept at once and alone: what a handler
    /// has changed and not saved stays unsaved.
    /// </summary>
    Task<string> KeepAsync(UserRef user, Draft draft, CancellationToken ct);

    /// <summary>Finds a draft that is still kept; <see langword="null"/> when it is gone, spent or somebody else's.</summary>
    Task<Draft?> FindAsync(UserRef user, string id, CancellationToken ct);

    /// <summary>
    /// Takes a draft that is there away together with what the handler saves next, in the same transaction, so that a second
    /// press of its button finds nothing. A turn may spend several; where one of them is gone by then, nothing is saved.
    /// </summary>
    Task SpendAsync(UserRef user, string id, CancellationToken ct);
}
