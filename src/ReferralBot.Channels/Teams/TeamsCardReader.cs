using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Makes turns of the buttons and forms of cards and dialogs. The data of a card is in the hands of whoever sees it: a line is
/// checked as if it had been typed, and of a form only the id of what was kept for it is believed, for the person it was kept for.
/// </summary>
internal sealed class TeamsCardReader(TeamsCardState state)
{
    // The renderer draws no button with a longer one.
    private const int MaxLine = 1_000;

    // What a button of an older version carries, so that the kernel says so.
    private const string NoLine = "";

    /// <summary>Whether data is that of a card of ours.</summary>
    public static bool IsOurs(JsonElement data) =>
        data.At(TeamsFormRenderer.FormKey).ValueKind != JsonValueKind.Undefined
        || data.At(TeamsRenderer.LineKey).ValueKind != JsonValueKind.Undefined;

    /// <summary>What somebody did with a card: the data says whether it was a form or a button.</summary>
    public TeamsRead.Done Did(JsonElement activity, TeamsOrigin origin, JsonElement data, DateTimeOffset at) =>
        data.At(TeamsFormRenderer.FormKey).Token() is { } form
            ? Sent(activity, origin, (form, data), at)
            : Pressed(activity, origin, data, at);

    /// <summary>A button, whatever else is in its data.</summary>
    public static TeamsRead.Done Pressed(JsonElement activity, TeamsOrigin origin, JsonElement data, DateTimeOffset at)
    {
        var line = data.At(TeamsRenderer.LineKey).Text() is { Length: <= MaxLine } known ? known : NoLine;
        return origin.Did(new TurnInput.Press(line), at, TeamsTurns.Key(activity, origin));
    }

    // Nothing is known of the form yet: until what was kept for it is found, it is one that was open for too long.
    private TeamsRead.Done Sent(
        JsonElement activity,
        TeamsOrigin origin,
        (string Id, JsonElement Data) form,
        DateTimeOffset at
    )
    {
        var sent = new TurnInput.Submission(form.Id, State: null, state.Read(form.Id, form.Data)) { IsOutdated = true };
        var withForm = origin with { OpenFormId = form.Data.At(TeamsFormRenderer.StateKey).Token() };
        return withForm.Did(sent, at, TeamsTurns.Key(activity, origin));
    }
}
