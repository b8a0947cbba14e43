using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Tests;

/// <summary>A whole bot over the kernel alone: a few commands about partners and visits, kept in lists.</summary>
internal sealed class KernelBot : IServiceProvider, IAccessPolicy, IDraftStore, IReadingSource, IFaultLog
{
    public static readonly DateOnly Today = new(2026, 9, 30); // a Wednesday

    private static readonly UserRef Sam = new("test", "team", "sam");

    private readonly Dictionary<string, (UserRef User, Draft Draft)> _drafts = new(StringComparer.Ordinal);
    private readonly List<string> _spent = [];

    public KernelBot()
    {
        Catalog.AddCommand<Ping>();
        Catalog.AddFormCommand<LogVisit>();
        Catalog.AddFormCommand<AddPartner>();
        Catalog.AddFormCommand<AddContact>();
        Catalog.AddCommand<ListPartners>();
        Catalog.AddCommand<Redeem>();
        Catalog.AddLookup<PartnerLookup>();
        Catalog.AddFinder<PartnerFinder>();
    }

    public HandlerCatalog Catalog { get; } = new();

    public List<Place> Partners { get; } = [new(1, "Northside Physio"), new(2, "Northside Family"), new(3, "Harbor")];

    public List<Visit> Visits { get; } = [];

    public List<string> Refused { get; } = [];

    public List<Exception> Faults { get; } = [];

    public List<ITurnMiddleware> Middleware { get; } = [];

    public int Lookups { get; set; }

    public Reading Current { get; set; } = new(Today);

    /// <summary>What the finder was asked for.</summary>
    public List<string> Queries { get; } = [];

    public IEnumerable<string> DraftIds => _drafts.Keys;

    public async Task<Reply> Says(string line) => await Turns(new TurnInput.Command(line), Sam);

    public async Task<Reply> Presses(string line, string user = "sam") =>
        await Turns(new TurnInput.Press(line), Sam with { Id = user });

    public async Task<Reply> Presses(Reply reply, string label) =>
        await Presses(Buttons(reply).Single(button => button.Label == label).Line);

    public async Task<Reply> Submits(Form form, params (string Field, string Value)[] answers) =>
        await Turns(new TurnInput.Submission(form.Id, form.State, RawAnswers.Of(answers)), Sam);

    public async Task<Reply> Turns(TurnInput input, UserRef? user = null) =>
        await TurnsUntil(input, user ?? Sam, TestContext.Current.CancellationToken);

    public async Task<Reply> TurnsUntil(TurnInput input, CancellationToken ct) => await TurnsUntil(input, Sam, ct);

    private async Task<Reply> TurnsUntil(TurnInput input, UserRef who, CancellationToken ct)
    {
        _spent.Clear(); // what a turn did not save is forgotten with it
        var turn = new Turn(who, new ConversationRef("test", "team", "room"), DateTimeOffset.UnixEpoch, input);
        return await new Bot(Catalog, this, Middleware).HandleAsync(turn, ct);
    }

    public static IReadOnlyList<Button> Buttons(Reply reply) =>
        reply switch
        {
            Reply.Failed failed => failed.Buttons,
            Reply.Shown shown => [.. shown.Card.Blocks.OfType<Block.Buttons>().SelectMany(block => block.Items)],
            _ => [],
        };

    public void ForgetDrafts() => _drafts.Clear();

    /// <summary>What a handler's save does: the drafts of this turn go with it.</summary>
    public void Save()
    {
        _spent.ForEach(id =>
            Assert.True(_drafts.Remove(id), "A draft that is not there was spent: nothing would be saved.")
        );
        _spent.Clear();
    }

    public object? GetService(Type serviceType) =>
        serviceType.IsInstanceOfType(this) ? this
        : serviceType == typeof(Ping) ? new Ping()
        : serviceType == typeof(LogVisit) ? new LogVisit(this)
        : serviceType == typeof(AddPartner) ? new AddPartner(this)
        : serviceType == typeof(AddContact) ? new AddContact()
        : serviceType == typeof(ListPartners) ? new ListPartners(this)
        : serviceType == typeof(Redeem) ? new Redeem()
        : serviceType == typeof(PartnerLookup) ? new PartnerLookup(this)
        : serviceType == typeof(PartnerFinder) ? new PartnerFinder(this)
        : null;

    public ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct) =>
        new(Refused.Contains(spec.Id) ? "Ask Sam for access." : null);

    public Task<string> KeepAsync(UserRef user, Draft draft, CancellationToken ct)
    {
        var id = $"d{_drafts.Count + 1}";
        _drafts.Add(id, (user, draft));
        return Task.FromResult(id);
    }

    public Task<Draft?> FindAsync(UserRef user, string id, CancellationToken ct) =>
        Task.FromResult(_drafts.TryGetValue(id, out var kept) && kept.User == user ? kept.Draft : null);

    public Task SpendAsync(UserRef user, string id, CancellationToken ct)
    {
        _spent.Add(id);
        return Task.CompletedTask;
    }

    public string Write(Exception fault, Turn turn)
    {
        Faults.Add(fault);
        return "REF-7";
    }
}

/// <summary>A partner of the tests.</summary>
internal sealed record Place(int Number, string Name);

/// <summary>A visit of the tests.</summary>
internal sealed record Visit(int Partner, string Kind, int? Minutes, DateOnly On, string? Note, bool Formal);
