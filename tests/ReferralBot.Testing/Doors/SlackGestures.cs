using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Testing.Doors;

/// <summary>What Slack sends when somebody does what a turn says. The views and messages are those that are on the person's screen.</summary>
internal sealed class SlackGestures(FakeWorld world, FakeUser user, FakeChannel team)
{
    private readonly FakePayloads _payloads = new(world, user);

    /// <summary>A line. A word without a slash, or one that is no command at Slack, goes through the bot's own command.</summary>
    public FakeDelivery Command(string line, string? key)
    {
        var words = line.TrimStart().TrimStart('/').Split(' ', 2);
        var isCommand = SlackDoor.Commands.Contains(words[0], StringComparer.Ordinal);
        var payload = _payloads.Command(
            isCommand ? $"/{words[0]}" : SlackDoor.OwnCommand,
            FakeReading.Escaped(isCommand ? words.ElementAtOrDefault(1) ?? "" : string.Join(' ', words)),
            team
        );
        return new FakeDelivery(FakeDeliveryKind.Command, With(payload, "trigger_id", key));
    }

    /// <summary>A button, on the newest thing that has it.</summary>
    public FakeDelivery Press(string line, string? key)
    {
        var action = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = "press.0",
            ["block_id"] = "actions",
            ["value"] = line,
            ["action_ts"] = key ?? world.NextStamp(),
        };
        var view = world.OpenViewsOf(user.Id).LastOrDefault(open => Has(open.Blocks, line));
        return Interaction(view is null ? _payloads.Press(MessageWith(line), action) : _payloads.Press(view, action));
    }

    /// <summary>A form, filled in as the answers say.</summary>
    public FakeDelivery Submission(FakeView view, RawAnswers answers, string? key)
    {
        var payload = _payloads.Submission(view);
        var values = new JsonObject();
        foreach (var (block, element) in FakeControls.Inputs(view.Blocks))
        {
            var id = block["block_id"]!.GetValue<string>();
            var type = element["type"]!.GetValue<string>();
            values[id] = new JsonObject
            {
                [element["action_id"]!.GetValue<string>()] = Value(type, answers.For(FieldOf(id))),
            };
        }

        payload["view"]!["state"]!["values"] = values;
        payload["view"]!["hash"] = key ?? view.Hash;
        return Interaction(payload);
    }

    /// <summary>Letters in a field of a form, open or not.</summary>
    public FakeDelivery Search(TurnInput.Search search)
    {
        var view =
            world.OpenViewsOf(user.Id).LastOrDefault(open => open.CallbackId == search.FormId)
            ?? new FakeView("V0FAKE", user.Id, user.Workspace.Installation)
            {
                Json = new JsonObject { ["type"] = "modal", ["callback_id"] = search.FormId },
            };
        var block = new JsonObject { ["block_id"] = search.FieldId };
        var element = new JsonObject { ["action_id"] = "answer" };
        return new FakeDelivery(FakeDeliveryKind.Options, _payloads.Suggestion(view, (block, element), search.Query));
    }

    /// <summary>The app's home page.</summary>
    public FakeDelivery Home() =>
        new(
            FakeDeliveryKind.Event,
            _payloads.Event(
                new JsonObject
                {
                    ["type"] = "app_home_opened",
                    ["user"] = user.Id,
                    ["tab"] = "home",
                }
            )
        );

    /// <summary>Something in the menu of a message that says this.</summary>
    public FakeDelivery FromMessage(TurnInput.FromMessage message)
    {
        var seconds = message.WrittenAt.ToUnixTimeSeconds();
        var written = new FakeMessage($"{seconds}.000100", team.Id)
        {
            AuthorId = user.Id,
            Text = FakeReading.Escaped(message.Text),
        };
        return Interaction(_payloads.MessageShortcut(message.HandlerId, written));
    }

    private static FakeDelivery Interaction(JsonObject payload) => new(FakeDeliveryKind.Interaction, payload);

    private static JsonObject With(JsonObject payload, string name, string? value)
    {
        if (value is not null)
        {
            payload[name] = value;
        }

        return payload;
    }

    private static string FieldOf(string blockId) => blockId.Split('~')[0];

    private static bool Has(JsonArray blocks, string line) =>
        FakeControls.Buttons(blocks).Any(button => button.Element["value"]?.GetValue<string>() == line);

    // A button that nobody shows any more still comes from some message, as from a client that was not updated.
    private FakeMessage MessageWith(string line)
    {
        var seen = world.Messages.Where(message =>
            !message.IsDeleted && (message.EphemeralTo ?? user.Id) == user.Id && message.Author is not null
        );
        return seen.LastOrDefault(message => Has(message.Blocks, line))
            ?? new FakeMessage(world.NextStamp(), team.Id) { AuthorId = user.Workspace.BotUserId };
    }

    private static JsonObject Value(string type, IReadOnlyList<string> texts) =>
        type switch
        {
            "static_select" or "external_select" => FakeAnswers.Of(
                type,
                "selected_option",
                texts.Count == 0 ? null : Option(texts[0])
            ),
            "multi_static_select" or "checkboxes" => FakeAnswers.Of(
                type,
                "selected_options",
                new JsonArray([.. texts.Select(Option)])
            ),
            "datepicker" => FakeAnswers.Of(type, "selected_date", texts.Count == 0 ? null : texts[0]),
            "plain_text_input" or "number_input" => FakeAnswers.Of(type, "value", texts.Count == 0 ? null : texts[0]),
            _ => throw new NotSupportedException($"The person cannot fill in a {type}."),
        };

    private static JsonNode Option(string value) =>
        new JsonObject
        {
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value },
            ["value"] = value,
        };
}
