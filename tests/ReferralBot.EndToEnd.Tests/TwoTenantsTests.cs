using ReferralBot.EndToEnd.Tests.Teams;
using ReferralBot.Testing.Teams;

namespace ReferralBot.EndToEnd.Tests;

/// <summary>One bot in two tenants: each has its own practice, and nothing of one is ever seen in the other.</summary>
public sealed class TwoTenantsTests : IAsyncLifetime
{
    private TeamsScene _scene = null!;
    private TeamsPractice _maple = null!;
    private TeamsPractice _harbor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await TeamsScene.OpenAsync();
        _maple = new TeamsPractice(_scene, _scene.AddOwnTenant("Maple Street"), "Ana", "Quillfeather");
        _harbor = new TeamsPractice(_scene, _scene.Teams.AddTenant("Harbor Road"), "Zoltan", "Brambleshaw");
        _harbor.Tenant.Region = "emea";
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Both_work_at_the_same_time_and_nothing_crosses()
    {
        await _scene.StartAsync();
        await Task.WhenAll(_maple.BeginsAsync(), _harbor.BeginsAsync());
        await Task.WhenAll(_maple.LogsAsync(first: 2, count: 4), _harbor.LogsAsync(first: 2, count: 4));
        await Task.WhenAll(_maple.LooksAroundAsync(), _harbor.LooksAroundAsync());
        await TakesTheOthersIdsAsync();

        NothingCrosses(_maple, _harbor);
        NothingCrosses(_harbor, _maple);
        Assert.Equal(["5", "5"], Counts("Referrals"));
        Assert.Equal(["1", "1"], Counts("Partners"));
        await LeavesAndComesBackAsync();
        Assert.Empty(_scene.Teams.Complaints);
    }

    // Who knows the other's conversation, and names it as their own, is still of their own tenant.
    private async Task TakesTheOthersIdsAsync()
    {
        var activity = (System.Text.Json.Nodes.JsonObject)_maple.Owner.Person.LastActivity!.DeepClone();
        activity["id"] = "1900000000001";
        activity["text"] = "/partner list";
        activity["from"]!["id"] = _harbor.Owner.Member.Mri;
        activity["from"]!["aadObjectId"] = _harbor.Owner.Member.AadObjectId;
        var before = CallsOf(_harbor).Count;
        await _scene.SendAsync(activity, Ct);
        Assert.Equal(before, CallsOf(_harbor).Count);
    }

    private async Task LeavesAndComesBackAsync()
    {
        await _maple.LeavesAsync();
        var calls = CallsOf(_maple).Count;
        await _harbor.LogsAsync(first: 6, count: 1);
        Assert.Equal(calls, CallsOf(_maple).Count);

        await _maple.ComesBackAsync();
        await _maple.Owner.SaysAsync("/partner list", _maple.Owner.Chat, _maple.Partner);
        await _maple.LogsAsync(first: 6, count: 1);
        Assert.Equal(["6", "6"], Counts("Referrals"));
    }

    private void NothingCrosses(TeamsPractice one, TeamsPractice other)
    {
        var calls = CallsOf(one);
        var shown = string.Concat(calls.Select(call => call.Body?.ToJsonString())) + one.Seen;
        Assert.Contains(one.Partner, shown, StringComparison.Ordinal);
        foreach (
            var word in new[]
            {
                other.Partner,
                other.Tenant.Name,
                other.Tenant.Id,
                other.Owner.Member.Name,
                other.Owner.Member.Mri,
                other.Owner.Member.AadObjectId,
                other.Channel.Id,
                other.Owner.Chat.Id,
            }
        )
        {
            Assert.DoesNotContain(word, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(calls, call => call.ConversationId?.Contains(word, StringComparison.Ordinal) == true);
        }
    }

    private List<FakeConnectorCall> CallsOf(TeamsPractice practice) =>
        [.. _scene.Teams.Calls.Where(call => call.TenantId == practice.Tenant.Id)];

    private IReadOnlyList<string> Counts(string table) =>
        _scene.Life.Books.Read($"""SELECT COUNT(*) || '' FROM "{table}" GROUP BY "PracticeId" ORDER BY COUNT(*)""");
}
