using NetArchTest.Rules;

namespace ReferralBot.Architecture.Tests;

/// <summary>One folder per channel, and none knows another.</summary>
public sealed class ChannelTests
{
    private const string Root = "ReferralBot.Channels";

    public static TheoryData<string> Channels { get; } = [.. Layers.FoldersOf(Layers.Channels, Root)];

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_channel_does_not_know_another(string channel) =>
        Layers.DependOnNone(
            Layers.In(Layers.Channels, channel),
            [.. Layers.FoldersOf(Layers.Channels, Root).Where(other => other != channel)]
        );

    [Fact]
    public void The_three_channels_are_all_there() =>
        Assert.Equal(
            [$"{Root}.Slack", $"{Root}.Teams", $"{Root}.WebChat"],
            Layers.FoldersOf(Layers.Channels, Root).Order(StringComparer.Ordinal)
        );

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
}
