using System.Text.Json.Nodes;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Asks Slack whether the token of the settings works, and says what its answer means.</summary>
public sealed class SlackCheckup
{
    private readonly SlackClient _client;
    private readonly string? _token;

    internal SlackCheckup(SlackClient client, string? token) => (_client, _token) = (client, token);

    /// <summary>Asks once.</summary>
    public async Task<CheckLine> RunAsync(CancellationToken ct)
    {
        const string What = "Slack token";
        if (_token is null)
        {
            return new CheckLine(What, "the settings name none: workspaces install the app by OAuth.");
        }

        return await _client.CallAsync("auth.test", _token, new JsonObject(), ct) switch
        {
            SlackAnswer.Done => new CheckLine(What, "Slack takes it."),
            SlackAnswer.Failed failed => new CheckLine(
                What,
                $"Slack does not take it ({failed.Error}).",
                "Copy the Bot User OAuth Token from the app's page OAuth & Permissions into Slack:BotToken."
            ),
            SlackAnswer.Later => new CheckLine(What, "Slack asks to wait.", "Try again in a minute."),
            SlackAnswer.Lost => new CheckLine(What, "Slack can't be reached.", "Let the bot reach slack.com by HTTPS."),
            var other => throw new InvalidOperationException($"No such answer: {other.GetType().Name}."),
        };
    }
}
