using System.Globalization;

namespace ReferralBot.Testing.Slack;

/// <summary>What a token is for.</summary>
internal enum FakeTokenKind
{
    None,
    Bot,
    App,
}

/// <summary>A token that the fake made.</summary>
internal sealed class FakeToken(string value, FakeInstallation? installation)
{
    public string Value { get; } = value;

    /// <summary>Nothing for the app's own token.</summary>
    public FakeInstallation? Installation { get; } = installation;

    public FakeTokenKind Kind => Installation is null ? FakeTokenKind.App : FakeTokenKind.Bot;

    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>Slack's word for why it does not work any more.</summary>
    public string? Death { get; set; }
}

/// <summary>The tokens.</summary>
internal sealed class FakeTokens(FakeWorld world)
{
    // docs.slack.dev/authentication/using-token-rotation: two access tokens work at a time.
    private const int MostLive = 2;

    private readonly List<FakeToken> _tokens = [];
    private readonly Dictionary<string, FakeInstallation> _refresh = new(StringComparer.Ordinal);
    private int _last;

    public FakeToken NewBotToken(FakeInstallation installation, TimeSpan? lifetime)
    {
        var number = ++_last;
        var prefix = lifetime is null ? "xoxb" : "xoxe.xoxb";
        var token = new FakeToken(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{installation.Key}-{number:D6}-fake"),
            installation
        )
        {
            EndsAt = world.Now + lifetime,
        };
        _tokens.Add(token);
        installation.BotToken = token.Value;
        installation.IsRemoved = false;
        foreach (var old in Live(installation).SkipLast(MostLive).Where(_ => lifetime is not null))
        {
            old.Death = "token_revoked";
        }

        return token;
    }

    /// <summary>The token that an installation has already and that does not end.</summary>
    public FakeToken? Lasting(FakeInstallation installation) =>
        Live(installation).FirstOrDefault(token => token.EndsAt is null);

    /// <summary>The app is removed: its tokens are dead at once, those that renew them as well.</summary>
    public void Remove(FakeInstallation installation)
    {
        installation.IsRemoved = true;
        foreach (var token in Live(installation).ToList())
        {
            token.Death = "account_inactive";
        }

        foreach (var refresh in _refresh.Where(pair => pair.Value == installation).ToList())
        {
            _refresh.Remove(refresh.Key);
        }
    }

    public string NewRefresh(FakeInstallation installation)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"xoxe-1-{installation.Key}-{++_last:D6}-fake");
        _refresh[value] = installation;
        return value;
    }

    public void Kill(string value, string word) => _tokens.Single(token => token.Value == value).Death = word;

    /// <summary>A refresh token works once.</summary>
    public FakeInstallation? TakeRefresh(string? value) =>
        value is not null && _refresh.Remove(value, out var installation) ? installation : null;

    private IEnumerable<FakeToken> Live(FakeInstallation installation) =>
        _tokens.Where(token => token.Installation == installation && token.Death is null);

    /// <summary>Finds a token that works, or says in Slack's words why it does not.</summary>
    public FakeToken Check(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new FakeRefusal("not_authed");
        }

        if (value == world.App.AppToken)
        {
            return new FakeToken(value, installation: null);
        }

        var token = _tokens.Find(one => one.Value == value) ?? throw new FakeRefusal("invalid_auth");
        if (token.Death is { } death)
        {
            throw new FakeRefusal(death);
        }

        return token.EndsAt <= world.Now ? throw new FakeRefusal("token_expired") : token;
    }
}
