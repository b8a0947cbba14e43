using ReferralBot.Channels.Wire;
using ReferralBot.Chat.Channels;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Looks at everything that Teams needs: the keys of its tokens, the bot's own token, and one call that changes nothing. It says
/// what each answer means.
/// </summary>
public sealed class TeamsCheckup
{
    // The Bot Connector, for a bot that nobody has installed yet: what it says of the token is true for every tenant.
    private static readonly Uri Published = new("https://smba.trafficmanager.net/teams/");

    private readonly TeamsOptions _options;
    private readonly TeamsKeys _keys;
    private readonly TeamsTokens _tokens;
    private readonly TeamsApi _api;
    private readonly (IInstallations Installations, TeamsAddresses Addresses) _known;

    internal TeamsCheckup(
        TeamsOptions options,
        TeamsKeys keys,
        TeamsTokens tokens,
        TeamsApi api,
        (IInstallations Installations, TeamsAddresses Addresses) known
    ) => (_options, _keys, _tokens, _api, _known) = (options, keys, tokens, api, known);

    /// <summary>Looks, one thing after the other; what needs a thing that is not there is left out.</summary>
    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken ct)
    {
        if (_options.IsPlayground)
        {
            return [new CheckLine("Teams", "only the playground on this machine; no token is needed.")];
        }

        var lines = new List<CheckLine> { await KeysAsync(ct) };
        var token = await _tokens.CheckAsync(ct);
        lines.Add(
            token.Health == TeamsTokenHealth.Ok
                ? new CheckLine("Teams token", "Microsoft Entra gives the bot its token.")
                : new CheckLine(
                    "Teams token",
                    $"there is none ({token.Code ?? "no answer"}).",
                    token.Problem ?? $"Let the bot reach {_options.Authority.Host} by HTTPS."
                )
        );
        if (token.Health == TeamsTokenHealth.Ok)
        {
            lines.AddRange(await CallsAsync(ct));
        }

        return lines;
    }

    private async Task<CheckLine> KeysAsync(CancellationToken ct) =>
        await _keys.AnyAsync(ct) is not null
            ? new CheckLine("Teams keys", "the keys of incoming tokens are known.")
            : new CheckLine(
                "Teams keys",
                $"{_options.OpenIdMetadataUrl.Host} does not give them, so nobody in Teams is let in.",
                "Let the bot reach that host by HTTPS, and check Teams:OpenIdMetadataUrl and the proxy."
            );

    private async Task<IReadOnlyList<CheckLine>> CallsAsync(CancellationToken ct)
    {
        var lines = new List<CheckLine>();
        foreach (var installed in await _known.Installations.AllAsync(TeamsPlaces.Channel, ct))
        {
            if (await _known.Addresses.TenantAsync(installed.Key.Id, ct) is { ConversationId.Length: > 0 } place)
            {
                lines.Add(Explain($"Teams tenant {installed.Key.Id}", await _api.MemberAsync(place, place.BotId, ct)));
            }
        }

        if (lines.Count > 0)
        {
            return lines;
        }

        // Nobody is there yet: a conversation that does not exist, so that nothing can happen.
        var bot = $"28:{_options.AppId}";
        var nowhere = new TeamsPlace(_options.TenantId ?? "", Published, "a:nowhere", bot);
        return
        [
            Explain("Teams connector", await _api.MemberAsync(nowhere, bot, ct)),
            new CheckLine("Teams app", "nobody has written to the bot yet: install the app, and write refbot to it."),
        ];
    }

    // What the status and the code say of the way there (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
    // conversation-messages, status codes). That the bot is no member, or its conversation is not there, is an answer, too.
    private static CheckLine Explain(string what, TeamsAnswer answer) =>
        answer switch
        {
            TeamsAnswer.Done => new CheckLine(what, "the Bot Connector takes the token and answers."),
            TeamsAnswer.Failed { Status: 401 } => new CheckLine(
                what,
                "the Bot Connector does not take the token (401).",
                "Add the channel Microsoft Teams to the bot's registration, and compare Teams:AppId with it."
            ),
            TeamsAnswer.Failed { Status: 403, Code: "BotNotInConversationRoster" } when IsTenant(what) => new CheckLine(
                what,
                "the app is not installed there any more (BotNotInConversationRoster).",
                "Add the app to the conversation again."
            ),
            TeamsAnswer.Failed { Status: 403, Code: "BotDisabledByAdmin" or "NotEnoughPermissions" } failed =>
                new CheckLine(
                    what,
                    $"a policy of the tenant keeps the bot out ({failed.Code}).",
                    "Let the Teams admin allow the app."
                ),
            TeamsAnswer.Failed { Status: 400 or 403 or 404 } => new CheckLine(
                what,
                "the Bot Connector takes the token and answers."
            ),
            TeamsAnswer.Failed failed => new CheckLine(
                what,
                $"the Bot Connector answers {failed.Status}.",
                "Try again in a few minutes; it is Microsoft's to mend."
            ),
            TeamsAnswer.Later => new CheckLine(what, "the Bot Connector asks to wait.", "Try again in a minute."),
            TeamsAnswer.Unsent unsent => new CheckLine(what, "nothing was sent.", unsent.Reason),
            TeamsAnswer.Lost => new CheckLine(
                what,
                "the Bot Connector can't be reached.",
                "Let the bot reach smba.trafficmanager.net by HTTPS."
            ),
            _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
        };

    private static bool IsTenant(string what) => what.StartsWith("Teams tenant", StringComparison.Ordinal);
}
