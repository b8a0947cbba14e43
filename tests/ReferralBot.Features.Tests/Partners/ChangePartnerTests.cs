using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Partners;

public sealed class ChangePartnerTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task An_alias_belongs_to_one_partner()
    {
        await _bot.Says("/partner add \"Riverbend Physio\" category:allied alias:River");
        await _bot.HasPartner("Harbor Pediatrics");

        var form = Form(await _bot.Says("/partner edit Harbor"));
        var reply = await _bot.Submits(form, ("alias", "river"));

        Assert.Equal("Alias already used by P-1.", Problems(reply)["alias"]);
    }

    [Fact]
    public async Task An_archived_partner_can_be_brought_back()
    {
        await _bot.HasPartner("Ames Psychotherapy");

        var archived = await _bot.Says("/partner archive Ames");
        Assert.Equal("No partners yet", Card(await _bot.Says("/partner list")).Title);
        var back = await _bot.Presses(archived, "Bring back");

        Assert.Equal("Ames Psychotherapy is back (P-1)", Card(back).Title);
    }

    [Fact]
    public async Task Edit_asks_what_is_to_change_and_changes_only_that()
    {
        await _bot.Says("/partner add \"Northside Family Medicine\" category:medical profession:pediatrician");

        var form = Form(await _bot.Says("/partner edit P-1"));
        var reply = await _bot.Submits(form, ("name", "Northside Medical Group"));

        Assert.Equal("Saved: Northside Medical Group", Card(reply).Title);
        Assert.Contains("Medical, pediatrician", Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_who_left_stays_and_says_so()
    {
        await _bot.HasPartner("Northside Family Medicine");
        await _bot.Says("/partner contact add Northside name:\"Dr. Lee\" role:pediatrician");

        var reply = await _bot.Says("/partner contact left \"Dr. Lee\"");

        Assert.Equal("Dr. Lee left Northside Family Medicine", Card(reply).Title);
        Assert.Contains(
            "Dr. Lee, pediatrician (left)",
            Read(await _bot.Says("/partner show P-1")),
            StringComparison.Ordinal
        );
    }
}
