using ReferralBot.Chat;
using ReferralBot.Features.Domain;
using ReferralBot.Testing;
using Xunit;
using static ReferralBot.Testing.TestBot;

namespace ReferralBot.Features.Tests.Partners;

public sealed class PartnerTests : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await TestBot.StartAsync();

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_partner_is_added_in_one_line()
    {
        var reply = await _bot.Says("/partner add \"Northside Family Medicine\" category:medical");

        Assert.Equal("Added Northside Family Medicine as P-1", Card(reply).Title);
        Assert.Contains("Category: Medical", Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_the_same_partner_twice_offers_the_one_that_is_there()
    {
        await _bot.HasPartner("Northside Family Medicine");

        var reply = await _bot.Says("/partner add Northside category:medical");

        Assert.Contains("Did you mean P-1 Northside Family Medicine?", Read(reply), StringComparison.Ordinal);
        Assert.Equal("Northside Family Medicine (P-1)", Card(await _bot.Presses(reply, "Show P-1")).Title);
        Assert.Equal("Added Northside as P-2", Card(await _bot.Presses(reply, "Add as a new one")).Title);
        Assert.Equal(2, await _bot.InDatabase(db => Task.FromResult(db.Partners.Count())));
    }

    [Fact]
    public async Task A_second_press_on_add_as_a_new_one_adds_nothing()
    {
        await _bot.HasPartner("Northside Family Medicine");
        var reply = await _bot.Says("/partner add Northside category:medical");

        await _bot.Presses(reply, "Add as a new one");
        var second = await _bot.Presses(reply, "Add as a new one");

        Assert.StartsWith("That is done already", Failure(second), StringComparison.Ordinal);
        Assert.Equal(2, await _bot.InDatabase(db => Task.FromResult(db.Partners.Count())));
    }

    [Theory]
    [InlineData("1234567893", null)]
    [InlineData("1234567890", "That NPI has a wrong check digit.")]
    public async Task An_NPI_is_checked(string npi, string? problem)
    {
        var form = Form(await _bot.Says("/partner add Northside"));

        var reply = await _bot.Submits(form, ("category", "medical"), ("npi", npi));

        if (problem is null)
        {
            Assert.Contains("NPI: 1234567893", Read(reply), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(problem, Problems(reply)["npi"]);
            Assert.Equal(
                npi,
                Assert
                    .IsType<Reply.Invalid>(reply)
                    .Form!.Questions.Single(question => question.Field.Id == "npi")
                    .Initial[0]
            );
        }
    }

    [Fact]
    public async Task A_new_profession_is_offered_next_time()
    {
        await _bot.Says("/partner add \"Oak School\" category:education profession:\"academic coach\"");

        var offered = await _bot.Searches("partner.add", "profession", "acad");

        Assert.Contains(offered, option => option.Label == "academic coach");
    }

    [Fact]
    public async Task The_eight_categories_are_offered_in_their_order()
    {
        var form = Form(await _bot.Says("/partner add"));

        var select = Assert.IsType<ReferralBot.Chat.Forms.FieldShape.Select>(
            form.Questions.Single(question => question.Field.Id == "category").Field.Shape
        );
        Assert.Equal(
            ["medical", "allied", "legal-financial", "education", "community", "peer", "past-client", "other"],
            select.Options.Select(option => option.Value)
        );
    }

    [Fact]
    public async Task The_list_counts_by_stage_and_shows_what_was_asked_for()
    {
        for (var count = 1; count <= 3; count++)
        {
            await _bot.HasPartner($"Prospect {count}", stage: PartnerStage.Prospect);
        }

        for (var count = 1; count <= 7; count++)
        {
            await _bot.HasPartner($"Partner {count}");
        }

        var reply = await _bot.Says("/partner list stage:prospect");

        Assert.Equal("Prospects 3 · Active 7", Card(reply).Title);
        Assert.Contains("Prospect 2 P-2", Read(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("Partner 1", Read(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_of_another_name_is_not_there_and_can_be_added_on_the_way()
    {
        var reply = await _bot.Says("/partner show Nowhere");

        Assert.Equal("I don't know a partner called “Nowhere”.", Failure(reply));
        var form = Form(await _bot.Presses(reply, "Add it"));
        Assert.Equal("Nowhere", form.Questions[0].Initial[0]);
        Assert.Equal("Nowhere (P-1)", Card(await _bot.Submits(form, ("category", "other"))).Title);
    }
}
