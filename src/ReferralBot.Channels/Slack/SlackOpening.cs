using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Slack;

/// <summary>Opens forms: what belongs to one is kept first, so that the first call to Slack has a ready view.</summary>
internal sealed class SlackOpening(SlackViews views, TimeProvider time)
{
    /// <summary>Keeps what belongs to a form and draws it.</summary>
    public async Task<JsonObject> DrawAsync(SlackExchange exchange, Form form, CancellationToken ct)
    {
        var (origin, turn) = (exchange.Origin, exchange.Turn);
        var now = time.GetUtcNow();
        // An address that was kept before grows no younger by being kept again.
        var keptAt =
            origin.ResponseUrl is null && origin.Opened is { ReplyTo: not null } opened ? opened.OpenedAt : now;
        var id = await exchange
            .Get<IOpenForms>()
            .KeepAsync(
                turn.User,
                new OpenForm(turn.Conversation, form.State, exchange.ReplyTo(time)?.AbsoluteUri, keptAt),
                ct
            );
        return SlackFormRenderer.Modal(form, id);
    }

    /// <summary>
    /// Opens a form. Where that was too late, what it holds is kept, and the problem to show has a button that opens it again;
    /// <see langword="null"/> when it is open.
    /// </summary>
    public async Task<Reply.Failed?> OpenAsync(SlackExchange exchange, Form form, CancellationToken ct)
    {
        if (!exchange.IsLate && exchange.Origin.TriggerId is not null)
        {
            var view = await DrawAsync(exchange, form, ct);
            if (await views.OpenAsync(exchange, view, ct))
            {
                return null;
            }
        }

        return await KeepAsync(exchange, form, ct);
    }

    /// <summary>Keeps what a form holds that cannot be shown, for a button that opens it.</summary>
    public static async Task<Reply.Failed> KeepAsync(SlackExchange exchange, Form form, CancellationToken ct)
    {
        var turn = exchange.Turn with { Input = new TurnInput.Unopened(form), DeliveryKey = null };

        // A turn of its own, in a scope of its own: what the first one looked up does not go into it.
        await using var scope = exchange.NewScope();
        var reply = await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, ct);
        return reply as Reply.Failed
            ?? throw new InvalidOperationException(
                $"A form that was not opened was answered by {reply.GetType().Name}."
            );
    }
}
