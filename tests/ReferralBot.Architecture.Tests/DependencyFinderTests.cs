using NetArchTest.Rules;

namespace ReferralBot.Architecture.Tests;

/// <summary>The finder that the other rules trust sees through what the compiler makes of our code.</summary>
public sealed class DependencyFinderTests
{
    [Theory]
    [InlineData(nameof(InAnAsyncMethod))]
    [InlineData(nameof(InAnIterator))]
    [InlineData(nameof(InALambda))]
    [InlineData(nameof(InATypeArgument))]
    [InlineData(nameof(InAStaticCall))]
    public void A_use_is_found(string sample) => Assert.False(Passes(sample));

    [Fact]
    public void A_type_that_uses_nothing_passes() => Assert.True(Passes(nameof(NoUse)));

    [Fact]
    public void A_namespace_that_only_begins_alike_is_another_one()
    {
        Assert.Matches(Layers.Inside("ReferralBot.Features.Partners"), "ReferralBot.Features.Partners.Cards");
        Assert.DoesNotMatch(Layers.Inside("ReferralBot.Features.Partners"), "ReferralBot.Features.PartnersOld");
    }

    private static bool Passes(string sample)
    {
        var types = Types.InAssembly(typeof(DependencyFinderTests).Assembly).That().HaveName(sample);
        Assert.Single(types.GetTypes());
        return types.ShouldNot().HaveDependencyOnAny("System.Text.Json.JsonDocument").GetResult().IsSuccessful;
    }

    internal static class InAnAsyncMethod
    {
        public static async Task<int> RunAsync()
        {
            await Task.Yield();
            using var document = System.Text.Json.JsonDocument.Parse("1");
            return document.RootElement.GetInt32();
        }
    }

    internal static class InAnIterator
    {
        public static IEnumerable<string> Run()
        {
            yield return System.Text.Json.JsonDocument.Parse("1").RootElement.GetRawText();
        }
    }

    internal static class InALambda
    {
        public static Func<string, object> Run(int count) =>
            text => count > 0 ? System.Text.Json.JsonDocument.Parse(text) : text;
    }

    internal static class InATypeArgument
    {
        public static int Run() => new List<System.Text.Json.JsonDocument>().Count;
    }

    internal static class InAStaticCall
    {
        public static void Run() => System.Text.Json.JsonDocument.Parse("1").Dispose();
    }

    internal static class NoUse
    {
        public static int Run() => new List<string>().Count;
    }
}
