using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Testing;

/// <content>Referrals and what the team was told.</content>
public sealed partial class TestBot
{
    /// <summary>A referral that Sam logged before.</summary>
    public async Task<Referral> HasReferral(
        Partner partner,
        DateOnly? on = null,
        ReferralDirection direction = ReferralDirection.Received,
        string service = "anxiety"
    ) =>
        await InDatabase(async db =>
        {
            var sam = await db.Members.SingleAsync(member => member.DisplayName == "Sam");
            var entry = new ReferralEntry
            {
                Direction = direction,
                Partner = partner,
                Client = ClientCode.New(),
                Service = service,
                On = on ?? PracticeCalendar.Of(Practice).Today(Clock.GetUtcNow()),
                OwnerId = sam.Id,
            };
            var failed = Features
                .Domain.Referral.Log(Practice, entry, new Entry(sam.Actor, Clock.GetUtcNow()))
                .Failed(out var problem, out var referral);
            Assert.False(failed, problem?.Message);
            db.Add(referral!);
            await db.SaveChangesAsync();
            return referral!;
        });

    /// <summary>A person at a partner.</summary>
    public async Task<Contact> HasContact(Partner partner, string name, string role = "Clinical director") =>
        await InDatabase(async db =>
        {
            var failed = Contact.Add(partner, name, role, Clock).Failed(out var problem, out var contact);
            Assert.False(failed, problem?.Message);
            db.Add(contact!);
            await db.SaveChangesAsync();
            return contact!;
        });

    /// <summary>A kind of message goes to the team from now on.</summary>
    public Task HasRoute(MessageKind kind) =>
        InDatabase(db =>
        {
            db.Add(
                MessageRoute.For(Practice, kind, new ChannelAddress(Team.Channel, Team.Installation, Team.Id), Clock)
            );
            return db.SaveChangesAsync();
        });

    /// <summary>What waits to be posted, in its order.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> Outbox() =>
        await InDatabase(db => db.Outbox.AsNoTracking().OrderBy(message => message.Sequence).ToListAsync());

    /// <summary>The card of a message that waits to be posted.</summary>
    public static Card Card(OutboxMessage message) => ChatJson.ReadCard(message.CardJson);

    /// <summary>The referral of that number, with its steps, as the database holds it.</summary>
    public Task<Referral> Referral(int number) =>
        InDatabase(db =>
            db.Referrals.AsNoTracking()
                .Include(referral => referral.Steps.OrderBy(step => step.Sequence))
                .SingleAsync(referral => referral.Number == number)
        );
}
