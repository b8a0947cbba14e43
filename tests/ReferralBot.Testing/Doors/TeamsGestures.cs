using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Forms;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Testing.Doors;

/// <summary>What a person does at Teams when a turn says so, with the cards and dialogs that are on the person's screen.</summary>
internal sealed class TeamsGestures(FakeTeams teams, TeamsPerson person, FakeChat room)
{
    private const string Line = "~line";
    private const string Form = "~form";

    /// <summary>A button, on the newest thing that has it.</summary>
    public Task<FakeTeamsOutcome> PressAsync(string line)
    {
        foreach (var dialog in person.OpenDialogs.Reverse())
        {
            if (Action(dialog.Card, Line, line) is { } action)
            {
                return person.SendsAsync(dialog, Data(action));
            }
        }

        var (post, pressed) = Newest(Line, line) ?? OldCard(line);
        return person.ActsAsync(post, pressed, Data(pressed));
    }

    /// <summary>A form that was on the screen, filled in as the answers say.</summary>
    public Task<FakeTeamsOutcome> SubmitAsync(TeamsShownForm form, RawAnswers answers)
    {
        var action = Action(form.Card, Form, form.Id)!;
        var data = Data(action);
        var inputs = FakeCards.Inputs(form.Card).Select(FakeFilling.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var input in FakeCards.Inputs(form.Card))
        {
            var id = FakeFilling.Id(input);
            var texts = answers.For(id);
            if (texts.Count == 1 && FindTyped(form.Card, input, texts[0]) is { } typed)
            {
                data[FakeFilling.Id(typed)] = texts[0];
            }
            else if (texts.Count > 0)
            {
                data[id] = string.Join(',', texts);
            }
            else if (FakeCards.Type(input) == "Input.Toggle")
            {
                data[id] = FakeCards.Text(input["valueOff"]) ?? "false";
            }
        }

        foreach (var id in answers.FieldIds.Where(id => !inputs.Contains(id) && inputs.Contains(TeamsFields.Typed(id))))
        {
            data[TeamsFields.Typed(id)] = string.Join(',', answers.For(id));
        }

        return form.Dialog is { } dialog ? person.SendsAsync(dialog, data) : person.ActsAsync(form.Post!, action, data);
    }

    /// <summary>The form with this id that the person has on the screen now.</summary>
    public TeamsShownForm? Shown(string formId)
    {
        var dialog = person.OpenDialogs.LastOrDefault(open => Action(open.Card, Form, formId) is not null);
        if (dialog is not null)
        {
            return new TeamsShownForm(formId, dialog.Card!, dialog, Post: null);
        }

        return Newest(Form, formId) is { } found
            ? new TeamsShownForm(formId, found.Post.CardFor(person.Member)!, Dialog: null, found.Post)
            : null;
    }

    /// <summary>Letters in a field of a form, open or not.</summary>
    public async Task<FakeTeamsOutcome> SearchAsync(TurnInput.Search search)
    {
        await person.SearchesAsync(TeamsFormRenderer.Dataset(search.FormId, search.FieldId), search.Query, room);
        return new FakeTeamsOutcome(Answer: null, Error: null);
    }

    /// <summary>Something in the menu of a message that says this.</summary>
    public Task<FakeTeamsOutcome> FromMessageAsync(TurnInput.FromMessage message)
    {
        var world = teams.World;
        var written = new FakePost(world, world.Locked(world.NextMessageId), room)
        {
            AuthorId = person.Member.Mri,
            At = message.WrittenAt,
            Activity = new JsonObject { ["type"] = "message", ["text"] = message.Text },
        };
        world.Locked(() => world.Posts.Add(written));
        return person.OpensExtensionAsync(message.HandlerId, room, written);
    }

    /// <summary>Everything that the person can read at this moment.</summary>
    public List<string> Screen() =>
        [.. Chats().SelectMany(person.Reads), .. person.OpenDialogs.Select(dialog => dialog.Seen)];

    // A menu that does not hold a name may have a field beside it where the name is typed.
    private static JsonObject? FindTyped(JsonObject card, JsonObject menu, string value) =>
        (menu["choices"] as JsonArray ?? []).All(choice => FakeCards.Text(choice?["value"]) != value)
            ? FakeCards
                .Inputs(card)
                .FirstOrDefault(input => FakeFilling.Id(input) == TeamsFields.Typed(FakeFilling.Id(menu)))
            : null;

    private static JsonObject? Action(JsonObject? card, string key, string value) =>
        FakeCards.Actions(card).FirstOrDefault(action => FakeCards.Text(action["data"]?[key]) == value);

    private static JsonObject Data(JsonObject action) => (JsonObject)action["data"]!.DeepClone();

    private IEnumerable<FakeChat> Chats() =>
        teams.World.Locked(() => teams.World.Chats.Where(chat => chat.Has(person.Member)).ToList());

    private (FakePost Post, JsonObject Action)? Newest(string key, string value) =>
        Chats()
            .SelectMany(chat => chat.SeenBy(person.Member))
            .OrderByDescending(post => post.Id, StringComparer.Ordinal)
            .Select(post => (Post: post, Action: Action(post.CardFor(person.Member), key, value)!))
            .Where(found => found.Action is not null)
            .Select(found => ((FakePost, JsonObject)?)found)
            .FirstOrDefault();

    // A button that nobody shows any more still comes from some message, as from a program that was not updated.
    private (FakePost, JsonObject) OldCard(string line)
    {
        var world = teams.World;
        var action = new JsonObject
        {
            ["type"] = "Action.Execute",
            ["title"] = "Old",
            ["verb"] = TeamsRenderer.PressVerb,
            ["data"] = new JsonObject { [Line] = line },
        };
        var old = new FakePost(world, world.Locked(world.NextMessageId), room)
        {
            AuthorId = world.Bot.Id,
            At = world.Now,
            OnlyFor = room.Kind == FakeChatKind.Personal ? null : person.Member,
        };
        world.Locked(() => world.Posts.Add(old));
        return (old, action);
    }
}

/// <summary>A form as it was on somebody's screen.</summary>
internal sealed record TeamsShownForm(string Id, JsonObject Card, FakeDialog? Dialog, FakePost? Post);
