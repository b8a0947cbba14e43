using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests.WebChat;

/// <summary>A form with a text, a partner and a note: enough to answer with every kind of reply.</summary>
internal sealed class LogVisit : IFormCommand
{
    private static readonly LookupField<int> From = new("from", "Who referred?", Partners.Name);
    private static readonly LongTextField Note = new("note", "Anything to remember?")
    {
        Optional = true,
        MaxLength = 300,
    };

    public static CommandSpec Spec { get; } =
        new("visit", null, "Log a visit")
        {
            Fields = [From, Note],
            Positional = [From],
            Examples = ["/visit from:Northside"],
            Shortcut = "Log a visit",
        };

    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("Log a visit", From, Note));

    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(
            Reply.Show(
                new Card($"Visit logged for {answers.Get(From)}", new Block.Paragraph(answers.GetOr(Note, "no note")))
            )
        );
}

/// <summary>Puts a card into the conversation, in the place of the one whose button was pressed.</summary>
internal sealed class Announce : ICommand
{
    public static CommandSpec Spec { get; } = new("announce", null, "Tell everybody");

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult<Reply>(
            new Reply.Shown(new Card("For everybody")) { Audience = Audience.Conversation, Replaces = true }
        );
}

/// <summary>Answers a button with a card that takes the place of the pressed one.</summary>
internal sealed class Swap : ICommand
{
    public static CommandSpec Spec { get; } = new("swap", null, "Replace a card");

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult<Reply>(new Reply.Shown(new Card("In its place")) { Replaces = true });
}

/// <summary>Has nothing to say.</summary>
internal sealed class Hush : ICommand
{
    public static CommandSpec Spec { get; } = new("hush", null, "Say nothing");

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult<Reply>(new Reply.Nothing());
}

internal sealed class Partners : ILookup
{
    private static readonly Option[] All = [new("1", "Northside"), new("2", "Harbor")];

    public static string Name => "partner";

    public static Addition? Adds => null;

    public Task<IReadOnlyList<Option>> SearchAsync(Turn turn, string query, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Option>>([.. Matching(query)]);

    public Task<Found> ResolveAsync(Turn turn, string text, CancellationToken ct) =>
        Task.FromResult<Found>(
            (All.FirstOrDefault(option => option.Value == text) ?? Matching(text).FirstOrDefault()) is { } option
                ? new Found.One(option)
                : new Found.None($"I know no partner “{text}”.")
        );

    private static IEnumerable<Option> Matching(string text) =>
        All.Where(option => option.Label.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Keeps the turns that came through, for a test to look at.</summary>
internal sealed class SeenTurns : ITurnMiddleware
{
    public List<Turn> All { get; } = [];

    public Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        All.Add(turn);
        return next(turn, ct);
    }
}

internal sealed class NoDrafts : IDraftStore
{
    public Task<string> KeepAsync(UserRef user, Draft draft, CancellationToken ct) => Task.FromResult("draft1");

    public Task<Draft?> FindAsync(UserRef user, string id, CancellationToken ct) => Task.FromResult<Draft?>(null);

    public Task SpendAsync(UserRef user, string id, CancellationToken ct) => Task.CompletedTask;
}

internal sealed class Everybody : IAccessPolicy
{
    public ValueTask<string?> RefusalAsync(Turn turn, CommandSpec spec, CancellationToken ct) => new((string?)null);
}

internal sealed class FixedReading : IReadingSource
{
    public Reading Current { get; } = new(new DateOnly(2026, 9, 1));
}
