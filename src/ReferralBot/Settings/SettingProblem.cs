namespace ReferralBot.Settings;

/// <summary>A setting that stops the start: its key, what is wrong, and what to do.</summary>
internal sealed record SettingProblem(string Key, string Wrong, string Remedy)
{
    public override string ToString() => $"{Key}: {Wrong} {Remedy}";
}

/// <summary>The settings can't be worked with.</summary>
internal sealed class SettingsException(IReadOnlyList<SettingProblem> problems)
    : Exception("The settings can't be worked with.")
{
    public IReadOnlyList<SettingProblem> Problems => problems;
}
