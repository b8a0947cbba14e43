using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams.Sending;

/// <summary>A Bot Connector in trouble: what is known of a message then, and that it is never posted twice.</summary>
public sealed class TeamsFaultTests : IAsyncLifetime
{
    private TeamsRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await TeamsRoom.OpenAsync();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    public static TheoryData<FakeFault> WithoutAWord { get; } =
    [
        new FakeFault.Status(500, """{"error":{"code":"ServiceError","message":"x"}}"""),
        new FakeFault.Status(502),
        new FakeFault.Status(503, "<html>"),
        new FakeFault.Status(504),
        new FakeFault.Page(),
        new FakeFault.Truncated(),
        new FakeFault.Huge(),
        new FakeFault.Reset(),
        new FakeFault.AnswerLost(),
        new FakeFault.Redirect(new Uri("https://evil.example/")),
    ];

    [Theory]
    [MemberData(nameof(WithoutAWord))]
    public async Task A_message_whose_answer_is_lost_is_not_posted_again(FakeFault fault)
    {
        _room.Teams.Faults.Next("send", fault);

        Assert.IsType<TeamsAnswer.Lost>(await _room.Sends());
        Assert.Equal(0, _room.Teams.Faults.Left);
        Assert.True(_room.Group.Posts.Count <= 1);
    }

    [Fact]
    public async Task One_that_never_comes_is_given_up()
    {
        _room.Teams.Faults.Next("send", new FakeFault.Never());
        Assert.IsType<TeamsAnswer.Lost>(await _room.Passes(_room.Sends()));
    }

    [Fact]
    public async Task One_that_comes_byte_by_byte_is_given_up()
    {
        _room.Teams.Faults.Next("send", new FakeFault.Slow());
        Assert.IsType<TeamsAnswer.Lost>(await _room.Passes(_room.Sends()));
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    [InlineData("3600", 3600)]
    [InlineData("999999999", 3600)]
    [InlineData(null, 5)]
    [InlineData("soon", 5)]
    [InlineData("-1", 5)]
    public async Task Who_calls_too_often_waits_as_long_as_Teams_says_and_makes_no_call_until_then(
        string? retryAfter,
        int seconds
    )
    {
        _room.Teams.Faults.Next("send", new FakeFault.TooMany(retryAfter));

        var later = Assert.IsType<TeamsAnswer.Later>(await _room.Sends());
        Assert.InRange(later.RetryAfter.TotalSeconds, seconds, seconds * 1.1);
        Assert.False(later.ForTenant);

        var calls = _room.Teams.Calls.Count;
        Assert.IsType<TeamsAnswer.Later>(await _room.Sends());
        Assert.Equal(calls, _room.Teams.Calls.Count);
    }

    [Fact]
    public async Task Somebody_else_writing_at_the_same_moment_is_waited_for_a_second()
    {
        _room.Teams.Faults.Next("send", new FakeFault.Status(412, """{"error":{"code":"PreconditionFailed"}}"""));

        var later = Assert.IsType<TeamsAnswer.Later>(await _room.Sends());
        Assert.InRange(later.RetryAfter.TotalSeconds, 1, 1.1);
    }

    [Theory]
    [InlineData(400, "BadArgument")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(403, "ConversationBlockedByUser")]
    [InlineData(403, "BotDisabledByAdmin")]
    [InlineData(403, "NotEnoughPermissions")]
    [InlineData(404, "ConversationNotFound")]
    [InlineData(404, "ActivityNotFoundInConversation")]
    [InlineData(413, "MessageSizeTooBig")]
    public async Task A_refusal_comes_with_its_code(int status, string code)
    {
        _room.Teams.Faults.Next(
            "send",
            new FakeFault.Status(status, $$$"""{"error":{"code":"{{{code}}}","message":"x"}}""")
        );

        Assert.Equal(new TeamsAnswer.Failed(status, code), await _room.Sends());
    }

    [Theory]
    [InlineData(
        """{"errorCode":209,"message":"{\r\n \"subCode\": \"MessageWritesBlocked\"\r\n}"}""",
        "MessageWritesBlocked"
    )]
    [InlineData("""{"errorCode":209,"message":"no JSON"}""", "209")]
    [InlineData("""{"error":{"code":"what Sam typed"}}""", "Unknown")]
    [InlineData("""{"error":null}""", "Unknown")]
    [InlineData("<html>", "Unreadable")]
    public async Task Both_shapes_of_an_error_are_read_and_nothing_but_a_code_is_taken(string body, string code)
    {
        _room.Teams.Faults.Next("send", new FakeFault.Status(403, body));

        Assert.Equal(new TeamsAnswer.Failed(403, code), await _room.Sends());
    }

    [Fact]
    public async Task Nobody_there_means_that_nothing_was_sent()
    {
        var place = _room.Place with { ServiceUrl = new Uri("http://127.0.0.1:1/") };

        Assert.IsType<TeamsAnswer.Later>(
            await _room.Api.SendAsync(place, TeamsRoom.Card("x"), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task An_address_that_is_not_the_Bot_Connectors_gets_nothing_and_no_token_is_asked_for()
    {
        var place = _room.Place with { ServiceUrl = new Uri("https://evil.trafficmanager.net/") };

        Assert.IsType<TeamsAnswer.Unsent>(
            await _room.Api.SendAsync(place, TeamsRoom.Card("x"), TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, _room.Teams.Entra.Calls);
    }
}
