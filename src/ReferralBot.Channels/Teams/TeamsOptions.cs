namespace ReferralBot.Channels.Teams;

/// <summary>
/// Settings of Teams, in the section <c>Teams</c>. Without <see cref="AppId"/> Teams is off, but for the playground of whoever
/// develops.
/// </summary>
public sealed class TeamsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Teams";

    /// <summary>Where the Bot Framework publishes the keys of its tokens.</summary>
    public const string PublishedMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where Microsoft's tokens come from.</summary>
    public const string PublishedAuthority = "https://login.microsoftonline.com/";

    /// <summary>The bot's own id at Microsoft Entra, which is also the audience of every token that comes in.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant in which the bot is registered.</summary>
    public string? TenantId { get; set; }

    /// <summary>The secret with which the bot proves itself, where it has one.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A certificate with its private key (PEM or PFX) instead of a secret.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>Whether the machine that the bot runs on has a managed identity that is the bot's, instead of a secret.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>Where the keys of tokens that come in are found.</summary>
    public Uri OpenIdMetadataUrl { get; set; } = new(PublishedMetadata);

    /// <summary>Where the bot's own tokens come from.</summary>
    public Uri Authority { get; set; } = new(PublishedAuthority);

    /// <summary>More hosts that the bot's token may be sent to, beside the published ones of the Bot Connector.</summary>
    public IList<string> TrustedServiceHosts { get; } = [];

    /// <summary>
    /// Whether Microsoft's Agents Playground on the same machine may talk to the bot, which it does without a token. By default
    /// only in <c>Development</c>; with an <see cref="AppId"/> it never may.
    /// </summary>
    public bool Playground { get; set; }

    /// <summary>Whether the bot is to answer Teams, or the playground in its place.</summary>
    internal bool IsOn => AppId is not null || IsPlayground;

    /// <summary>Whether there is no token to check and none to send, and only this machine is answered.</summary>
    internal bool IsPlayground => Playground && AppId is null;

    /// <summary>
    /// Whether a loopback host among <see cref="TrustedServiceHosts"/> counts. No setting says so, only <see cref="TrustLoopback"/>.
    /// </summary>
    internal bool TrustsLoopback { get; private set; }

    /// <summary>
    /// Lets the bot be tried out on one machine: loopback hosts of <see cref="TrustedServiceHosts"/> count, also without https. Only
    /// for a bot that listens on loopback addresses alone, which the host knows.
    /// </summary>
    public void TrustLoopback() => TrustsLoopback = true;
}
