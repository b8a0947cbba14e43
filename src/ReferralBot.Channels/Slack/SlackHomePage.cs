using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Channels.Slack;

/// <summary>Shows people the app's home page.</summary>
internal sealed class SlackHomePage(SlackViews views, IServiceScopeFactory scopes)
{
    /// <summary>Shows what the bot answered to opening the page.</summary>
    public async Task<SlackAck> AnswerAsync(SlackExchange exchange, Reply reply, CancellationToken ct)
    {
        // A form cannot stand on the page; a button opens it.
        var shown = reply is Reply.Asked asked ? await SlackOpening.KeepAsync(exchange, asked.Form, ct) : reply;
        return SlackAck.Then(stop => PublishAsync(exchange.Origin, exchange.Origin.ViewHash, shown, stop));
    }

    /// <summary>Shows the page as things are now, after something was done.</summary>
    public async Task RefreshAsync(SlackExchange exchange, CancellationToken ct)
    {
        var user = exchange.Turn.User;
        var turn = exchange.Turn with
        {
            Conversation = new ConversationRef(user.Channel, user.Installation, user.Id),
            Input = new TurnInput.HomeOpened(),
            DeliveryKey = null,
        };
        await using var scope = scopes.CreateAsyncScope();
        var reply = await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, ct);
        await PublishAsync(exchange.Origin, hash: null, reply, ct);
    }

    private Task PublishAsync(SlackOrigin origin, string? hash, Reply reply, CancellationToken ct) =>
        reply switch
        {
            Reply.Shown shown => views.PublishAsync(origin, hash, SlackRenderer.Home(shown.Card), ct),
            Reply.Failed failed => views.PublishAsync(origin, hash, SlackRenderer.ProblemHome(failed), ct),
            Reply.Asked or Reply.Invalid or Reply.Options or Reply.Findings or Reply.Nothing => Task.CompletedTask,
            _ => throw new InvalidOperationException($"The home page cannot show {reply.GetType().Name}."),
        };
}
