using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;
using ReferralBot.Channels.Tests.Slack.Receiving;
using ReferralBot.Channels.Tests.WebChat;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.Teams.Turns;

/// <summary>The reader with what it looks things up in.</summary>
internal sealed class TeamsReadings
{
    public static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 15, 1, TimeSpan.Zero);

    private readonly TeamsTurnReader _reader;

    public TeamsReadings()
    {
        var catalog = new HandlerCatalog();
        catalog.AddFormCommand<Intake>();
        catalog.AddFormCommand<LogVisit>();
        _reader = new TeamsTurnReader(catalog, Forms, Book);
    }

    public MemoryOpenForms Forms { get; } = new();

    public PeopleInMemory Book { get; } = new();

    public static UserRef Sam => new("teams", TeamsSamples.Tenant, TeamsSamples.Sam);

    /// <summary>Keeps what belongs to the form of the samples.</summary>
    public OpenForm HasForm(UserRef user)
    {
        var form = new OpenForm(
            new ConversationRef(user.Channel, user.Installation, TeamsSamples.Room),
            "the state",
            null,
            Now
        );
        Forms.Has(user, TeamsSamples.OpenForm, form);
        return form;
    }

    /// <summary>What an activity says alone.</summary>
    public TeamsRead Read(JsonObject activity) => _reader.Read(Parsed(activity), Now);

    public async Task<TeamsRead> ReadAsync(JsonObject activity) =>
        await _reader.ReadAsync(Parsed(activity), Now, TestContext.Current.CancellationToken);

    public async Task<TeamsRead.Done> DoneAsync(JsonObject activity) =>
        Assert.IsType<TeamsRead.Done>(await ReadAsync(activity));

    /// <summary>What was typed, as the bot gets it.</summary>
    public async Task<string> LineAsync(JsonObject activity) =>
        Assert.IsType<TurnInput.Command>((await DoneAsync(activity)).Turn.Input).Line;

    public async Task<TurnInput.Submission> SentAsync(JsonObject activity) =>
        Assert.IsType<TurnInput.Submission>((await DoneAsync(activity)).Turn.Input);

    public async Task<TeamsAck> AckAsync(JsonObject activity) =>
        Assert.IsType<TeamsRead.Answered>(await ReadAsync(activity)).Ack;

    private static JsonElement Parsed(JsonObject activity) =>
        WireJson.Parse(Encoding.UTF8.GetBytes(activity.ToJsonString()))!.Value;
}

/// <summary>A form with a field of each kind that is sent in a way of its own.</summary>
internal sealed class Intake : IFormCommand
{
    private static readonly Choice<int>[] Urgencies = [new(0, "routine", "Routine"), new(1, "soon", "Soon")];

    private static readonly Field[] All =
    [
        new TextField("name", "Their name?"),
        new LookupField<int>("from", "Who referred?", Partners.Name),
        new MultiField<int>("services", "Which ones?", Urgencies),
        new DateField("on", "When?"),
        new TextField("time", "At what time?"),
        new NumberField("count", "How many?", 1, 5),
        new MoneyField("amount", "How much?", "USD"),
        new CheckField("knows", "Does the client know?", "Yes, they do"),
    ];

    public static CommandSpec Spec { get; } =
        new("intake", null, "Take somebody in")
        {
            Fields = All,
            Shortcut = "Take in",
            MessageShortcut = "Take in",
        };

    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("Intake", [.. All.Select(Question.FromField)]));

    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(Reply.Show(new Card("Taken in")));
}

/// <summary>An address book that knows people, and nothing else.</summary>
internal sealed class PeopleInMemory : IAddressBook
{
    private readonly Dictionary<(InstallationKey Installation, string Alias), KnownPerson> _people = [];

    public void Has(string tenant, string mri, string id) =>
        _people[(new InstallationKey("teams", tenant), mri)] = new KnownPerson(new UserRef("teams", tenant, id))
        {
            Alias = mri,
        };

    /// <summary>Names somebody of another tenant where this one is asked for, as no address book should.</summary>
    public void Mistakes(string tenant, string mri, UserRef foreign) =>
        _people[(new InstallationKey("teams", tenant), mri)] = new KnownPerson(foreign) { Alias = mri };

    public Task<KnownPerson?> FindByAliasAsync(InstallationKey installation, string alias, CancellationToken ct) =>
        Task.FromResult(_people.GetValueOrDefault((installation, alias)));

    public Task KeepAsync(KnownConversation conversation, CancellationToken ct) => throw Unexpected();

    public Task KeepAsync(KnownPerson person, CancellationToken ct) => throw Unexpected();

    public Task<KnownConversation?> FindAsync(ConversationRef conversation, CancellationToken ct) => throw Unexpected();

    public Task<KnownPerson?> FindAsync(UserRef person, CancellationToken ct) => throw Unexpected();

    public Task<KnownConversation?> FindLatestAsync(InstallationKey installation, CancellationToken ct) =>
        throw Unexpected();

    public Task<bool> LoseAsync(ConversationRef conversation, string remedy, CancellationToken ct) =>
        throw Unexpected();

    public Task RemoveAsync(ConversationRef conversation, DateTimeOffset happenedAt, CancellationToken ct) =>
        throw Unexpected();

    private static InvalidOperationException Unexpected() => new("A reader changes nothing.");
}
