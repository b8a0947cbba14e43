using Microsoft.EntityFrameworkCore;
using ReferralBot.Channels.Slack;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Hosting;

/// <summary>
/// Lets the first turns after a start be the bot's own: they open the database and compile what an answer needs, so that the first
/// person does not wait for that. They only read.
/// </summary>
internal sealed partial class WarmUp(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<WarmUp> logger,
    SlackRehearsal? slack = null,
    TeamsRehearsal? teams = null
)
{
    // A page full of queries, a list, and a form.
    private static readonly TurnInput[] Inputs =
    [
        new TurnInput.Command("/refbot"),
        new TurnInput.Command("/partner list"),
        new TurnInput.Command("/referral received"),
    ];

    private volatile bool _isDone;

    /// <summary>Whether it is over, well or not.</summary>
    public bool IsDone => _isDone;

    /// <summary>Warms up. What goes wrong is written down, and is no reason not to serve.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        try
        {
            var replies = await AnswersAsync(ct);
            if (slack is not null)
            {
                await slack.RunAsync(replies, ct);
            }

            if (teams is not null)
            {
                await teams.RunAsync(replies, ct);
            }

            var (cards, forms) = (
                replies.Count(reply => reply is Reply.Shown),
                replies.Count(reply => reply is Reply.Asked)
            );
            Log.Done(logger, cards, forms, clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            Log.Failed(logger, fault.GetType().FullName ?? fault.GetType().Name);
        }
        finally
        {
            _isDone = true;
        }
    }

    private async Task<IReadOnlyList<Reply>> AnswersAsync(CancellationToken ct)
    {
        if (await SomebodyAsync(ct) is not { } user)
        {
            return [];
        }

        var replies = new List<Reply>();
        var place = new ConversationRef(user.Channel, user.Installation, user.Id);
        foreach (var input in Inputs)
        {
            // The key is looked for, as it is for everybody's. It is kept with what a turn saves, and these save nothing.
            var turn = new Turn(user, place, clock.GetUtcNow(), input)
            {
                DeliveryKey = $"warm-up {clock.GetUtcNow().UtcTicks}.{replies.Count}",
                IsRehearsal = true,
            };
            await using var scope = scopes.CreateAsyncScope();
            replies.Add(await scope.ServiceProvider.GetRequiredService<Bot>().HandleAsync(turn, ct));
        }

        return replies;
    }

    // Somebody who is known: of a stranger the channel would be asked.
    private async Task<UserRef?> SomebodyAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        var known = await all.Query<MemberIdentity>()
            .Where(identity => identity.ShutOutAt == null)
            .Where(identity => all.Query<Member>().Any(member => member.Id == identity.MemberId && member.Active))
            .OrderBy(identity => identity.Id)
            .Select(identity => new
            {
                identity.Channel,
                identity.WorkspaceId,
                identity.UserId,
            })
            .FirstOrDefaultAsync(ct);
        return known is null ? null : new UserRef(known.Channel, known.WorkspaceId, known.UserId);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Debug,
            Message = "Warmed up in {Milliseconds:F0} ms: {Cards} cards and {Forms} form drawn"
        )]
        public static partial void Done(ILogger logger, int cards, int forms, double milliseconds);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "My first turns failed ({Fault}): the first person may wait a little longer"
        )]
        public static partial void Failed(ILogger logger, string fault);
    }
}
