using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Commands;

/// <summary>Answers one command on every channel, without a form. What is missing is asked for in a sentence.</summary>
public interface ICommand
{
    /// <summary>What is typed.</summary>
    static abstract CommandSpec Spec { get; }

    /// <summary>Acts on answers that were checked.</summary>
    Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct);
}

/// <summary>
/// Answers one command that has a form: with nothing missing the line is acted on at once, else the form opens with what was typed.
/// </summary>
public interface IFormCommand
{
    /// <summary>What is typed, and the fields of the form.</summary>
    static abstract CommandSpec Spec { get; }

    /// <summary>
    /// Puts the questions for this person, with the options and the defaults that are known only now. What was typed is filled in
    /// afterwards; fields with an answer that are not among the questions travel with the form.
    /// </summary>
    Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct);

    /// <summary>Acts on answers that were checked.</summary>
    Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct);
}

/// <summary>A command with a form that can be started from a message that somebody wrote.</summary>
public interface IMessageCommand : IFormCommand
{
    /// <summary>
    /// What of the form the message answers, by things that the practice knows already: nothing that somebody only wrote there.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">What the message says. It is not kept.</param>
    /// <param name="writtenAt">When it was written.</param>
    /// <param name="ct">Stops the look.</param>
    Task<RawAnswers> ReadMessageAsync(Turn turn, string text, DateTimeOffset writtenAt, CancellationToken ct);
}

/// <summary>Says who may use a command.</summary>
public interface IAccessPolicy
{
    /// <summary>The sentence that refuses the person of this turn, or <see langword="null"/> when they may.</summary>
    ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct);
}
