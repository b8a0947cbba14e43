using System.Net;
using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Teams;

/// <summary>
/// A person at Teams' own program: does what people do, and is shown what the program shows. Everything goes to the bot as Teams
/// sends it, and its answers are taken as Teams takes them.
/// </summary>
public sealed partial class TeamsPerson
{
    private readonly FakeTeamsWorld _world;
    private readonly FakeActivities _activities;
    private readonly FakeTeamsWire _wire;
    private readonly FakeInvokeAnswers _answers;
    private readonly List<FakeDialog> _dialogs = [];
    private readonly Dictionary<object, FakeFilling> _fillings = [];

    public TeamsPerson(FakeTeams teams, FakeMember member, ITeamsTransport transport)
    {
        Member = member;
        _world = teams.World;
        _activities = new FakeActivities(_world, member);
        _wire = new FakeTeamsWire(_world, transport);
        _answers = new FakeInvokeAnswers(_world, member);
    }

    /// <summary>Who it is.</summary>
    public FakeMember Member { get; }

    /// <summary>Whether the person's program is one that knows no Action.Execute and takes what stands in for it.</summary>
    public bool HasOldProgram { get; set; }

    /// <summary>The person's chat with the bot.</summary>
    public FakeChat Chat => Member.Tenant.PersonalOf(Member);

    /// <summary>The dialog on top.</summary>
    public FakeDialog? Dialog => _dialogs.LastOrDefault(dialog => dialog.IsOpen);

    /// <summary>What was sent last, to send it again.</summary>
    public JsonObject? LastActivity => _wire.Last;

    /// <summary>Types a line. In chats and channels the bot is mentioned, as nothing else reaches it.</summary>
    public Task<FakeTeamsOutcome> TypesAsync(string line, FakeChat? where = null, string? inThread = null) =>
        SaysAsync(Written(line, where ?? Chat, inThread, onlyFor: null));

    /// <summary>Types a line in the mode that a slash command begins: only the bot gets it, without the slash.</summary>
    public Task<FakeTeamsOutcome> TypesPrivatelyAsync(string line, FakeChat where) =>
        SaysAsync(Written(line.TrimStart('/'), where, inThread: null, Member));

    /// <summary>Says something that does not reach the bot.</summary>
    public FakePost Posts(string text, FakeChat where) =>
        Kept(where, text, mention: null, inThread: null, onlyFor: null);

    /// <summary>Presses the button with these words on a message.</summary>
    public async Task<FakeTeamsOutcome> PressesAsync(FakePost post, string label)
    {
        var card = post.CardFor(Member) ?? throw new InvalidOperationException("The message has no card.");
        var action = Button(card, label);
        if (HasOldProgram && action["fallback"] is JsonObject fallback)
        {
            action = fallback;
        }

        var filling = FillingOf(post, card);
        var opensDialog = FakeCards.Text(action["data"]?["msteams"]?["type"]) == "task/fetch";
        if (!opensDialog && FakeCards.Text(action["associatedInputs"]) != "none" && filling.Missing() is { } missing)
        {
            return new FakeTeamsOutcome(Answer: null, missing);
        }

        return await ActsAsync(post, action, filling.ToData(action));
    }

    /// <summary>
    /// Fills inputs in, each named by its label or its id. A choice is named by its words; where the app looks things up, the words
    /// are typed first. Several choices are several pairs.
    /// </summary>
    public Task FillsAsync(FakePost post, params IEnumerable<(string Field, string Text)> answers) =>
        FillAsync(FillingOf(post, post.CardFor(Member)!), post.Chat, post, answers);

    /// <summary>What was sent last is sent once more, to the last byte the same but for its token.</summary>
    public Task<FakeBotAnswer?> RepeatsAsync() => _wire.SendAsync(_wire.Last!, FakeTeamsWire.Usual);

    /// <summary>What the person reads in a conversation, oldest first.</summary>
    public IReadOnlyList<string> Reads(FakeChat where) =>
        [.. where.SeenBy(Member).Select(post => post.SeenFor(Member))];

    /// <summary>The newest message of the bot that the person sees there.</summary>
    public FakePost? NewestIn(FakeChat where) => where.SeenBy(Member).LastOrDefault(post => post.IsBots);

    /// <summary>Open dialogs, the one on top last.</summary>
    internal IReadOnlyList<FakeDialog> OpenDialogs => [.. _dialogs.Where(dialog => dialog.IsOpen)];

    /// <summary>What is sent next gets this id, so that it can be sent again.</summary>
    internal void Names(string? nextId) => _wire.NextId = nextId;

    /// <summary>Does what a button of a message does, with this data.</summary>
    internal Task<FakeTeamsOutcome> ActsAsync(FakePost post, JsonObject action, JsonObject data) =>
        FakeCards.Text(action["data"]?["msteams"]?["type"]) == "task/fetch" ? OpensAsync(post, data)
        : FakeCards.Type(action) == "Action.Execute" ? ExecutesAsync(post, action, data)
        : SubmitsAsync(post, data);

    private async Task<FakeTeamsOutcome> SaysAsync(FakePost post)
    {
        var html = WebUtility.HtmlEncode(FakeCards.Text(post.Activity["text"]) ?? "");
        var answer = await _wire.SendAsync(_activities.Message(post, $"<p>{html}</p>"), FakeTeamsWire.Usual);
        return Taken(answer);
    }

    private async Task<FakeTeamsOutcome> ExecutesAsync(FakePost post, JsonObject action, JsonObject data)
    {
        var value = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["id"] = FakeCards.Text(action["id"]) ?? "",
                ["verb"] = FakeCards.Text(action["verb"]) ?? "",
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        var activity = _activities.Invoke("adaptiveCard/action", value, post.Chat, post);
        return _answers.CardAction(await _wire.SendAsync(activity, FakeTeamsWire.Usual), post);
    }

    private async Task<FakeTeamsOutcome> SubmitsAsync(FakePost post, JsonObject data) =>
        Taken(await _wire.SendAsync(_activities.Submit(post, data), FakeTeamsWire.Usual));

    // A message's answer is nothing but the status: Teams shows what the bot sends.
    private FakeTeamsOutcome Taken(FakeBotAnswer? answer) =>
        answer is { Status: >= 200 and < 300 }
            ? new FakeTeamsOutcome(answer, Error: null)
            : _answers.Wrong(answer, "not taken");

    private FakePost Written(string line, FakeChat where, string? inThread, FakeMember? onlyFor)
    {
        var mention = where.Kind == FakeChatKind.Personal || onlyFor is not null ? null : _activities.Mention();
        return Kept(where, mention is null ? line : $"{mention["text"]} {line}", mention, inThread, onlyFor);
    }

    private FakePost Kept(FakeChat where, string text, JsonObject? mention, string? inThread, FakeMember? onlyFor) =>
        _world.Locked(() =>
        {
            // What is sent once more is the same message, in the same thread.
            if (_wire.NextId is { } known && _world.FindPost(where, known) is { } again)
            {
                return again;
            }

            var post = new FakePost(_world, _wire.NextId ?? _world.NextMessageId(), where)
            {
                AuthorId = Member.Mri,
                At = _world.Now,
                ThreadId = inThread,
                OnlyFor = onlyFor,
                Activity = new JsonObject { ["type"] = "message", ["text"] = text },
            };
            if (mention is not null)
            {
                post.Activity["entities"] = new JsonArray(mention);
            }

            _world.Posts.Add(post);
            return post;
        });
}
