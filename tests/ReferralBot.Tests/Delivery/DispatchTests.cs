using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features.Data;
using ReferralBot.Testing.Data;

namespace ReferralBot.Tests.Delivery;

/// <summary>A dispatcher over a real outbox, and a channel that answers as a test says.</summary>
public abstract class DispatchTests() : DataTests(DatabaseProvider.Sqlite)
{
    private protected FakeChannel Channel { get; } = new("fake");

    private protected virtual DispatchLimits Limits => new(Database.Clock);

    private protected Task DrainAsync() => DrainAsync(Channel);

    private protected async Task DrainAsync(IChannel channel)
    {
        using var dispatcher = Dispatcher(channel);
        await dispatcher.DrainAsync(Ct);
    }

    private protected OutboxDispatcher Dispatcher() => Dispatcher(Channel);

    private protected OutboxDispatcher Dispatcher(IChannel channel)
    {
        var (queue, signal) = (Get<OutboxQueue>(), Get<OutboxSignal>());
        var pacer = new SendPacer([channel], Database.Clock);
        return new(
            signal,
            new DuePicker(queue, pacer, signal, Limits),
            new MessageSender(
                [channel],
                queue,
                new RefusedPosts(Get<IServiceScopeFactory>()),
                Limits,
                NullLogger<MessageSender>.Instance
            ),
            Limits,
            NullLogger<OutboxDispatcher>.Instance
        );
    }

    private protected Task HasAsync(string conversation, params string[] titles) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var to = new ConversationRef("fake", "here", conversation);
                db.Outbox.AddRange(
                    titles.Select(title => OutboxMessage.Post(Practice.Id, to, new Card(title), Database.Clock))
                );
                await db.SaveChangesAsync(Ct);
            }
        );

    /// <summary>As many cards for each of some conversations, one conversation after the other.</summary>
    private protected Task HasManyAsync(int conversations, int each, string installation = "here") =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                for (var number = 0; number < conversations * each; number++)
                {
                    var to = new ConversationRef("fake", installation, $"room {number % conversations}");
                    db.Outbox.Add(OutboxMessage.Post(Practice.Id, to, new Card($"card {number}"), Database.Clock));
                }

                await db.SaveChangesAsync(Ct);
            }
        );

    private protected Task<OutboxMessage> StoredAsync(string title) =>
        Database.InAsync(
            Practice.Id,
            async db =>
                (await db.Outbox.AsNoTracking().ToListAsync(Ct)).Single(message =>
                    ChatJson.ReadCard(message.CardJson).Title == title
                )
        );
}
