using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>A command with what was typed for it so far, on its way to its handler.</summary>
internal sealed record HandlerWork(HandlerCatalog.HandlerEntry Entry, RawAnswers Answers, FormState State)
{
    /// <summary>The draft that this came from, spent when the handler saves.</summary>
    public string? DraftId { get; init; }

    /// <summary>Whether the form opens even when nothing is missing.</summary>
    public bool OpensForm { get; init; }

    /// <summary>The drafts that are done with when the handler saves.</summary>
    public IReadOnlyList<string> Drafts => DraftId is null ? State.From : [.. State.From, DraftId];

    /// <summary>Whether nothing was typed yet.</summary>
    public bool IsEmpty => Entry.Spec.Fields.All(asked => Answers.For(asked.Id).Count == 0);

    /// <summary>Whether a secret was typed: then there is no draft to go on with.</summary>
    public bool HoldsSecret => Entry.Spec.Fields.Any(asked => asked.IsSecret && Answers.For(asked.Id).Count > 0);

    /// <summary>What is kept so that nothing has to be typed twice, without secrets.</summary>
    public Draft ToDraft()
    {
        var kept = Entry.Spec.Fields.Where(field => !field.IsSecret);
        var answers = new RawAnswers(kept.Select(field => KeyValuePair.Create(field.Id, Answers.For(field.Id))));
        return new Draft(Entry.Spec.Id, HoldsSecret ? answers : Answers, (State with { From = Drafts }).Write());
    }

    /// <summary>
    /// The same, with every answer that can be read written as a form would send it; and every required field without an answer
    /// and every answer that can't be read, in the order of the fields.
    /// </summary>
    public (HandlerWork Work, Dictionary<string, string> Problems) Checked(Reading reading)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new List<KeyValuePair<string, IReadOnlyList<string>>>(Entry.Spec.Fields.Count);
        foreach (var field in Entry.Spec.Fields)
        {
            var raw = Answers.For(field.Id);
            var problem =
                raw.Count > 0 ? field.Check(raw, reading)
                : field.Required ? field.Missing
                : null;
            if (problem is not null)
            {
                problems.Add(field.Id, problem);
            }

            answers.Add(new(field.Id, raw.Count > 0 && problem is null ? field.Canonical(raw, reading) : raw));
        }

        return (this with { Answers = new RawAnswers(answers) }, problems);
    }
}
