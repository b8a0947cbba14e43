using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Pipeline;
using ReferralBot.Testing;
using ReferralBot.Testing.Doors;
using Xunit;

namespace ReferralBot.Features.Tests;

/// <summary>Every button of every card, and every line of help: those that are said to lead to a form do, and the others do not.</summary>
[Trait(TestWay.Trait, TestWay.Straight)]
public sealed class FormButtonTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        var northside = await _bot.HasPartner("Northside");
        await _bot.HasPartner("Harbor Pediatrics");
        await _bot.HasContact(northside, "Dr. Lee");
        await _bot.HasReferral(northside);
        await _bot.HasReferral(northside);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Every_command_alone_and_every_example_that_is_said_to_lead_to_a_form_does()
    {
        var buttons = Buttons;
        var lines = Catalog.Commands.SelectMany(spec => spec.Examples.Prepend(spec.Line)).Where(buttons.LeadsToForm);

        var wrong = new List<string>();
        foreach (var line in lines.ToList())
        {
            if (await _bot.Turn(new TurnInput.Press(line), who: null) is not Reply.Asked)
            {
                wrong.Add(line);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_button_that_is_drawn_is_judged_rightly()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var start in Starts)
        {
            var card = await _bot.Says(start);
            foreach (var button in TestBot.Buttons(card).Where(button => seen.Add(button.Line)).ToList())
            {
                var says = Buttons.LeadsToForm(button.Line);
                if (await _bot.Presses(button) is Reply.Asked != says && !Decides(button.Line))
                {
                    wrong.Add($"{button.Line} ({says})");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(seen.Count(Buttons.LeadsToForm) >= 5, string.Join('\n', seen));
        Assert.True(seen.Count(line => !Buttons.LeadsToForm(line)) >= 5, string.Join('\n', seen));
    }

    // What is missing there depends on how things stand, so the handler asks by itself: a line can't show it.
    private static bool Decides(string line) =>
        new[] { "/checkin done ", "/partner edit ", "/referral update " }.Any(command =>
            line.StartsWith(command, StringComparison.Ordinal)
        );

    private static string[] Starts =>
        [
            "/refbot",
            "/refbot settings",
            "/refbot status",
            "/refbot link",
            "/partner list",
            "/partner show P-1",
            "/partner add Lakeside category:medical",
            "/referral list",
            "/referral show R-1",
            "/referral received from:Northside for:anxiety",
            "/thanks Northside for:R-1 how:note",
            "/checkin due",
            "/checkin done P-1 call 10m",
            "/scorecard",
        ];

    private HandlerCatalog Catalog => _bot.Services.GetRequiredService<HandlerCatalog>();

    private FormButtons Buttons => new(Catalog);
}
