using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Slack;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;

namespace ReferralBot.Channels.Tests.Slack.Vendors;

/// <summary>Everything that we draw.</summary>
public sealed partial class SlackTypesTests
{
    private void AddSamples()
    {
        foreach (var row in CardSamples.EveryBlock.Concat(CardSamples.EmptyBlocks))
        {
            _check.Add("Message", "a block", SlackRenderer.Message(new Card("Title", row.Data)));
        }

        foreach (var row in CardSamples.Extremes)
        {
            _check.Add("Message", "an extreme", SlackRenderer.Message(row.Data));
        }

        foreach (var row in FieldSamples.EveryField)
        {
            var form = new Form("Title", row.Data) { Id = "form" };
            _check.Add("Modal", row.Data.Field.Id, SlackFormRenderer.Modal(form, "kept"));
        }

        _check.Add("Modal", "referral", SlackFormRenderer.Modal(Samples.Referral, "kept"));
        _check.Add("Message", "scorecard", SlackRenderer.Message(Samples.Scorecard));
        _check.Add("Options", "options", SlackFormRenderer.Options([new Option("1", "Oak"), new Option("2", "Elm")]));
    }

    private async Task AddFeaturesAsync()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasPartner("Northside Family Medicine");
        await bot.Says("/referral received from:Northside for:anxiety");
        var commands = bot.Services.GetRequiredService<HandlerCatalog>().Commands.ToList();
        var lines = commands.SelectMany(spec => new[] { spec.Line, $"{spec.Line} P-1", $"{spec.Line} R-1" });
        foreach (var line in lines.Concat(commands.SelectMany(spec => spec.Examples)))
        {
            switch (await bot.Says(line))
            {
                case Reply.Asked { Form: var form }:
                    _check.Add("Modal", line, SlackFormRenderer.Modal(form, "kept"));
                    break;
                case Reply.Shown { Card: var card }:
                    _check.Add("Message", line, SlackRenderer.Message(card));
                    break;
            }
        }
    }

    private void AddApproved()
    {
        var files = Directory
            .EnumerateFiles(CheckoutFolder.Find("tests"), "Slack*.approved.json", SearchOption.AllDirectories)
            .ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var json = JsonNode.Parse(File.ReadAllText(file))!;
            var kind =
                json is JsonArray
                    ? "Blocks"
                    : json["type"]?.GetValue<string>() switch
                    {
                        "modal" => "Modal",
                        "home" => "Home",
                        _ => "Message",
                    };
            _check.Add(kind, Path.GetFileName(file), json);
        }

        foreach (var file in Directory.EnumerateFiles(CheckoutFolder.Find("manifest"), "slack*.json"))
        {
            _check.Add("Manifest", Path.GetFileName(file), JsonNode.Parse(File.ReadAllText(file))!);
        }
    }
}
