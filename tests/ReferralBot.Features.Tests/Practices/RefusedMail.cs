using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Practices;
using ReferralBot.Features.Turns;
using ReferralBot.Testing;
using Xunit;

namespace ReferralBot.Features.Tests.Practices;

/// <summary>Posts that a conversation refuses.</summary>
internal static class RefusedMail
{
    public const string Remedy = "I'm not in that conversation. Type /invite @ReferralBot there.";

    public static Task<OutboxMessage> HasPost(this TestBot bot, ConversationRef to, string title) =>
        bot.InDatabase(async db =>
        {
            var card = new Card(title, new Block.Paragraph($"the body of {title}"));
            var message = OutboxMessage.Post(bot.Practice.Id, to, card, bot.Clock);
            db.Outbox.Add(message);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return message;
        });

    public static async Task Refused(this TestBot bot, OutboxMessage message)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<PracticeDoor>()
            .EnterAsync(bot.Practice.Id, TestContext.Current.CancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<PauseRoutes>()
            .RunAsync(
                new RefusedPost(message.Id, Remedy),
                (user, _) =>
                    Task.FromResult(new ConversationRef(user.Channel, user.Installation, $"private {user.Id}")),
                TestContext.Current.CancellationToken
            );
    }
}
