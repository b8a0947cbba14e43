using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>What a person does of which the bot is told by an event.</summary>
public sealed partial class SlackPerson
{
    /// <summary>Opens the app's home page.</summary>
    public Task<FakeOutcome> OpensHomeAsync() =>
        HappensAsync(() =>
        {
            var opened = new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = User.Id,
                ["channel"] = _world.OpenDirect(User, _payloads.Workspace.Installation).Id,
                ["tab"] = "home",
            };
            if (_world.Views.LastOrDefault(view => view.Type == "home" && view.UserId == User.Id) is { } home)
            {
                opened["view"] = home.ToJson();
            }

            return opened;
        });

    /// <summary>Removes the app: the tokens are dead at once, and two events follow in this order or the other.</summary>
    public async Task UninstallsAsync(params IReadOnlyList<string> order)
    {
        Workspace.Remove();
        foreach (var type in order.Count > 0 ? order : ["tokens_revoked", "app_uninstalled"])
        {
            await HappensAsync(() => Removal(type));
        }
    }

    private JsonObject Removal(string type)
    {
        var removal = new JsonObject { ["type"] = type };
        if (type == "tokens_revoked")
        {
            removal["tokens"] = new JsonObject
            {
                ["oauth"] = new JsonArray(),
                ["bot"] = new JsonArray(Workspace.Installation.BotUserId),
            };
        }

        return removal;
    }

    private async Task<FakeOutcome> HappensAsync(Func<JsonObject> happened)
    {
        var ack = await _wire.SendAsync(
            new FakeDelivery(FakeDeliveryKind.Event, _world.Locked(() => _payloads.Event(happened())))
        );
        return new FakeOutcome(ack, Complaint: null); // nobody is told of an event that was not taken
    }
}
