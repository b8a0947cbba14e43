using System.Text.Json;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>Makes turns of messages: what people type, and what cards send as a message.</summary>
internal sealed class TeamsMessageReader(TeamsCardReader cards)
{
    public TeamsRead Read(JsonElement activity, DateTimeOffset at)
    {
        if (TeamsSource.Of(activity, TeamsKind.Message) is not { } origin)
        {
            return TeamsTurnReader.Ignored;
        }

        // A button may come with words (messageBack); the words alone are what somebody typed.
        var data = activity.At("value");
        var isCard =
            TeamsCardReader.IsOurs(data)
            || (data.ValueKind == JsonValueKind.Object && string.IsNullOrWhiteSpace(activity.At("text").Text()));
        return isCard
            ? cards.Did(
                activity,
                origin with
                {
                    Kind = TeamsKind.CardMessage,
                    MessageId = TeamsSource.Message(activity),
                },
                data,
                at
            )
            : Typed(activity, origin, at);
    }

    private static TeamsRead.Done Typed(JsonElement activity, TeamsOrigin origin, DateTimeOffset at)
    {
        var line = TeamsTyped.Read(activity);
        var done = origin.Did(new TurnInput.Command(line.Write()), at, TeamsTurns.Key(activity, origin));
        return line.People.Count == 0 ? done : done with { Line = line };
    }
}
