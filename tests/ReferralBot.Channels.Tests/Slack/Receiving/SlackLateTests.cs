using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;

namespace ReferralBot.Channels.Tests.Slack.Receiving;

/// <summary>What a person sees when the work takes longer than Slack waits.</summary>
public sealed class SlackLateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_command_says_that_it_goes_on_and_its_answer_follows()
    {
        await using var host = await SlackHost.StartAsync();
        var done = Hold(host);

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await done.Started.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        using var response = await posted;
        var ack = await response.Content.ReadFromJsonAsync<JsonObject>(Ct);
        Assert.Contains("till working", ack!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(host.Calls.All);

        done.Finish.SetResult();
        await host.After.DrainAsync(Ct);

        var (address, body) = Assert.Single(host.Calls.All);
        Assert.Equal(
            "https://hooks.slack.com/commands/T0MAPLE01/397700885554/96rGlfmibIGlgcZRskXaIFfN",
            address.ToString()
        );
        Assert.Contains("Logged at last", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_was_given_up_is_not_passed_over_in_silence()
    {
        await using var host = await SlackHost.StartAsync();
        var done = Hold(host);

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await done.Started.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        (await posted).Dispose();
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await host.After.DrainAsync(Ct);

        Assert.Contains("took too long", Assert.Single(host.Calls.All).Body, StringComparison.Ordinal);
    }

    // The work ends while "Still working" is on its way out; unless it waits for that, its answer is there first.
    [Fact]
    public async Task An_answer_never_overtakes_the_words_that_it_is_still_to_come()
    {
        await using var host = await SlackHost.StartAsync();
        var work = new TaskCompletionSource(); // what comes after it is done before SetResult returns
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Turns.Answer = async (_, _) =>
        {
            started.SetResult();
            await work.Task;
            return Reply.Show(new Card("Logged at last"));
        };
        var saidBefore = -1;
        host.BeforeTheAnswer = async () =>
        {
            await Task.Run(work.SetResult, Ct);
            saidBefore = host.Calls.All.Count;
        };

        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await started.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        using var response = await posted;
        await host.After.DrainAsync(Ct);

        Assert.Equal(0, saidBefore);
        Assert.Contains("till working", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains("Logged at last", Assert.Single(host.Calls.All).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_left_waiting_when_the_host_stops()
    {
        await using var host = await SlackHost.StartAsync();
        var done = Hold(host);
        var posted = host.PostAsync("command.slash", SlackHost.Golden("command.slash"));
        await done.Started.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        (await posted).Dispose();

        var stopping = host.StopAsync();
        await host.Stopping;
        done.Finish.SetResult();
        await stopping;

        Assert.Contains("Logged at last", Assert.Single(host.Calls.All).Body, StringComparison.Ordinal);
    }

    private static Held Hold(SlackHost host)
    {
        var held = new Held();
        host.Turns.Answer = async (_, ct) =>
        {
            held.Started.SetResult();
            await held.Finish.Task.WaitAsync(ct);
            return Reply.Show(new Card("Logged at last"));
        };
        return held;
    }

    private sealed class Held
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
