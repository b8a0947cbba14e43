using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Tests.Delivery;

/// <summary>
/// A few hundred messages to two tenants at once, in made time: the Bot Connector's limits
/// (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit) are kept by going slowly, not by being told so.
/// </summary>
public sealed class TeamsPaceTests : IAsyncLifetime
{
    private const int Chats = 12;
    private const int Each = 10;

    private FakeTeams _teams = null!;
    private TestDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var clock = TestDatabase.NewClock();
        _teams = await FakeTeams.StartAsync(clock);
        _database = await TestDatabase.CreateAsync(
            DatabaseProvider.Sqlite,
            services =>
                services
                    .AddMetrics()
                    .AddFeatures()
                    .AddSingleton<ISecretBox, OpenBox>()
                    .AddTeams(TeamsRegistered.Options(_teams))
                    .AsksForTokensBy(_teams.NewTrustingHandler),
            clock
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_few_hundred_messages_to_two_tenants_are_never_too_many()
    {
        Assert.True(_teams.Throttle.IsOn);
        FakeTenant[] tenants = [_teams.AddTenant("Maple"), _teams.AddTenant("Oak Lane")];
        foreach (var tenant in tenants)
        {
            await HasBurstAsync(tenant);
        }

        var took = await SendAllAsync();

        Assert.Equal(0, _teams.Throttle.Refused);
        Assert.All(_teams.CallsOf("send"), call => Assert.Equal(201, call.Status));
        foreach (var tenant in tenants)
        {
            var calls = _teams.CallsOf("send").Where(call => call.TenantId == tenant.Id).ToList();
            Assert.Equal(Chats * Each, calls.Count);
            AreApart(calls, TimeSpan.FromMilliseconds(200));
            Assert.All(
                calls.GroupBy(call => call.ConversationId),
                chat => AreApart([.. chat], TimeSpan.FromSeconds(2))
            );
        }

        // Each tenant at its own five a second, both at once.
        var bound = Chats * Each * TimeSpan.FromMilliseconds(200);
        Assert.True(took <= 1.05 * bound, $"{took} is more than {bound}.");
    }

    private static void AreApart(List<FakeConnectorCall> calls, TimeSpan least) =>
        Assert.All(
            calls.Zip(calls.Skip(1), (one, next) => next.At - one.At),
            gap => Assert.True(gap >= least, $"{gap} is less than {least}.")
        );

    // A practice in a tenant, with the bot in some chats, to each of which some cards are to go.
    private async Task HasBurstAsync(FakeTenant tenant)
    {
        var sam = tenant.AddMember("Sam");
        var key = new InstallationKey("teams", tenant.Id);
        var address = $$"""{"ServiceUrl":"{{tenant.ServiceUrl}}","BotId":"{{_teams.Bot.Id}}","Scope":"Group"}""";
        var owner = new UserRef("teams", tenant.Id, sam.AadObjectId);
        var person = new Person("Sam", Standing.Admin, TimeZone: null);
        await Get<IInstallations>().InstallAsync(new NewInstallation(key, tenant.Name, address, owner, person), Ct);
        var practice = await PracticeOfAsync(tenant);
        var chats = new List<ConversationRef>();
        for (var number = 0; number < Chats; number++)
        {
            var chat = tenant.AddGroup($"Desk {number}", sam);
            chat.IsBotIn = true;
            chats.Add(new ConversationRef("teams", tenant.Id, chat.Id));
            await Get<IAddressBook>().KeepAsync(new KnownConversation(chats[^1], address) { OpenedByBot = true }, Ct);
        }

        await _database.InAsync(
            practice,
            async db =>
            {
                db.Outbox.RemoveRange(await db.Outbox.ToListAsync(Ct)); // the welcome
                for (var number = 0; number < Chats * Each; number++)
                {
                    var card = new Card($"card {number}");
                    db.Outbox.Add(OutboxMessage.Post(practice, chats[number % Chats], card, _database.Clock));
                }

                await db.SaveChangesAsync(Ct);
            }
        );
    }

    private async Task<Id<Practice>> PracticeOfAsync(FakeTenant tenant)
    {
        await using var scope = _database.Services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        return (await all.Query<Practice>().SingleAsync(practice => practice.Name == tenant.Name, Ct)).Id;
    }

    private async Task<TimeSpan> SendAllAsync()
    {
        var clock = _database.Clock;
        var limits = new DispatchLimits(clock);
        IChannel[] channels = [Get<IChannel>()];
        var picker = new DuePicker(Get<OutboxQueue>(), new SendPacer(channels, clock), Get<OutboxSignal>(), limits);
        var refused = new RefusedPosts(Get<IServiceScopeFactory>());
        var sender = new MessageSender(
            channels,
            Get<OutboxQueue>(),
            refused,
            limits,
            NullLogger<MessageSender>.Instance
        );
        var start = clock.GetUtcNow();
        var last = start;
        while (true)
        {
            var claimed = await picker.TakeAsync(limits.MostInHand, Ct);
            await Task.WhenAll(
                claimed.Select(async message =>
                    picker.Answered(message, await sender.SendAsync(picker.WithRest(message), Ct))
                )
            );
            last = claimed.Count > 0 ? clock.GetUtcNow() : last;
            if (claimed.Count == 0)
            {
                if (picker.NextAt is not { } next)
                {
                    return last - start;
                }

                clock.SetUtcNow(next > clock.GetUtcNow() ? next : clock.GetUtcNow() + TimeSpan.FromMilliseconds(1));
            }
        }
    }

    private T Get<T>()
        where T : notnull => _database.Services.GetRequiredService<T>();

    private sealed class OpenBox : ISecretBox
    {
        public string Protect(string secret) => secret;

        public string? Unprotect(string kept) => kept;
    }
}
