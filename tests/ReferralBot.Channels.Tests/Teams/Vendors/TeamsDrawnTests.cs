using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Teams;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Vendors;

namespace ReferralBot.Channels.Tests.Teams.Vendors;

/// <summary>
/// Every card and form of the features is drawn by Microsoft's own renderer in a browser, on a desktop and on a phone. With
/// REFERRALBOT_TEST_PICTURES set to a folder, the pictures are kept there to be looked at.
/// </summary>
public sealed class TeamsDrawnTests
{
    private readonly JsonArray _cards = [];

    [Fact]
    public async Task What_we_draw_is_understood_and_fits()
    {
        AddSamples();
        await AddFeaturesAsync();

        var folder = Environment.GetEnvironmentVariable("REFERRALBOT_TEST_PICTURES");
        var said = await DrawAsync(folder, TestContext.Current.CancellationToken);

        Assert.True(_cards.Count > 60, $"Only {_cards.Count} cards were drawn.");
        Assert.Equal(_cards.Count, said["names"]!.AsArray().Count);
        Assert.DoesNotContain(Complaints(said), complaint => !IsKnown(complaint));
    }

    [Fact]
    public async Task What_is_not_understood_is_found()
    {
        var card = TeamsRenderer.Card(Samples.Receipt);
        card["body"]!.AsArray().Add((JsonNode)new JsonObject { ["type"] = "TextBlok", ["text"] = "x" });
        Add("wrong", card);

        Assert.Contains(
            Complaints(await DrawAsync(folder: null, TestContext.Current.CancellationToken)),
            complaint => complaint.Contains("TextBlok", StringComparison.Ordinal)
        );
    }

    // The package has no charts, and no search while typing: it draws what stands beside these.
    private static bool IsKnown(string complaint) =>
        complaint.Contains("Chart.", StringComparison.Ordinal)
        || complaint.Contains("Data.Query", StringComparison.Ordinal);

    private static List<string> Complaints(JsonObject said) =>
        [.. said["complaints"]!.AsArray().Select(complaint => complaint!.GetValue<string>())];

    private async Task<JsonObject> DrawAsync(string? folder, CancellationToken ct)
    {
        await using var program = VendorProgram.Start("cards.mjs");
        await program.TakesAsync(new JsonObject { ["folder"] = folder, ["cards"] = _cards.DeepClone() }, ct);
        return await program.SaysAsync(ct);
    }

    private void Add(string name, JsonObject card, string? title = null) =>
        _cards.Add(
            (JsonNode)
                new JsonObject
                {
                    ["name"] = name,
                    ["title"] = title,
                    ["card"] = card,
                }
        );

    private void AddSamples()
    {
        Add("receipt", TeamsRenderer.Card(Samples.Receipt));
        Add("check-ins", TeamsRenderer.Card(Samples.CheckIns));
        Add("scorecard", TeamsRenderer.Card(Samples.Scorecard));
        Add("problem", TeamsRenderer.Problem(AnswerSamples.Typo, TeamsSurface.Message));
        Form("referral", Samples.Referral);
        var wrong = (Reply.Invalid)AnswerSamples.Wrong(("from", "There is no partner of that name."));
        Form("with problems", wrong.Form!);
        foreach (var row in FieldSamples.EveryField.Concat(FieldSamples.Misfits))
        {
            Form($"field {row.Data.Field.Id}", new Form("A field", row.Data) { Id = "form" });
        }
    }

    private async Task AddFeaturesAsync()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasPartner("Northside Family Medicine");
        await bot.HasPartner("Oak Street Pediatrics and Adolescent Behavioral Health of Maple Valley");
        await bot.Says("/referral received from:Northside for:anxiety");
        var commands = bot.Services.GetRequiredService<HandlerCatalog>().Commands.ToList();
        var lines = commands.SelectMany(spec => new[] { spec.Line, $"{spec.Line} P-1", $"{spec.Line} R-1" });
        foreach (var line in lines.Concat(commands.SelectMany(spec => spec.Examples)).Distinct(StringComparer.Ordinal))
        {
            switch (await bot.Says(line))
            {
                case Reply.Asked { Form: var form }:
                    Form(line, form);
                    break;
                case Reply.Shown { Card: var card }:
                    Add(line, TeamsRenderer.Card(card));
                    break;
                case Reply.Failed failed:
                    Add(line, TeamsRenderer.Problem(failed, TeamsSurface.Message));
                    break;
                default:
                    break;
            }
        }
    }

    private void Form(string name, Form form)
    {
        Add(name, TeamsFormRenderer.Card(form));
        Add($"{name}, dialog", TeamsFormRenderer.Draw(form, TeamsSurface.ExtensionDialog), form.Title);
    }
}
