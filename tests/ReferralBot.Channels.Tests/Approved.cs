using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferralBot.Channels.Tests;

/// <summary>Compares what a renderer drew with the file that a person approved.</summary>
internal static class Approved
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Match(
        JsonNode actual,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string test = ""
    ) => Match(actual.ToJsonString(Indented) + "\n", "json", testFile, test);

    public static void Match(string actual, string extension, string testFile, string test)
    {
        var path = Path.ChangeExtension(testFile, $".{test}.approved.{extension}");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"Nothing approved yet. Look at this, then run with APPROVE=1:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
