using ReferralBot.EndToEnd.Tests.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>One bot in two workspaces and an organisation: each has its own practice, and nothing of one is ever seen in another.</summary>
public sealed class TwoWorkspacesTests : IAsyncLifetime
{
    private SlackScene _scene = null!;
    private SlackTenant _maple = null!;
    private SlackTenant _harbor = null!;
    private SlackTenant _grid = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await SlackScene.OpenAsync(SlackWay.Http);
        _scene.InstallsByOAuth();
        var slack = _scene.Slack;
        _maple = new SlackTenant(_scene, slack.AddWorkspace("T0MAPLE", "Maple Street"), "Quillfeather");
        _harbor = new SlackTenant(_scene, slack.AddWorkspace("T0HARBOR", "Harbor Road"), "Brambleshaw");
        slack.AddOrganisation("E0GRID", "Clinics United");
        _grid = new SlackTenant(_scene, slack.AddWorkspace("T0GRIDA", "Clinic A", "E0GRID"), "Wintermere");
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task All_of_them_work_at_the_same_time_and_nothing_crosses()
    {
        await _scene.StartAsync();
        SlackTenant[] all = [_maple, _harbor, _grid];
        foreach (var tenant in all)
        {
            await tenant.InstallsAsync();
        }

        await Task.WhenAll(all.Select(tenant => tenant.BeginsAsync()));
        await Task.WhenAll(all.Select(tenant => tenant.LogsAsync(first: 2, count: 4)));
        foreach (var tenant in all)
        {
            NothingCrosses(tenant, all);
        }

        Assert.Equal(["5", "5", "5"], Counts("Referrals"));
        Assert.Equal(["1", "1", "1"], Counts("Partners"));
        await LeavesAndComesBackAsync();
        Assert.Empty(_scene.Slack.Complaints);
    }

    private async Task LeavesAndComesBackAsync()
    {
        await _maple.Owner.Person.UninstallsAsync();
        var calls = CallsOf(_maple).Count;
        var gone = await _maple.Owner.Person.TypesAsync("/referral list", _maple.Team);
        Assert.DoesNotContain(_maple.Partner, gone.Ack!.Body, StringComparison.Ordinal);
        await _harbor.LogsAsync(first: 6, count: 1);
        Assert.Equal(calls, CallsOf(_maple).Count);

        await _maple.InstallsAsync();
        await _maple.Owner.SaysAsync("/partner list", _maple.Team, _maple.Partner);
        await _maple.LogsAsync(first: 6, count: 1);
        Assert.Equal(["5", "6", "6"], Counts("Referrals"));
    }

    private void NothingCrosses(SlackTenant tenant, SlackTenant[] all)
    {
        var shown = string.Concat(CallsOf(tenant).Select(call => call.Arguments.ToJsonString())) + tenant.Seen;
        Assert.Contains(tenant.Partner, shown, StringComparison.Ordinal);
        foreach (var other in all.Where(other => other != tenant))
        {
            Assert.DoesNotContain(other.Partner, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(other.Workspace.Name, shown, StringComparison.Ordinal);
        }
    }

    private List<FakeCall> CallsOf(SlackTenant tenant) =>
        [.. _scene.Slack.Calls.Where(call => call.Token == tenant.Workspace.BotToken)];

    private IReadOnlyList<string> Counts(string table) =>
        _scene.Books.Read($"""SELECT COUNT(*) || '' FROM "{table}" GROUP BY "PracticeId" ORDER BY COUNT(*)""");
}
