using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Numbers are given once, in order; on both databases.</summary>
public abstract class NumberingTests(DatabaseProvider provider) : PartnerTests(provider)
{
    private static readonly ConversationRef Room = new("web", "local", "team");

    [Fact]
    public async Task Two_hundred_parallel_saves_get_numbers_of_their_own_without_a_gap()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => SavesAsync(PartnerNamed($"Partner {number}"))));

        var numbers = await Database.InAsync(
            Practice.Id,
            db => db.Partners.Select(partner => partner.Number).Order().ToListAsync(Ct)
        );
        Assert.Equal(Enumerable.Range(1, 200), numbers);
    }

    [Fact]
    public async Task Each_practice_has_numbers_of_its_own()
    {
        var other = await Database.HasPracticeAsync("Elm Street Dental");
        await SavesAsync(PartnerNamed("Northside"));
        var partner = PartnerNamed("Southside", other);
        await SavesAsync(partner);

        Assert.Equal(1, partner.Number);
    }

    [Fact]
    public async Task Rows_of_one_save_are_numbered_in_the_order_in_which_they_were_added()
    {
        var ids = await Database.InAsync(
            Practice.Id,
            async db =>
            {
                var messages = Enumerable
                    .Range(0, 60)
                    .Select(number => OutboxMessage.Post(Practice.Id, Room, new Card($"Card {number}"), Database.Clock))
                    .ToList();
                db.Outbox.AddRange(messages);
                await db.SaveChangesAsync(Ct);
                return messages.Select(message => message.Id).ToList();
            }
        );

        var stored = await Database.InAsync(
            Practice.Id,
            db => db.Outbox.OrderBy(message => message.Sequence).Select(message => message.Id).ToListAsync(Ct)
        );
        Assert.Equal(ids, stored);
    }
}

public sealed class NumberingTestsOnSqlite() : NumberingTests(DatabaseProvider.Sqlite);

public sealed class NumberingTestsOnPostgres() : NumberingTests(DatabaseProvider.PostgreSql);
