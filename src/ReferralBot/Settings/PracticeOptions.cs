namespace ReferralBot.Settings;

/// <summary>The local practice, made at the first start when the database has none (the settings section <c>Practice</c>).</summary>
public sealed class PracticeOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Practice";

    /// <summary>What the practice is called.</summary>
    public string Name { get; set; } = "My practice";

    /// <summary>Its time zone, by its IANA name.</summary>
    public string TimeZone { get; set; } = "America/New_York";
}
