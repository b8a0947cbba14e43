using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Teams;

/// <summary>Draws what is shown, and lets nothing out that Teams would refuse.</summary>
internal sealed class TeamsCards(FormButtons buttons, TeamsOutgoing gate)
{
    /// <summary>What bridges the time until the answer is there.</summary>
    public const string StillWorking = "Still working on it. The answer comes in a moment.";

    /// <summary>A message that everybody in its conversation sees.</summary>
    public TeamsSurface Public { get; } = TeamsSurface.Message with { LeadsToForm = buttons.LeadsToForm };

    /// <summary>A message that the person alone sees.</summary>
    public TeamsSurface Alone(TeamsExchange exchange) => Public with { IsAlone = !exchange.IsPersonal };

    /// <summary>
    /// What stands in the place of a card. In that of a form it is as private as the form was, and its buttons belong to it.
    /// </summary>
    public TeamsSurface InPlace(TeamsExchange exchange) =>
        Public with
        {
            IsAlone = exchange.IsAlone || (exchange.IsForm && !exchange.IsPersonal),
            OpenFormId = exchange.OpenFormId,
        };

    /// <summary>The message that shows a card to everybody in a conversation.</summary>
    public JsonObject Message(Card card) => Draw(card, Public).ToMessage();

    /// <summary>A card.</summary>
    public TeamsDrawn Draw(Card card, TeamsSurface surface) =>
        new(gate.Checked(TeamsRenderer.Card(card, surface)), card.Title, card.Summary);

    /// <summary>What was not done.</summary>
    public TeamsDrawn Draw(Reply.Failed failed, TeamsSurface surface) =>
        new(gate.Checked(TeamsRenderer.Problem(failed, surface)), TeamsDialogs.ProblemTitle, failed.Message);

    /// <summary>A form. Its state is what is to come back with it.</summary>
    public TeamsDrawn Draw(Form form, TeamsSurface surface) =>
        new(gate.Checked(TeamsFormRenderer.Draw(form, surface)), form.Title, form.Title);

    /// <summary>A sentence.</summary>
    public TeamsDrawn Say(string sentence) => Draw(new Reply.Failed(sentence, []), Public);
}
