using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>The lines of the buttons that go on with a draft.</summary>
internal static class DraftLine
{
    public const string Root = "draft";

    public static string Go(string id) => $"{Root} go {id}";

    public static string Open(string id) => $"{Root} open {id}";

    public static string Choose(string id, string field) => $"{Root} choose {id} {field}";

    public static string Pick(string id, string field, string value) => $"{Root} pick {id} {field} {value}";

    public static string Add(string id, string field) => $"{Root} add {id} {field}";

    public static string Yes(string id, string key) => $"{Root} yes {id} {key}";

    public static string Drop(string id) => $"{Root} drop {id}";
}

/// <summary>Answers the buttons that go on with a draft.</summary>
internal sealed class DraftDesk(HandlerCatalog catalog, HandlerDesk desk)
{
    /// <summary>What a button of an older version gets for an answer.</summary>
    public const string OlderButton = "That button is from an older version of me. Please type the command instead.";

    public static bool Owns(string line) => line.StartsWith(DraftLine.Root + " ", StringComparison.Ordinal);

    /// <summary>Whether what a draft's button goes on with is its form.</summary>
    public static bool OpensForm(string line) => line.Split(' ', 3) is [_, "open" or "choose" or "add", _];

    public async Task<Reply> PressAsync(Turn turn, string line, CancellationToken ct)
    {
        var words = line.Split(' ', 5);
        if (
            words.Length < 3
            || await desk.Drafts.FindAsync(turn.User, words[2], ct) is not { } draft
            || !catalog.TryGet(draft.HandlerId, out var entry)
        )
        {
            return Reply.Problem(
                "That is done already, or it was more than 15 minutes ago. Please type it again if you still need it."
            );
        }

        var work = new HandlerWork(entry, draft.Answers, FormState.Read(draft.State)) { DraftId = words[2] };
        return words switch
        {
            [_, "go", _] => await desk.GoAsync(turn, work, ct),
            [_, "open", _] => await desk.GoAsync(turn, work with { OpensForm = true }, ct),
            // Choosing another one starts with an empty field: the typed word led nowhere.
            [_, "choose", _, var field] => await desk.GoAsync(
                turn,
                work with
                {
                    Answers = work.Answers.With(field),
                    OpensForm = true,
                },
                ct
            ),
            [_, "pick", _, var field, var value] => await desk.GoAsync(
                turn,
                work with
                {
                    Answers = work.Answers.With(field, value),
                },
                ct
            ),
            [_, "add", _, var field] => await desk.AddAsync(turn, work, field, ct),
            [_, "yes", _, .. var key] when key.Length > 0 => await desk.GoAsync(
                turn,
                work with
                {
                    State = work.State with { Confirmed = [.. work.State.Confirmed, string.Join(' ', key)] },
                },
                ct
            ),
            [_, "drop", _] => new Reply.Shown(new Card("Left as it was", new Block.Paragraph("Nothing was saved.")))
            {
                Replaces = true,
            },
            _ => Reply.Problem(OlderButton),
        };
    }
}
