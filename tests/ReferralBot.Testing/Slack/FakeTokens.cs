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

    public bool IsRevoked { get; set; }
}

/// <summary>The tokens.</summary>
internal sealed class FakeTokens(FakeWorld world)
{
    private readonly List<FakeToken> _tokens = [];
    private readonly Dictionary<string, FakeInstallation> _refresh = new(StringComparer.Ordinal);
    private int _last;

    public IReadOnlyList<FakeToken> All => _tokens;

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
        return token;
    }

    public string NewRefresh(FakeInstallation installation)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"xoxe-1-{installation.Key}-{++_last:D6}-fake");
        _refresh[value] = installation;
        return value;
    }

    /// <summary>A refresh token works once.</summary>
    public FakeInstallation? TakeRefresh(string? value) =>
        value is not null && _refresh.Remove(value, out var installation) && !installation.IsRemoved
            ? installation
            : null;

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
        if (token.Installation!.IsRemoved)
        {
            throw new FakeRefusal("account_inactive");
        }

        if (token.IsRevoked)
        {
            throw new FakeRefusal("token_revoked");
        }

        return token.EndsAt <= world.Now ? throw new FakeRefusal("token_expired") : token;
    }
}
