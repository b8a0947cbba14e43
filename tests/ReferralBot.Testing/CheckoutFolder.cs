namespace ReferralBot.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class CheckoutFolder
{
    /// <summary>A file or folder of it.</summary>
    public static string Find(params IEnumerable<string> path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReferralBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the checkout.");
        }

        return Path.Combine([folder.FullName, .. path]);
    }
}
