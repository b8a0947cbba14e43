using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>A command with what was typed for it so far, on its way to its handler.</summary>
internal sealed record HandlerWork(HandlerCatalog.HandlerEntry Entry, RawAnswers Answers, FormState State)
{
    /// <summary>The draft that this came from, spent when the handler saves.</summary>
    public string? DraftId { get; init; }

    /// <summary>Whether the form opens even when nothing is missing.</summary>
    public bool OpensForm { get; init; }

    public Draft ToDraft() => new(Entry.Spec.Id, Answers, State.Write());

    /// <summary>Every required field without an answer, and every answer that can't be read, in the order of the fields.</summary>
    public IReadOnlyDictionary<string, string> Problems(Reading reading) =>
        Entry
            .Spec.Fields.Select(field => (field.Id, Problem: ProblemOf(field, reading)))
            .Where(pair => pair.Problem is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Problem!, StringComparer.Ordinal);

    /// <summary>The same, with every answer that can be read written as a form would send it.</summary>
    public HandlerWork Canonical(Reading reading) =>
        this with
        {
            Answers = Entry
                .Spec.Fields.Where(field =>
                    Answers.For(field.Id) is { Count: > 0 } raw && field.Check(raw, reading) is null
                )
                .Aggregate(Answers, (all, field) => all.With(field.Id, field.Canonical(all.For(field.Id), reading))),
        };

    private string? ProblemOf(Field field, Reading reading) =>
        Answers.For(field.Id) is { Count: > 0 } raw ? field.Check(raw, reading)
        : field.Required ? field.Missing
        : null;
}
