using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;

namespace ReferralBot.Features.Tests.Data.Addresses;

/// <summary>A practice with an installation, and an address book for each of two processes.</summary>
public abstract class AddressTests(DatabaseProvider provider) : DataTests(provider)
{
    protected static readonly InstallationKey Key = new("chat", "T1");
    protected static readonly UserRef Ana = new("chat", "T1", "U1");
    protected static readonly UserRef Ben = new("chat", "T1", "U2");

    /// <summary>The book of this process.</summary>
    internal AddressBook Book => (AddressBook)Get<IAddressBook>();

    internal AddressBook OtherProcess() => new(Get<ReferralDbFactory>(), Database.Clock);

    protected static ConversationRef Place(string id, string installation = "T1") => new("chat", installation, id);

    protected static KnownConversation Team(string id) => new(Place(id), "here") { Call = "@Bot" };

    protected static KnownConversation Chat(string id, UserRef with) => new(Place(id), "here") { With = with };

    /// <summary>The practice has the installation, and nobody in it.</summary>
    protected Task HasInstallationAsync(string id = "T1", Practice? practice = null) =>
        Database.InAsync(
            (practice ?? Practice).Id,
            async db =>
            {
                var row = db
                    .Installations.Add(Installation.Of(practice ?? Practice, "chat", id, Database.Clock))
                    .Entity;
                row.Connect("Elm", Get<ISecretBox>().Protect("secret"), installedBy: null, Database.Clock.GetUtcNow());
                await db.SaveChangesAsync(Ct);
            }
        );

    /// <summary>Somebody is a member.</summary>
    protected Task HasMemberAsync(UserRef user, Role role) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var address = new ChannelAddress(user.Channel, user.Installation, user.Id);
                NewMember.Add(
                    db,
                    new NewMember(Practice, address, role),
                    new Person(user.Id, Standing.Member, null),
                    Database.Clock
                );
                await db.SaveChangesAsync(Ct);
            }
        );

    /// <summary>Check-ins go to a place.</summary>
    protected Task HasRouteAsync(string conversation) =>
        Database.InAsync(
            Practice.Id,
            async db =>
            {
                var to = new ChannelAddress("chat", "T1", conversation);
                db.Routes.Add(MessageRoute.For(Practice, MessageKind.CheckIns, to, Database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

    protected Task<MessageRoute> RouteAsync() =>
        Database.InAsync(Practice.Id, db => db.Routes.AsNoTracking().SingleAsync(Ct));

    internal Task<List<OutboxMessage>> PostsAsync() =>
        Database.InAsync(Practice.Id, db => db.Outbox.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync(Ct));

    internal Task<KeptConversation?> RowAsync(string id) =>
        Database.InAsync(
            Practice.Id,
            db => db.Conversations.AsNoTracking().SingleOrDefaultAsync(row => row.ConversationId == id, Ct)
        );
}
