using System.Globalization;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <content>Dialogs, and the message extension.</content>
public sealed partial class TeamsPerson
{
    /// <summary>Chooses a command of the message extension, or its slash command, which opens a dialog.</summary>
    public async Task<FakeTeamsOutcome> OpensExtensionAsync(
        string commandId,
        FakeChat? where = null,
        FakePost? on = null
    )
    {
        var chat = where ?? on?.Chat ?? Chat;
        var value = new JsonObject
        {
            ["commandId"] = commandId,
            ["commandContext"] = on is null ? "compose" : "message",
            ["context"] = new JsonObject { ["theme"] = "default" },
        };
        if (on is not null)
        {
            value["messagePayload"] = Payload(on);
        }

        var dialog = new FakeDialog(chat, post: null, (JsonObject)value.DeepClone());
        var answer = await _wire.SendAsync(
            _activities.Invoke("composeExtension/fetchTask", value, chat, post: null),
            FakeTeamsWire.Usual
        );
        return Shows(dialog, answer);
    }

    /// <summary>Presses the button with these words in a dialog.</summary>
    public async Task<FakeTeamsOutcome> PressesAsync(FakeDialog dialog, string label)
    {
        var card = dialog.Card ?? throw new InvalidOperationException("The dialog has no card.");
        var action = Button(card, label);
        var filling = FillingOf(dialog, card);
        if (FakeCards.Text(action["associatedInputs"]) != "none" && filling.Missing() is { } missing)
        {
            return new FakeTeamsOutcome(Answer: null, missing);
        }

        return await SendsAsync(dialog, filling.ToData(action));
    }

    /// <inheritdoc cref="FillsAsync(FakePost, IEnumerable{ValueTuple{string, string}})"/>
    public Task FillsAsync(FakeDialog dialog, params IEnumerable<(string Field, string Text)> answers) =>
        FillAsync(FillingOf(dialog, dialog.Card!), dialog.Chat, dialog.Post, answers);

    /// <summary>Looks something up by the message extension: what each is called, and its card.</summary>
    public async Task<IReadOnlyList<(string Preview, JsonObject Card)>> SearchesExtensionAsync(
        string commandId,
        string query,
        FakeChat? where = null
    )
    {
        var value = new JsonObject
        {
            ["commandId"] = commandId,
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = query }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        };
        var activity = _activities.Invoke("composeExtension/query", value, where ?? Chat, post: null);
        return _answers.Found(await _wire.SendAsync(activity, FakeTeamsWire.Usual));
    }

    /// <summary>What is offered for letters that are typed into a field where the app looks things up.</summary>
    public async Task<IReadOnlyList<(string Title, string Value)>> SearchesAsync(
        string dataset,
        string text,
        FakeChat? where = null,
        FakePost? post = null
    )
    {
        var value = new JsonObject
        {
            ["queryText"] = text,
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
            ["dataset"] = dataset,
        };
        var activity = _activities.Invoke("application/search", value, where ?? Chat, post);
        return _answers.Search(await _wire.SendAsync(activity, FakeTeamsWire.Usual));
    }

    /// <summary>Sends a dialog's data, as a button in it does.</summary>
    internal async Task<FakeTeamsOutcome> SendsAsync(FakeDialog dialog, JsonObject data)
    {
        var value = (JsonObject?)dialog.Extension?.DeepClone() ?? new JsonObject { ["context"] = Theme() };
        value["data"] = data;
        var answer = dialog.Extension is null
            ? await _wire.SendAsync(
                _activities.Invoke("task/submit", value, dialog.Chat, dialog.Post),
                FakeTeamsWire.Usual
            )
            : await _wire.InsistAsync(
                _activities.Invoke("composeExtension/submitAction", value, dialog.Chat, post: null)
            );
        return _answers.Dialog(answer, dialog);
    }

    private async Task<FakeTeamsOutcome> OpensAsync(FakePost post, JsonObject data)
    {
        var value = new JsonObject { ["data"] = data, ["context"] = Theme() };
        var activity = _activities.Invoke("task/fetch", value, post.Chat, post);
        var dialog = new FakeDialog(post.Chat, post, extension: null);
        return Shows(dialog, await _wire.SendAsync(activity, FakeTeamsWire.Usual));
    }

    private FakeTeamsOutcome Shows(FakeDialog dialog, FakeBotAnswer? answer)
    {
        var outcome = _answers.Dialog(answer, dialog);
        if (outcome.Error is null && dialog.IsOpen)
        {
            _dialogs.Add(dialog);
        }

        return outcome;
    }

    private async Task FillAsync(
        FakeFilling filling,
        FakeChat chat,
        FakePost? post,
        IEnumerable<(string Field, string Text)> answers
    )
    {
        foreach (var (field, text) in answers)
        {
            var input = filling.Input(field);
            var value = FakeFilling.ValueOf(input, text);
            if (value is null && input["choices.data"]?["dataset"] is { } dataset)
            {
                var offered = await SearchesAsync(dataset.GetValue<string>(), text, chat, post);
                value = offered.Where(one => one.Title == text).Select(one => one.Value).FirstOrDefault();
            }

            filling.Add(input, value ?? throw new InvalidOperationException($"“{text}” is not offered for {field}."));
        }
    }

    private FakeFilling FillingOf(object surface, JsonObject card)
    {
        if (!_fillings.TryGetValue(surface, out var filling) || !filling.IsFor(card))
        {
            filling = new FakeFilling(card);
            _fillings[surface] = filling;
        }

        return filling;
    }

    private JsonObject Payload(FakePost post)
    {
        var author = _world.FindMember(post.AuthorId);
        return new JsonObject
        {
            ["id"] = post.Id,
            ["createdDateTime"] = post.At.ToString("O", CultureInfo.InvariantCulture),
            ["from"] = new JsonObject
            {
                ["user"] = new JsonObject { ["id"] = author?.AadObjectId, ["displayName"] = author?.Name },
            },
            ["body"] = new JsonObject
            {
                ["contentType"] = "html",
                ["content"] = $"<p>{System.Net.WebUtility.HtmlEncode(FakeCards.Text(post.Activity["text"]) ?? "")}</p>",
            },
            ["attachments"] = new JsonArray(),
        };
    }

    private static JsonObject Theme() => new() { ["theme"] = "default" };

    private static JsonObject Button(JsonObject card, string label) =>
        FakeCards.Actions(card).FirstOrDefault(action => FakeCards.Text(action["title"]) == label)
        ?? throw new InvalidOperationException(
            $"There is no button “{label}” but: {string.Join(", ", FakeCards.Buttons(card))}."
        );
}
