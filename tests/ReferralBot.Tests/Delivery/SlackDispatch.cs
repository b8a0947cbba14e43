using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Channels;
using ReferralBot.Delivery;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Tests.Delivery;

/// <summary>A real outbox that is sent to a Slack of our own, and to another channel beside it, in made time.</summary>
internal sealed class SlackDispatch : IAsyncDisposable
{
    // Longer than a call may take.
    private static readonly TimeSpan TimeUp = TimeSpan.FromSeconds(11);

    private readonly TestDatabase _database;
    private readonly DuePicker _picker;
    private readonly MessageSender _sender;
    private Id<Practice> _practice;

    private SlackDispatch(FakeSlack slack, FakeWorkspace workspace, TestDatabase database)
    {
        (Slack, _database) = (slack, database);
        Sam = workspace.AddUser("Sam", FakeStanding.Owner);
        Team = workspace.AddChannel("referrals").With(Sam).WithBot();
        var limits = new DispatchLimits(database.Clock);
        var (queue, signal) = (Get<OutboxQueue>(), Get<OutboxSignal>());
        IChannel[] channels = [Get<IChannel>(), Other];
        _picker = new DuePicker(queue, new SendPacer(channels, database.Clock), signal, limits);
        var refused = new RefusedPosts(Get<IServiceScopeFactory>());
        _sender = new MessageSender(channels, queue, refused, limits, NullLogger<MessageSender>.Instance);
    }

    public FakeSlack Slack { get; }

    public FakeUser Sam { get; }

    public Testing.Slack.FakeChannel Team { get; }

    /// <summary>Another channel.</summary>
    public Delivery.FakeChannel Other { get; } = new("other");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A practice that is in Slack, owned by Sam, whose check-ins go to the team.</summary>
    public static async Task<SlackDispatch> OpenAsync()
    {
        var slack = await FakeSlack.StartAsync();
        var workspace = slack.AddWorkspace("T0MAPLE", "Maple Street Wellness");
        var options = new SlackOptions { BotToken = workspace.BotToken, ApiBaseUrl = slack.ApiBaseUrl };
        var database = await TestDatabase.CreateAsync(
            DatabaseProvider.Sqlite,
            services => services.AddMetrics().AddFeatures().AddSingleton<ISecretBox, OpenBox>().AddSlack(options)
        );
        var room = new SlackDispatch(slack, workspace, database);
        await room.InstallAsync(workspace.BotToken);
        return room;
    }

    /// <summary>Cards for the team in Slack, and one for the other channel.</summary>
    public Task HasAsync(params string[] titles) =>
        _database.InAsync(
            _practice,
            async db =>
            {
                foreach (var title in titles)
                {
                    var to = new ConversationRef("slack", "T0MAPLE", Team.Id);
                    db.Outbox.Add(OutboxMessage.Post(_practice, to, new Card(title), _database.Clock));
                }

                var there = new ConversationRef("other", "here", "room");
                db.Outbox.Add(OutboxMessage.Post(_practice, there, new Card("beside"), _database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );

    /// <summary>Sends until nothing waits. Time moves on when nothing can be done, or an answer does not come.</summary>
    public async Task SendsAllAsync(bool neverAnswered = false)
    {
        for (var waits = 0; await IsWaitingAsync(); waits++)
        {
            Assert.True(waits < 200, "There is no end of it.");
            var claimed = await _picker.TakeAsync(10, Ct);
            var beforehand = Slack.Calls.Count;
            var sends = Task.WhenAll(claimed.Select(SendAsync));
            if (neverAnswered && beforehand == 0 && claimed.Count > 0)
            {
                await ComesAsync(() => Slack.Calls.Count == 1 && Other.Posted.Count == 1);
                _database.Clock.Advance(TimeUp);
            }

            await sends;
            if (claimed.Count == 0)
            {
                var rest = (_picker.NextAt ?? DateTimeOffset.MinValue) - _database.Clock.GetUtcNow();
                _database.Clock.Advance(rest > TimeSpan.Zero ? rest : TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>What became of a message.</summary>
    public Task<OutboxMessage> StoredAsync(string title) =>
        _database.InAsync(
            _practice,
            async db =>
                (await db.Outbox.AsNoTracking().ToListAsync(Ct)).Single(message =>
                    ChatJson.ReadCard(message.CardJson).Title == title
                )
        );

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static async Task ComesAsync(Func<bool> isThere)
    {
        while (!isThere())
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task SendAsync(ClaimedMessage message) =>
        _picker.Answered(message, await _sender.SendAsync(_picker.WithRest(message), Ct));

    private Task<bool> IsWaitingAsync() =>
        _database.InAsync(_practice, db => db.Outbox.AnyAsync(message => message.State == OutboxState.Pending, Ct));

    private async Task InstallAsync(string token)
    {
        var key = new InstallationKey("slack", "T0MAPLE");
        var owner = new Person("Sam", Standing.Admin, TimeZone: null);
        var secret = $$"""{"AccessToken":"{{token}}","BotName":"maplebot"}""";
        var sam = new UserRef("slack", "T0MAPLE", Sam.Id);
        await Get<IInstallations>().InstallAsync(new NewInstallation(key, "Maple", secret, sam, owner), Ct);
        await using var scope = _database.Services.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<AllPractices>();
        var practice = await all.Query<Practice>().SingleAsync(Ct);
        _practice = practice.Id;
        var place = new ChannelAddress("slack", "T0MAPLE", Team.Id);
        await _database.InAsync(
            _practice,
            async db =>
            {
                db.Outbox.RemoveRange(await db.Outbox.ToListAsync(Ct)); // the welcome
                db.Routes.RemoveRange(await db.Routes.ToListAsync(Ct));
                db.Routes.Add(MessageRoute.For(practice, MessageKind.CheckIns, place, _database.Clock));
                await db.SaveChangesAsync(Ct);
            }
        );
    }

    private T Get<T>()
        where T : notnull => _database.Services.GetRequiredService<T>();

    private sealed class OpenBox : ISecretBox
    {
        public string Protect(string secret) => secret;

        public string? Unprotect(string kept) => kept;
    }
}
