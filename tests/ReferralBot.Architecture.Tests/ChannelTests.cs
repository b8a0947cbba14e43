using NetArchTest.Rules;

namespace ReferralBot.Architecture.Tests;

/// <summary>One folder per channel, and none knows another.</summary>
public sealed class ChannelTests
{
    private const string Root = "ReferralBot.Channels";

    // What all channels need of transports: bytes, JSON, time.
    private const string Shared = $"{Root}.Wire";

    public static TheoryData<string> Channels { get; } = [.. Folders()];

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_channel_does_not_know_another(string channel) =>
        Layers.DependOnNone(Layers.In(Layers.Channels, channel), [.. Folders().Where(other => other != channel)]);

    [Fact]
    public void What_they_share_knows_none_of_them() =>
        Layers.DependOnNone(Layers.In(Layers.Channels, Shared), [.. Folders()]);

    [Fact]
    public void The_three_channels_are_all_there() =>
        Assert.Equal([$"{Root}.Slack", $"{Root}.Teams", $"{Root}.WebChat"], Folders().Order(StringComparer.Ordinal));

    [Fact]
    public void The_channels_know_no_scheduler_and_no_database() =>
        Layers.DependOnNone(
            Layers.In(Layers.Channels, Root),
            "Quartz",
            "Npgsql",
            "Microsoft.Data.Sqlite",
            "Microsoft.EntityFrameworkCore"
        );

    [Fact]
    public void Only_a_client_speaks_HTTP() =>
        Layers.DependOnNone(
            Types.InAssembly(Layers.Channels).That().DoNotHaveNameEndingWith("Client", StringComparison.Ordinal),
            typeof(HttpClient).FullName!
        );

    private static IEnumerable<string> Folders() =>
        Layers.FoldersOf(Layers.Channels, Root).Where(folder => folder != Shared);
}
