using System.Collections.Concurrent;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Tests;

/// <summary>Replies what a test wrote, and keeps the turns.</summary>
internal sealed class ScriptedKernel : ITurnMiddleware
{
    /// <summary>What it says of a form that could not be opened.</summary>
    public const string TooLate = "The form could not be opened in time. Nothing is lost.";

    /// <summary>The next replies; after the last one there is nothing to say.</summary>
    public Queue<Reply> Replies { get; } = new();

    /// <summary>What the home page says.</summary>
    public Reply Home { get; set; } = Reply.Show(new Card("Hello", new Block.Paragraph("Nothing is due.")));

    public List<Turn> Turns { get; } = [];

    /// <summary>Signalled when work begins that takes long.</summary>
    public SemaphoreSlim Started { get; } = new(0);

    /// <summary>Where set, the work takes until this is done.</summary>
    public TaskCompletionSource? Work { get; set; }

    public async Task<Reply> InvokeAsync(Turn turn, NextTurn next, CancellationToken ct)
    {
        Turns.Add(turn);
        if (turn.Input is TurnInput.Unopened)
        {
            return Reply.Problem(TooLate, new Button("Open the form", "draft open d1") { Style = ButtonStyle.Primary });
        }

        if (turn.Input is TurnInput.HomeOpened)
        {
            return Home;
        }

        if (Work is { } work)
        {
            Started.Release();
            await work.Task.WaitAsync(ct);
        }

        return Replies.TryDequeue(out var reply) ? reply : new Reply.Nothing();
    }
}

/// <summary>A command that stands in menus, too.</summary>
internal sealed class ScriptedVisit : ICommand
{
    public static CommandSpec Spec { get; } =
        new("visit", null, "Log a visit") { Shortcut = "Log a visit", MessageShortcut = "Log from this message" };

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        throw new InvalidOperationException("The script answers.");
}

/// <summary>Keeps open forms in memory.</summary>
internal sealed class KeptForms : IOpenForms
{
    private readonly ConcurrentDictionary<string, (UserRef User, OpenForm Form)> _kept = new(StringComparer.Ordinal);

    public IReadOnlyCollection<OpenForm> All => [.. _kept.Values.Select(kept => kept.Form)];

    public Task<string> KeepAsync(UserRef user, OpenForm form, CancellationToken ct)
    {
        var id = $"form-{_kept.Count + 1:D8}";
        _kept[id] = (user, form);
        return Task.FromResult(id);
    }

    public Task<OpenForm?> FindAsync(UserRef user, string id, CancellationToken ct) =>
        Task.FromResult(_kept.TryGetValue(id, out var kept) && kept.User == user ? kept.Form : null);
}
