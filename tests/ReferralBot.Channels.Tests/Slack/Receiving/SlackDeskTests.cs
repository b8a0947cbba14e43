using System.Net;
using ReferralBot.Chat;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

public sealed class SlackDeskTests
{
    private static readonly UserRef Sam = new("slack", "T0MAPLE01", "U0SAM0001");
    private static readonly ConversationRef Room = new("slack", "T0MAPLE01", "C0ROOM001");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("command.slash", 2_500)]
    [InlineData("press-in-message.blockaction", 2_500)]
    [InlineData("submission.viewsubmission", 2_500)]
    [InlineData("search.suggestion", 1_500)]
    public async Task Slack_never_waits_longer_than_the_budget(string kind, int budget)
    {
        await using var host = await SlackHost.StartAsync();
        var work = new SlowWork(host);

        var posted = host.PostAsync(kind, SlackHost.Golden(kind));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromMilliseconds(budget - 1));
        Assert.False(posted.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        using var response = await posted;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        work.Finish();
        await host.After.DrainAsync(Ct);
        Assert.Equal(kind == "search.suggestion", work.WasStopped);
    }

    [Fact]
    public async Task Work_goes_on_after_the_acknowledgement_and_is_stopped_after_20_seconds()
    {
        await using var host = await SlackHost.StartAsync();
        var work = new SlowWork(host);

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        (await posted).Dispose();
        host.Clock.Advance(TimeSpan.FromSeconds(17.4));
        Assert.False(work.WasStopped);
        host.Clock.Advance(TimeSpan.FromSeconds(0.2));

        await host.After.DrainAsync(Ct);
        Assert.True(work.WasStopped);
    }

    [Fact]
    public async Task Work_that_ends_late_is_not_lost()
    {
        await using var host = await SlackHost.StartAsync();
        var work = new SlowWork(host);

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await work.Started;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        (await posted).Dispose();
        Assert.Empty(host.Turns.Answered);
        work.Finish();

        await host.After.DrainAsync(Ct);
        Assert.Single(host.Turns.Answered);
    }

    [Fact]
    public async Task What_was_kept_for_a_form_comes_back_with_it()
    {
        await using var host = await SlackHost.StartAsync();
        host.OpenForms.Has(
            Sam,
            "open-form-0123abcd",
            new OpenForm(Room, "ref=R-12", ReplyTo: null, host.Clock.GetUtcNow())
        );

        var turn = await host.TurnOfAsync("submission.viewsubmission", SlackHost.Golden("submission.viewsubmission"));

        var sent = Assert.IsType<TurnInput.Submission>(turn.Input);
        Assert.Equal(("ref=R-12", false), (sent.State, sent.IsOutdated));
        Assert.Equal(Room, turn.Conversation);
    }

    [Fact]
    public async Task A_form_of_somebody_else_is_not_found_and_nothing_is_done_with_it()
    {
        await using var host = await SlackHost.StartAsync();
        host.Turns.Answer = null;
        host.OpenForms.Has(
            Sam with
            {
                Id = "U0KIM0001",
            },
            "open-form-0123abcd",
            new OpenForm(Room, "ref=R-12", ReplyTo: null, host.Clock.GetUtcNow())
        );

        var turn = await host.TurnOfAsync("submission.viewsubmission", SlackHost.Golden("submission.viewsubmission"));

        var sent = Assert.IsType<TurnInput.Submission>(turn.Input);
        Assert.Equal((null, true), (sent.State, sent.IsOutdated));
        Assert.Equal(["called at noon"], sent.Answers.For("note"));
        var failed = Assert.IsType<Reply.Failed>(Assert.Single(host.Turns.Answered).Reply);
        Assert.Contains("what you typed is kept", failed.Message, StringComparison.Ordinal);
        Assert.Equal("Open the form", Assert.Single(failed.Buttons).Label);
    }

    [Fact]
    public async Task A_form_that_needed_nothing_kept_is_sent_as_it_is()
    {
        await using var host = await SlackHost.StartAsync();
        var payload = SlackHost.Golden("submission.viewsubmission");
        payload["view"]!["private_metadata"] = "";

        var turn = await host.TurnOfAsync("submission.viewsubmission", payload);

        Assert.False(Assert.IsType<TurnInput.Submission>(turn.Input).IsOutdated);
    }

    /// <summary>A handler that works until it is told to finish, or stopped.</summary>
    private sealed class SlowWork
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowWork(SlackHost host) => host.Turns.Answer = WorkAsync;

        public Task Started => _started.Task;

        public bool WasStopped { get; private set; }

        public void Finish() => _finish.TrySetResult();

        private async Task<Reply> WorkAsync(Turn turn, CancellationToken ct)
        {
            _started.TrySetResult();
            try
            {
                await _finish.Task.WaitAsync(ct);
                return new Reply.Nothing();
            }
            catch (OperationCanceledException)
            {
                WasStopped = true;
                throw;
            }
        }
    }
}
