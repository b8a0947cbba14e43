using System.Reflection;
using System.Text.Json;

namespace ReferralBot.Architecture.Tests;

/// <summary>Every setting stands in <c>appsettings.sample.json</c>, and nothing stands there that is no setting.</summary>
public sealed class SettingsTests
{
    private static readonly JsonDocumentOptions WithComments = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static TheoryData<Type> Options { get; } =
    [
        .. new[] { Layers.Chat, Layers.Features, Layers.Channels, Layers.Host }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Where(type => SectionOf(type) is not null),
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_setting_is_in_the_sample(Type options)
    {
        using var sample = JsonDocument.Parse(Checkout.Read("appsettings.sample.json"), WithComments);
        var names = Settings(options).Select(setting => setting.Name).ToList();
        var section = Section(sample.RootElement, SectionOf(options)!);

        Assert.NotEmpty(names);
        Assert.True(section is not null, $"The sample has no section {SectionOf(options)}.");
        Assert.Empty(names.Except(section.Value.EnumerateObject().Select(entry => entry.Name), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void The_sample_names_no_setting_that_does_not_exist(Type options)
    {
        using var sample = JsonDocument.Parse(Checkout.Read("appsettings.sample.json"), WithComments);
        var names = Settings(options).Select(setting => setting.Name);
        var section = Section(sample.RootElement, SectionOf(options)!);

        Assert.True(section is not null, $"The sample has no section {SectionOf(options)}.");
        Assert.Empty(section.Value.EnumerateObject().Select(entry => entry.Name).Except(names, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Options_are_sealed(Type options)
    {
        Assert.True(options.IsSealed, options.FullName);
    }

    private static IEnumerable<PropertyInfo> Settings(Type options) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite);

    private static string? SectionOf(Type options) =>
        options.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            is { IsLiteral: true } section
            ? (string)section.GetRawConstantValue()!
            : null;

    private static JsonElement? Section(JsonElement root, string path)
    {
        var here = root;
        foreach (var name in path.Split(':'))
        {
            if (!here.TryGetProperty(name, out here))
            {
                return null;
            }
        }

        return here;
    }
}
