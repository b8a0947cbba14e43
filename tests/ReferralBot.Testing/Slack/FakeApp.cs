namespace ReferralBot.Testing.Slack;

/// <summary>The app as it is set up at Slack. Everything can be changed before it is used.</summary>
public sealed class FakeApp
{
    /// <summary>The scopes of the product's manifest (docs.slack.dev/reference/scopes).</summary>
    public static IReadOnlyList<string> UsualScopes { get; } =
    ["commands", "chat:write", "users:read", "files:write", "im:write"];

    public string Id { get; init; } = "A0FAKE001";

    public string Name { get; init; } = "ReferralBot";

    public string SigningSecret { get; init; } = "8f742231b10e8888abcd99yyyzzz85a5";

    public string ClientId { get; init; } = "1111.2222";

    public string ClientSecret { get; init; } = "client-secret-of-the-fake";

    public string AppToken { get; init; } = "xapp-1-A0FAKE001-1-fake";

    /// <summary>What an installation is granted.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = UsualScopes;

    /// <summary>The addresses that OAuth may come back to, or above it (docs.slack.dev/authentication/installing-with-oauth).</summary>
    public IList<Uri> RedirectUrls { get; } = [];

    /// <summary>Whether tokens end after twelve hours (docs.slack.dev/authentication/using-token-rotation).</summary>
    public bool RotatesTokens { get; set; }

    /// <summary>Whether the app has a home page.</summary>
    public bool HasHome { get; set; } = true;

    /// <summary>Whether people and the app can write to each other.</summary>
    public bool HasMessagesTab { get; set; } = true;

    /// <summary>How long a message may be changed; nothing for always.</summary>
    public TimeSpan? EditWindow { get; set; }
}
