namespace ReferralBot.Settings;

/// <summary>Where the keys are kept that encrypt secrets at rest (the settings section <c>DataProtection</c>).</summary>
public sealed class KeyOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "DataProtection";

    /// <summary>A folder that only the bot's user may read.</summary>
    public string KeysPath { get; set; } = "data/keys";
}
