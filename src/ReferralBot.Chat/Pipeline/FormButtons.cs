using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Pipeline;

/// <summary>
/// Tells which buttons lead to a form, as far as their lines show it: a platform may have to know it when it draws the button, in
/// order to open the form at once when it is pressed.
/// </summary>
public sealed class FormButtons(HandlerCatalog catalog)
{
    // Which day it is does not change what is missing.
    private static readonly Reading AnyDay = new(new DateOnly(2000, 1, 1));

    private readonly LineRouter _router = new(catalog);

    /// <summary>Whether a press on a button with this line is answered with a form.</summary>
    public bool LeadsToForm(string line) =>
        DraftDesk.Owns(line)
            ? DraftDesk.OpensForm(line)
            : _router.Find(line) is Route.Known { Entry.HasForm: true } known && IsIncomplete(known);

    private static bool IsIncomplete(Route.Known known)
    {
        var (answers, problem) = LineReader.Read(known.Entry.Spec, known.Words, AnyDay);
        if (problem is not null)
        {
            return false; // it is answered with what is wrong, and a button that leads to the form
        }

        var work = new HandlerWork(known.Entry, answers, FormState.Empty);
        return work.IsEmpty || known.Entry.Spec.Fields.Any(field => field.Required && answers.For(field.Id).Count == 0);
    }
}
