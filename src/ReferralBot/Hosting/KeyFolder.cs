using ReferralBot.Settings;

namespace ReferralBot.Hosting;

/// <summary>The folder of the keys, which nobody but the bot's user may read.</summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, made where it is missing.</summary>
    public static DirectoryInfo Of(KeyOptions options)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(options.KeysPath)
                : Directory.CreateDirectory(options.KeysPath, OwnerOnly);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([
                new SettingProblem(
                    $"{KeyOptions.Section}:{nameof(options.KeysPath)}",
                    $"{Path.GetFullPath(options.KeysPath)} can't be written.",
                    "Let the bot's user write it, or name another folder."
                ),
            ]);
        }
    }
}
