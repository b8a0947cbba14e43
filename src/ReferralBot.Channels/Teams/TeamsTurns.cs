using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>From where something came to the turn that it is.</summary>
internal static class TeamsTurns
{
    /// <summary>The id of no tenant, so that nothing is done for anybody.</summary>
    public const string Nowhere = "nowhere";

    /// <summary>The turn of somebody who did this there.</summary>
    public static TeamsRead.Done Did(this TeamsOrigin origin, TurnInput input, DateTimeOffset at, string? key)
    {
        var tenant = origin.Place.Tenant;
        var turn = new Turn(
            new UserRef(TeamsPlaces.Channel, tenant, origin.UserId),
            new ConversationRef(TeamsPlaces.Channel, tenant, origin.ConversationId),
            at,
            input
        )
        {
            DeliveryKey = key,
            Call = origin.Scope == TeamsScope.Personal ? null : TeamsPlaces.Call,
            IsRehearsal = tenant == Nowhere,
        };
        return new TeamsRead.Done(turn, origin);
    }

    /// <summary>
    /// What a delivery is called: Teams sends one again that was not answered in 15 seconds, with the same id
    /// (github.com/MicrosoftDocs/msteams-docs/issues/6084). Without an id it is what it says.
    /// </summary>
    public static string Key(JsonElement activity, TeamsOrigin origin)
    {
        var id = origin.ActivityId ?? DeliveryKeys.Digest(activity.GetRawText());
        var name = activity.At("name").Token() ?? activity.At("type").Token();
        return DeliveryKeys.Bounded($"{origin.Place.ConversationId}|{id}|{name}");
    }

    /// <summary>
    /// What sending a form is called, however often it is pressed: another press has another id. The form's id alone would let
    /// anybody who learns it take the answer to it.
    /// </summary>
    public static string FormKey(UserRef user, string openFormId) =>
        DeliveryKeys.Bounded($"form|{user.Id}|{openFormId}");
}
