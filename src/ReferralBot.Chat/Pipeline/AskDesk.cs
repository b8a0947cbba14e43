using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>Asks back, and keeps what was typed in a draft that the buttons go on with.</summary>
internal sealed class AskDesk(IDraftStore drafts)
{
    /// <summary>Asks which thing a typed word means, or says that there is none.</summary>
    public async Task<Reply> WhichAsync(Turn turn, HandlerWork work, LookupDesk.Unclear unclear, CancellationToken ct)
    {
        var id = await drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var field = unclear.Field.Id;
        List<Button> buttons =
        [
            .. unclear.Options.Select(option => new Button(option.Label, DraftLine.Pick(id, field, option.Value))),
        ];
        if (unclear.Adds is not null)
        {
            buttons.Add(new Button(buttons.Count > 0 ? "None of these: add" : "Add it", DraftLine.Add(id, field)));
        }

        if (unclear.Options.Count > 0)
        {
            return new Reply.Shown(
                new Card("Which one do you mean?", new Block.Paragraph(unclear.Message), new Block.Buttons(buttons))
            )
            {
                AwaitsAnswer = true,
            };
        }

        if (work.Entry.HasForm)
        {
            buttons.Add(new Button("Choose another", DraftLine.Choose(id, field)));
        }

        return Reply.Problem(unclear.Message, buttons);
    }

    /// <summary>Asks whether to go on, as the handler was unsure.</summary>
    public async Task<Reply> FirstAsync(Turn turn, HandlerWork work, Reply.Unsure unsure, CancellationToken ct)
    {
        var id = await drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var instead =
            unsure.Instead is { } option && work.State is { WaitingDraft: { } waiting, WaitingField: { } field }
                ?
                [
                    new Button($"Use {option.Label}", DraftLine.Pick(waiting, field, option.Value))
                    {
                        Style = ButtonStyle.Primary,
                    },
                ]
                : unsure.Others;
        return new Reply.Shown(
            new Card(
                "Just to be sure",
                new Block.Paragraph(unsure.Question),
                new Block.Buttons([
                    .. instead,
                    new Button(unsure.YesLabel, DraftLine.Yes(id, unsure.Key)),
                    new Button("Never mind", DraftLine.Drop(id)),
                ])
            )
        )
        {
            AwaitsAnswer = true,
        };
    }

    /// <summary>Says what is wrong; the button opens the form with what was typed.</summary>
    public async Task<Reply> KeepAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct)
    {
        if (!work.Entry.HasForm)
        {
            return Reply.Problem($"{problem}{Example(work.Entry.Spec)}");
        }

        var id = await drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        return Reply.Problem(problem, new Button("Open the form", DraftLine.Open(id)) { Style = ButtonStyle.Primary });
    }

    /// <summary>Says "Did you mean …?"; the button goes on with what was typed, unless that must not be kept.</summary>
    public async Task<Reply> SuggestAsync(Turn turn, HandlerWork work, string problem, CancellationToken ct)
    {
        if (work.HoldsSecret)
        {
            return Reply.Problem($"{problem} Please type it again.");
        }

        var id = await drafts.KeepAsync(turn.User, work.ToDraft(), ct);
        var line = work.OpensForm ? DraftLine.Open(id) : DraftLine.Go(id);
        return Reply.Problem(problem, new Button($"Yes, {work.Entry.Spec.Sub}", line) { Style = ButtonStyle.Primary });
    }

    /// <summary>An example to end a sentence with; nothing where the command has none.</summary>
    public static string Example(CommandSpec spec) => spec.Examples.Count == 0 ? "" : $" Example: {spec.Examples[0]}";
}
