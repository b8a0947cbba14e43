using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Practices;

/// <summary>A message that could not be posted.</summary>
/// <param name="Message">The message.</param>
/// <param name="Remedy">What somebody has to do before anything more can be posted there.</param>
public sealed record RefusedPost(Id<OutboxMessage> Message, string Remedy);

/// <summary>
/// Pauses what goes to a conversation that takes nothing, and tells the owners privately: what could not be posted, so that it is
/// not lost, and what to do. It never tells of a message of its own.
/// </summary>
public sealed class PauseRoutes(ReferralDb db, TimeProvider time)
{
    /// <summary>When this returns, the routes are paused and the owners' messages are in the outbox, all or nothing.</summary>
    /// <param name="refused">The message and the remedy.</param>
    /// <param name="openPrivate">Finds the private conversation with somebody on the message's channel.</param>
    /// <param name="ct">Gives up before anything is saved, or not at all.</param>
    public async Task RunAsync(
        RefusedPost refused,
        Func<UserRef, CancellationToken, Task<ConversationRef>> openPrivate,
        CancellationToken ct
    )
    {
        var message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(row => row.Id == refused.Message, ct);
        var routes = message is null ? [] : await RoutesToAsync(message.Conversation, ct);
        if (message is null || routes.Count == 0 || routes.Exists(route => route.Id.Value == message.AboutId))
        {
            return;
        }

        var isNews = false;
        foreach (var route in await IsHeardSinceAsync(message, ct) ? [] : routes)
        {
            isNews |= route.Pause(refused.Remedy, time.GetUtcNow());
        }

        // Where there is nothing new to tell, because it is paused already or works again, only the card is handed on.
        var card = ChatJson.ReadCard(message.CardJson);
        var told = isNews ? Notice(card, refused.Remedy, routes) : card;
        foreach (var owner in await OwnersAsync(message.Conversation, ct))
        {
            var to = await openPrivate(owner, ct);
            db.Outbox.Add(OutboxMessage.Post(message.PracticeId, to, told, time).About(routes[0].Id.Value));
        }

        await db.SaveChangesAsync(ct);
    }

    private static Card Notice(Card refused, string remedy, List<MessageRoute> routes) =>
        new(
            "I couldn't post this for the team",
            [
                new Block.Paragraph(remedy),
                new Block.Paragraph($"{RouteWords.List(routes)} are paused until then. Nothing is lost:"),
                new Block.Divider(),
                new Block.Paragraph(new ChatText(Run.Bold(refused.Title))),
                .. refused.Blocks,
                new Block.Divider(),
                new Block.Buttons([
                    .. ResumeRoutes.ButtonFor(routes).Select(button => button with { Style = ButtonStyle.Primary }),
                    new Button("Choose another place", "/refbot setup")
                    {
                        Description = "Choose another place for messages",
                    },
                ]),
                new Block.Note([
                    new Run("Or add me where they should go, and send me "),
                    Run.Code("/refbot setup"),
                    new Run(" there."),
                ]),
            ]
        )
        {
            Summary = $"I couldn't post “{refused.Title}” for the team. {remedy}",
        };

    // Somebody was faster and did what was asked of them there: a pause now would be one that nothing ends.
    private Task<bool> IsHeardSinceAsync(OutboxMessage message, CancellationToken ct)
    {
        var (channel, installation, id) = message.Conversation;
        var since = message.ClaimedAt ?? message.CreatedAt;
        return db
            .Conversations.Where(row => row.Channel == channel && row.Installation == installation)
            .Where(row => row.ConversationId == id || row.WithUser == id)
            .AnyAsync(row => row.LostAt == null && row.LeftAt == null && row.HeardAt > since, ct);
    }

    private Task<List<MessageRoute>> RoutesToAsync(ConversationRef conversation, CancellationToken ct)
    {
        var (channel, installation, id) = conversation;
        return db
            .Routes.Where(route =>
                route.Channel == channel && route.WorkspaceId == installation && route.ConversationId == id
            )
            .OrderBy(route => route.Kind)
            .ToListAsync(ct);
    }

    // An owner who is known in several workspaces of the channel is told in the one that it happened in, and else in one of them.
    private async Task<IReadOnlyList<UserRef>> OwnersAsync(ConversationRef conversation, CancellationToken ct)
    {
        var (channel, installation, _) = conversation;
        var owners = db.Members.Where(member => member.Active && member.Role == Role.Owner).Select(member => member.Id);
        var identities = await db
            .MemberIdentities.AsNoTracking()
            .Where(identity => identity.Channel == channel && identity.ShutOutAt == null)
            .Where(identity => owners.Contains(identity.MemberId))
            .ToListAsync(ct);
        return
        [
            .. identities
                .GroupBy(identity => identity.MemberId)
                .Select(known => known.OrderBy(identity => identity.WorkspaceId == installation ? 0 : 1).First())
                .Select(identity => new UserRef(identity.Channel, identity.WorkspaceId, identity.UserId)),
        ];
    }
}
