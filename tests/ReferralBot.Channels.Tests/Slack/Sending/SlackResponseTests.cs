using System.Text.Json.Nodes;
using ReferralBot.Channels.Slack;
using ReferralBot.Testing.Slack;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>An answer goes to the address that Slack gave for it, and nowhere else.</summary>
public sealed class SlackResponseTests : IAsyncLifetime
{
    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task An_answer_goes_to_its_address_as_JSON_without_a_token()
    {
        var address = _room.Slack.NewResponseUrl(_room.Sam, _room.Team);

        var answer = await _room.Client.RespondAsync(address, new JsonObject { ["text"] = "hi" }, Ct);

        Assert.IsType<SlackAnswer.Done>(answer);
        var call = Assert.Single(_room.Slack.Calls);
        Assert.Null(call.Token);
        Assert.StartsWith("application/json", call.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_goes_nowhere_else()
    {
        await using var other = await FakeSlack.StartAsync(_room.Clock);
        var workspace = other.AddWorkspace("T9", "Elsewhere");
        var address = other.NewResponseUrl(workspace.AddUser("Mallory"), workspace.AddChannel("x").WithBot());

        var failed = Assert.IsType<SlackAnswer.Failed>(
            await _room.Client.RespondAsync(address, new JsonObject { ["text"] = "hi" }, Ct)
        );

        Assert.Equal(SlackErrors.AddressNotAllowed, failed.Error);
        Assert.Empty(other.Calls);
    }
}
