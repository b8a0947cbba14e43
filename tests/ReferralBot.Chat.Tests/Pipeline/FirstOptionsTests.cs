using ReferralBot.Chat.Forms;
using ReferralBot.Chat.Pipeline;

namespace ReferralBot.Chat.Tests.Pipeline;

/// <summary>Forms get what their type-aheads offer before anything is typed, and stay as they were otherwise.</summary>
public sealed class FirstOptionsTests
{
    private readonly KernelBot _bot = new();

    [Fact]
    public async Task Each_lookup_offers_its_first_ones_and_all_else_stays()
    {
        var asked = Assert.IsType<Reply.Asked>(await _bot.Says("checkin done kind:call")).Form;

        var offering = await WithFirstAsync(asked);

        Assert.Equal(_bot.Partners.Select(partner => partner.Name), OfferedIn(offering, "partner"));
        Assert.Equal((asked.Id, asked.State, asked.Title), (offering.Id, offering.State, offering.Title));
        Assert.Equal(
            asked.Questions.Select(question => (question.Field, question.Initial, question.Options, question.Problem)),
            offering.Questions.Select(question =>
                (question.Field, question.Initial, question.Options, question.Problem)
            )
        );
        Assert.All(
            offering.Questions.Where(question => question.Field is not ILookupField),
            question => Assert.Empty(question.Offered)
        );
        Assert.Equal(["call"], offering.Questions.Single(question => question.Field.Id == "kind").Initial);
    }

    [Fact]
    public async Task What_is_chosen_already_stays_chosen()
    {
        var asked = Assert.IsType<Reply.Asked>(await _bot.Says("checkin done P-2")).Form;

        var partner = (await WithFirstAsync(asked)).Questions.Single(question => question.Field.Id == "partner");

        Assert.Equal(["2"], partner.Initial);
        Assert.Equal("Northside Family", Assert.Single(partner.Options!).Label);
        Assert.Equal(3, partner.Offered.Count);
    }

    [Fact]
    public async Task No_more_than_a_person_reads_are_offered()
    {
        _bot.Partners.AddRange(Enumerable.Range(4, 100).Select(number => new Place(number, $"Partner {number}")));
        var asked = Assert.IsType<Reply.Asked>(await _bot.Says("checkin done")).Form;

        Assert.Equal(20, OfferedIn(await WithFirstAsync(asked), "partner").Count());
    }

    [Fact]
    public async Task A_form_without_lookups_is_the_same_form()
    {
        var asked = Assert.IsType<Reply.Asked>(await _bot.Says("/partner add")).Form;

        Assert.Same(asked, await WithFirstAsync(asked));
        Assert.Equal(0, _bot.Lookups);
    }

    private static IEnumerable<string> OfferedIn(Form form, string field) =>
        form.Questions.Single(question => question.Field.Id == field).Offered.Select(option => option.Label);

    private Task<Form> WithFirstAsync(Form form)
    {
        var turn = new Turn(
            new UserRef("test", "team", "sam"),
            new ConversationRef("test", "team", "room"),
            DateTimeOffset.UnixEpoch,
            new TurnInput.Command("checkin done")
        );
        return new Bot(_bot.Catalog, _bot, []).WithFirstOptionsAsync(turn, form, TestContext.Current.CancellationToken);
    }
}
