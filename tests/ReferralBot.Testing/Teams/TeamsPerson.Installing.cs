using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <content>Adding the app, and removing it.</content>
public sealed partial class TeamsPerson
{
    /// <summary>Adds the app, for the person alone or to a conversation. Both notices come at the same moment.</summary>
    public Task InstallsAsync(FakeChat? where = null)
    {
        var chat = where ?? Chat;
        SetBotIn(chat, isIn: true);
        return BothAsync(
            _activities.Installation(chat, "add"),
            _activities.Members(chat, "membersAdded", _world.Bot.Id)
        );
    }

    /// <summary>Removes the app. From now on everything that is sent there is refused.</summary>
    public Task UninstallsAsync(FakeChat? where = null)
    {
        var chat = where ?? Chat;
        SetBotIn(chat, isIn: false);
        return BothAsync(
            _activities.Installation(chat, "remove"),
            _activities.Members(chat, "membersRemoved", _world.Bot.Id)
        );
    }

    // For a team: for all its channels.
    private void SetBotIn(FakeChat chat, bool isIn) =>
        _world.Locked(() =>
        {
            foreach (
                var one in _world.Chats.Where(one => one == chat || (chat.Team is not null && one.Team == chat.Team))
            )
            {
                one.IsBotIn = isIn;
            }
        });

    private async Task BothAsync(JsonObject first, JsonObject second)
    {
        var answers = await Task.WhenAll(
            _wire.SendAsync(first, FakeTeamsWire.Usual),
            _wire.SendAsync(second, FakeTeamsWire.Usual)
        );
        foreach (var answer in answers)
        {
            Taken(answer);
        }
    }
}
