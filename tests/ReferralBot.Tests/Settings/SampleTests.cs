using System.Reflection;
using Microsoft.Extensions.Configuration;
using ReferralBot.Channels.WebChat;
using ReferralBot.Features.Data;
using ReferralBot.Settings;

namespace ReferralBot.Tests.Settings;

/// <summary>The sample shows every setting with a comment, and its values are the defaults.</summary>
public sealed class SampleTests
{
    private static readonly string Sample = Checkout.Find("appsettings.sample.json");

    public static TheoryData<string> Keys { get; } =
    [.. SettingsCatalog.Sections.SelectMany(section => section.Keys).Select(key => key.Path)];

    [Fact]
    public void Every_class_that_names_a_section_is_among_the_settings()
    {
        var options = new[] { typeof(DatabaseOptions), typeof(WebChatOptions), typeof(SettingsCatalog) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Where(type =>
                type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static) is not null
            )
            .ToList();

        Assert.NotEmpty(options);
        Assert.Empty(options.Except(SettingsCatalog.Sections.Select(section => section.Options)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void It_has_every_key_with_a_comment_above_it(string key)
    {
        var name = $"\"{key.Split(':')[1]}\"";
        var lines = File.ReadAllLines(Sample);
        var section = Array.FindIndex(
            lines,
            line => line.Contains($"\"{key.Split(':')[0]}\": {{", StringComparison.Ordinal)
        );
        var at = Array.FindIndex(
            lines,
            section + 1,
            line => line.TrimStart().StartsWith(name, StringComparison.Ordinal)
        );

        Assert.InRange(section, 0, lines.Length);
        Assert.InRange(at, section, lines.Length);
        Assert.StartsWith("//", lines[at - 1].TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_no_key_that_does_not_exist()
    {
        var sections = Read()
            .GetChildren()
            .Where(section => section.GetChildren().Any() && section.Key != "Logging")
            .ToList();
        var known = SettingsCatalog.Sections.SelectMany(section => section.Keys).Select(key => key.Path).ToList();

        Assert.NotEmpty(sections);
        Assert.All(
            sections.SelectMany(section => section.GetChildren()),
            child => Assert.Contains(child.Path, known, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Its_values_are_the_defaults()
    {
        var sample = Read();

        foreach (var section in SettingsCatalog.Sections.Where(section => section.Name != "WebChat")) // its default depends
        {
            var defaults = Activator.CreateInstance(section.Options)!;
            foreach (var property in section.Options.GetProperties())
            {
                var value = property.GetValue(defaults);
                var written = value is IList<string> list ? string.Concat(list) : $"{value}";
                Assert.Equal(written, sample[$"{section.Name}:{property.Name}"] ?? "");
            }
        }
    }

    private static IConfigurationRoot Read() => new ConfigurationBuilder().AddJsonFile(Sample).Build();
}
