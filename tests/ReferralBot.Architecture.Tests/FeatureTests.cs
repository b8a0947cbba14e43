namespace ReferralBot.Architecture.Tests;

/// <summary>One folder per feature: what two of them need is in the domain, the data or the turns.</summary>
public sealed class FeatureTests
{
    private const string Root = "ReferralBot.Features";

    // Not features: what every feature stands on.
    private static readonly string[] Shared =
    [
        $"{Root}.Data",
        $"{Root}.Domain",
        $"{Root}.Jobs",
        $"{Root}.Turns",
        $"{Root}.Wording",
    ];

    public static TheoryData<string> Features { get; } = [.. Folders()];

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_does_not_know_another(string feature) =>
        Layers.DependOnNone(Layers.In(Layers.Features, feature), [.. Folders().Where(other => other != feature)]);

    [Theory]
    [InlineData("Data")]
    [InlineData("Domain")]
    [InlineData("Jobs")]
    [InlineData("Turns")]
    [InlineData("Wording")]
    public void What_is_shared_knows_no_feature(string folder) =>
        Layers.DependOnNone(Layers.In(Layers.Features, $"{Root}.{folder}"), [.. Folders()]);

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_has_its_registration(string feature)
    {
        var name = feature[(Root.Length + 1)..];
        var registration = Layers.Features.GetType($"{feature}.{name}Feature");

        Assert.NotNull(registration);
    }

    private static IEnumerable<string> Folders() =>
        Layers.FoldersOf(Layers.Features, Root).Except(Shared, StringComparer.Ordinal);
}
