using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// Says hello in a conversation that the bot is new in: to an owner alone the <see cref="Welcome"/> with the set-up, unless they
/// had it already; to everybody else in a few words what the bot does and how to begin.
/// </summary>
internal sealed class Greeting(ReferralDb db, TimeProvider clock)
{
    private const string Title = "Hello, I'm ReferralBot";

    private const string WhatIDo =
        "I keep track of the referrals that the practice receives and sends, remind the team to stay in touch with partners, and show each quarter which partnerships work.";

    /// <summary>Adds it, to be saved with what says that the conversation is greeted.</summary>
    /// <param name="row">The conversation.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="left">When the bot had been removed from it, if it had.</param>
    /// <param name="ct">Stops the look.</param>
    public async Task AddAsync(
        KeptConversation row,
        KnownConversation known,
        DateTimeOffset? left,
        CancellationToken ct
    )
    {
        row.Greet(clock.GetUtcNow());
        if (known.OpenedByBot || await IsGreetedAsync(row, left, ct))
        {
            return;
        }

        var isOwner = row.WithUser is not null && await IsOwnerAsync(row, ct);
        db.Outbox.Add(
            isOwner
                ? Welcome.In(row.PracticeId, known.Conversation, await ComesHereAsync(row, ct), clock)
                : OutboxMessage
                    .Post(row.PracticeId, known.Conversation, Hello(row.WithUser is null, known.Call), clock)
                    .About(row.Id.Value)
        );
    }

    private static Card Hello(bool isShared, string? call)
    {
        var help = call is null ? "/refbot help" : $"{call} refbot help";
        return new(
            Title,
            new Block.Paragraph(WhatIDo),
            new Block.Paragraph([
                new Run("Type "),
                Run.Code(help),
                new Run(isShared ? " here, and only you see what I answer." : " to see what you can ask me."),
            ]),
            new Block.Buttons(new Button("Help", "/refbot help")),
            new Block.Note("Please never type a client's name here. I give each client a random code.")
        )
        {
            Summary = $"{Title}. I keep track of the practice's referrals.",
        };
    }

    // A whole is greeted once, and a new owner was welcomed when they became one.
    private async Task<bool> IsGreetedAsync(KeptConversation row, DateTimeOffset? left, CancellationToken ct)
    {
        if (row.Within is { } whole)
        {
            return await db.Conversations.AnyAsync(
                other =>
                    other.Channel == row.Channel
                    && other.Installation == row.Installation
                    && other.Within == whole
                    && other.Id != row.Id
                    && other.LeftAt == null
                    && other.GreetedAt != null,
                ct
            );
        }

        var (practice, since) = ((Guid?)row.PracticeId.Value, left ?? DateTimeOffset.MinValue);
        return row.WithUser is { } person
            && await db.Outbox.AnyAsync(
                message =>
                    message.AboutId == practice
                    && message.Channel == row.Channel
                    && message.Installation == row.Installation
                    && (message.ConversationId == person || message.ConversationId == row.ConversationId)
                    && message.CreatedAt >= since,
                ct
            );
    }

    private Task<bool> IsOwnerAsync(KeptConversation row, CancellationToken ct) =>
        db
            .MemberIdentities.Where(identity =>
                identity.Channel == row.Channel
                && identity.WorkspaceId == row.Installation
                && identity.UserId == row.WithUser
                && identity.ShutOutAt == null
            )
            .AnyAsync(
                identity =>
                    db.Members.Any(member =>
                        member.Id == identity.MemberId && member.Active && member.Role == Role.Owner
                    ),
                ct
            );

    private Task<bool> ComesHereAsync(KeptConversation row, CancellationToken ct) =>
        db
            .Routes.Where(route => route.Channel == row.Channel && route.WorkspaceId == row.Installation)
            .AnyAsync(route => route.ConversationId == row.ConversationId || route.ConversationId == row.WithUser, ct);
}
