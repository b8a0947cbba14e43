using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>Answers what a person did in Teams: the answer to the request itself, and what is posted after it.</summary>
internal sealed class TeamsReplies(TeamsReplyRoutes routes, TeamsCards cards, TeamsPosts posts)
    : ITurnReplies<TeamsRead.Done, TeamsAck>
{
    /// <summary>
    /// Makes the answer. All that needs the services of the turn is done before it; what can wait is in <see cref="TeamsAck.After"/>.
    /// </summary>
    public Task<TeamsAck> AnswerAsync(TeamsRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct) =>
        routes.AnswerAsync(new TeamsExchange(done) { Scope = scope }, reply, ct);

    /// <summary>The answer that says that the work still goes on.</summary>
    public TeamsAck StillWorking(TeamsRead.Done done) =>
        routes.StillWorking(done.Origin.Kind)
        ?? TeamsAck.Then(stop => posts.WhisperAsync(new TeamsExchange(done), cards.Say(TeamsCards.StillWorking), stop));

    /// <summary>Gives the real answer after <see cref="StillWorking"/>.</summary>
    public async Task AnswerLateAsync(TeamsRead.Done done, Reply reply, IServiceProvider scope, CancellationToken ct)
    {
        if (done.Origin.Kind is TeamsKind.Search or TeamsKind.ExtensionSearch)
        {
            return; // nobody waits for it any more
        }

        var exchange = new TeamsExchange(done) { Scope = scope, IsLate = true };
        if ((await routes.AnswerAsync(exchange, reply, ct)).After is { } after)
        {
            await after(ct);
        }
    }
}
