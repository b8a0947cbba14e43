using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Features;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Practices;
using ReferralBot.Features.Turns;
using ReferralBot.Testing.Data;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Testing;

/// <summary>The bot as a person meets it: every turn goes through the whole pipeline to a real database, on a clock that a test sets.</summary>
public sealed partial class TestBot : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private readonly ITestDoor _door;

    private TestBot(TestDatabase database, ITestDoor door, Practice practice)
    {
        _database = database;
        _door = door;
        Practice = practice;
    }

    /// <summary>The person who speaks unless a test says otherwise: Sam, who owns the practice.</summary>
    public static UserRef Sam => TestWay.Sam;

    /// <summary>Somebody there whom the practice does not know.</summary>
    public static UserRef Stranger => Sam with { Id = "USTRANGER" };

    /// <summary>Somebody of a workspace that is no practice's.</summary>
    public static UserRef Elsewhere => Sam with { Installation = "TELSEWHERE", Id = "UELSEWHERE" };

    /// <summary>Where the team talks.</summary>
    public static ConversationRef Team => TestWay.Team;

    /// <summary>Wed 16 Sep 2026, 11:00 in New York.</summary>
    public FakeTimeProvider Clock => _database.Clock;

    /// <summary>Maple Street Wellness, New York.</summary>
    public Practice Practice { get; }

    public IServiceProvider Services => _database.Services;

    /// <summary>Faults of handlers; a test that is about one sets <see cref="RecordedFaults.Expected"/>.</summary>
    public RecordedFaults Faults => Services.GetRequiredService<RecordedFaults>();

    [SuppressMessage("Reliability", "CA2000", Justification = "The bot that is returned disposes of its database.")]
    public static async Task<TestBot> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? configure = null
    )
    {
        var clock = TestDatabase.NewClock();
        var door = await TestWay.NewDoorAsync(clock);
        var database = await TestDatabase.CreateAsync(
            provider,
            services =>
            {
                services.AddMetrics();
                services.AddFeatures();
                services.AddSingleton<RecordedFaults>();
                services.AddSingleton<IFaultLog>(all => all.GetRequiredService<RecordedFaults>());
                services.AddSingleton(new JoiningPolicy(DefaultRole: null)); // by invitation: HasMember
                door.Configure(services);
                configure?.Invoke(services);
            },
            clock
        );
        try
        {
            var practice = await OpenAsync(database);
            await door.OpenAsync(database.Services, TestContext.Current.CancellationToken);
            return new TestBot(database, door, practice);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<Practice> OpenAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        var settings = new PracticeSettings
        {
            Name = "Maple Street Wellness",
            TimeZone = "America/New_York",
            Holidays = [new DateOnly(2026, 9, 7), new DateOnly(2027, 1, 1)],
        };
        var failed = (
            await scope
                .ServiceProvider.GetRequiredService<OpenPractice>()
                .RunAsync(new PracticeOpening(settings, "Sam", Sam, Team), TestContext.Current.CancellationToken)
        ).Failed(out var problem, out var practice);
        Assert.False(failed, problem?.Message);
        return practice!;
    }

    /// <summary>A person types a line.</summary>
    public Task<Reply> Says(string line, UserRef? who = null) => Turn(new TurnInput.Command(line), who);

    /// <summary>A person presses a button.</summary>
    public Task<Reply> Presses(Button button, UserRef? who = null) => Turn(new TurnInput.Press(button.Line), who);

    /// <summary>A person presses the button of that label on what was shown.</summary>
    public Task<Reply> Presses(Reply reply, string label, UserRef? who = null) => Presses(ButtonOf(reply, label), who);

    /// <summary>A person changes some answers of a form, leaves the others as they are, and sends it.</summary>
    public Task<Reply> Submits(Form form, params (string Field, string Value)[] values) =>
        Submits(form, key: null, values);

    /// <summary>The same, with the key that the channel gives to the form, so that a test can send it twice.</summary>
    public Task<Reply> Submits(Form form, string? key, params (string Field, string Value)[] values)
    {
        var answers = form.Questions.Aggregate(
            RawAnswers.Empty,
            (all, question) => all.With(question.Field.Id, question.Initial)
        );
        foreach (var group in values.GroupBy(value => value.Field, value => value.Value, StringComparer.Ordinal))
        {
            answers = answers.With(group.Key, [.. group]);
        }

        return Turn(new TurnInput.Submission(form.Id, form.State, answers), who: null, key);
    }

    /// <summary>A person types letters into a field with type-ahead.</summary>
    public async Task<IReadOnlyList<Option>> Searches(string formId, string fieldId, string query) =>
        Assert.IsType<Reply.Options>(await Turn(new TurnInput.Search(formId, fieldId, query), who: null)).Items;

    /// <summary>A turn with a delivery key of its own, unless one is given.</summary>
    public async Task<Reply> Turn(TurnInput input, UserRef? who, string? key = null)
    {
        var turn = new Turn(who ?? Sam, Team, Clock.GetUtcNow(), input) { DeliveryKey = key };
        var reply = await _door.EnterAsync(turn, TestContext.Current.CancellationToken);
        Faults.ThrowUnexpected();
        return reply;
    }

    /// <summary>Reads or changes the practice's rows.</summary>
    public Task<T> InDatabase<T>(Func<ReferralDb, Task<T>> work) => _database.InAsync(Practice.Id, work);

    /// <summary>Reads or changes the practice's rows.</summary>
    public Task InDatabase(Func<ReferralDb, Task> work) => _database.InAsync(Practice.Id, work);

    /// <summary>One more person of the practice.</summary>
    public async Task<UserRef> HasMember(string name, Role role)
    {
        var user = _door.Knows(name);
        var failed = Member.Join(Practice.Id, name, role, Clock).Failed(out var problem, out var member);
        Assert.False(failed, problem?.Message);
        await InDatabase(db =>
        {
            db.Add(member!);
            db.Add(MemberIdentity.Of(member!, new ChannelAddress(user.Channel, user.Installation, user.Id), Clock));
            return db.SaveChangesAsync();
        });
        return user;
    }

    /// <summary>A partner that was added before.</summary>
    public async Task<Partner> HasPartner(
        string name,
        PartnerCategory category = PartnerCategory.Medical,
        PartnerStage stage = PartnerStage.Active
    )
    {
        var details = new PartnerDetails
        {
            Name = name,
            Category = category,
            Stage = stage,
        };
        var failed = Partner
            .Add(Practice, details, DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime), Clock)
            .Failed(out var problem, out var partner);
        Assert.False(failed, problem?.Message);
        await InDatabase(db =>
        {
            db.Add(partner!);
            return db.SaveChangesAsync();
        });
        return partner!;
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await _database.DisposeAsync();
    }
}
