using System.Text;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Tests.Slack.Sending;

/// <summary>Sharing a file: an address, the bytes, the sharing.</summary>
public sealed class SlackFilesTests : IAsyncLifetime
{
    private static readonly SlackFile File = new("scorecard.csv", "Scorecard", Encoding.UTF8.GetBytes("é,1\n"));

    private SendingRoom _room = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await SendingRoom.OpenAsync();

    public async ValueTask DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task A_file_reaches_a_conversation_with_its_bytes_and_without_a_token_on_the_way()
    {
        Assert.IsType<SendResult.Sent>(await _room.Get<SlackFiles>().PostAsync(_room.InTeam, File, Ct));

        var file = Assert.Single(_room.Slack.Files);
        Assert.Equal(File.Bytes.ToArray(), file.Content);
        Assert.Equal((_room.Team.Id, "Scorecard", 5L), (file.ChannelId, file.Title, file.Length)); // é is two bytes
        Assert.Null(Assert.Single(_room.Slack.CallsOf("upload")).Token);
    }

    [Fact]
    public async Task A_file_for_a_person_goes_to_their_direct_messages()
    {
        var to = _room.InTeam with { Id = _room.Sam.Id };

        Assert.IsType<SendResult.Sent>(await _room.Get<SlackFiles>().PostAsync(to, File, Ct));

        Assert.StartsWith("D", Assert.Single(_room.Slack.Files).ChannelId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_it_is_shared_a_lost_answer_costs_nothing_and_after_that_nobody_knows()
    {
        var files = _room.Get<SlackFiles>();
        _room.Slack.Faults.Next("upload", new FakeFault.Reset());
        Assert.IsType<SendResult.Wait>(await files.PostAsync(_room.InTeam, File, Ct));

        _room.Slack.Faults.Next("files.completeUploadExternal", new FakeFault.AnswerLost());
        Assert.IsType<SendResult.Unknown>(await files.PostAsync(_room.InTeam, File, Ct));
    }

    [Fact]
    public async Task Without_the_permission_the_refusal_names_it()
    {
        _room.Workspace.Installation.Scopes = ["chat:write"];

        var refused = Assert.IsType<SendResult.Refused>(
            await _room.Get<SlackFiles>().PostAsync(_room.InTeam, File, Ct)
        );

        Assert.Contains("files:write", refused.Remedy, StringComparison.Ordinal);
    }
}
