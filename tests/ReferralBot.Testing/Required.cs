using Xunit;

namespace ReferralBot.Testing;

/// <summary>What a test needs from the machine: where it is missing, the test is skipped, or fails where nothing may be.</summary>
public static class Required
{
    private static bool All => Environment.GetEnvironmentVariable("REFERRALBOT_TEST_REQUIRE_ALL") == "1";

    /// <summary>Skips the test, or fails it where nothing may be missing.</summary>
    public static void Missing(string reason)
    {
        if (All)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <summary>Goes on only where the environment variable is set.</summary>
    public static void Setting(string variable, string what)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            Missing($"{what} is missing: set {variable} to its connection string.");
        }
    }
}
