using System.Text.Json.Nodes;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Channels.Tests.Teams;

/// <summary>The check itself must find what Teams refuses, or the contract proves nothing.</summary>
public sealed class TeamsLimitsTests
{
    [Theory]
    [InlineData("""{"type":"AdaptiveCard","body":[]}""", "/body")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"TextBlok","text":"x"}]}""", "TextBlok is not known")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":""}]}""", "/body/0/text")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"Input.Text","id":"a"}]}""", "/body/0/label")]
    [InlineData(
        """{"type":"AdaptiveCard","body":[{"type":"Input.Text","id":"a","label":"A"},{"type":"Input.Date","id":"a","label":"B"}]}""",
        "there twice"
    )]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"Chart.Line","data":[1]}]}""", "fallback")]
    [InlineData("""{"type":"AdaptiveCard","body":[{"type":"ActionSet","actions":[1,2,3,4,5,6,7]}]}""", "7 buttons")]
    public void What_teams_refuses_is_found(string json, string found) =>
        Assert.Contains(
            TeamsLimits.Check(JsonNode.Parse(json)!.AsObject()),
            problem => problem.Contains(found, StringComparison.Ordinal)
        );

    [Fact]
    public void A_card_that_is_too_large_is_found()
    {
        var card = TeamsRenderer.Card(Samples.Receipt);
        card["fallbackText"] = new string('x', TeamsLimits.CardBytes);

        Assert.Contains("bytes", Assert.Single(TeamsLimits.Check(card)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_teams_takes_is_not_complained_about() =>
        Assert.Empty(TeamsLimits.Check(TeamsRenderer.Card(Samples.Scorecard)));
}
