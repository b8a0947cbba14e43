using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>What becomes of a card whose button or form was used.</summary>
public sealed partial class TeamsCardAnswerTests : TeamsAnsweringTests
{
    private static readonly Reply.Shown Undone = new(new Card("Taken back", new Block.Paragraph("Nothing is left.")))
    {
        Replaces = true,
    };

    public static TheoryData<string, bool> Everywhere { get; } =
        new()
        {
            { "personal", false },
            { "group", false },
            { "channel", false },
            { "personal", true },
            { "group", true },
            { "channel", true },
        };

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_form_becomes_its_receipt_for_good(string scope, bool hasOldProgram)
    {
        var form = await FormAsync(scope, hasOldProgram);

        await Bot.PressesAsync(form, "Save", Reply.Show(AnswerSamples.Receipt));

        Assert.Equal(1, form.Edits);
        Assert.Contains("From Northside.", form.SeenFor(Bot.Ana), StringComparison.Ordinal);
        Assert.Empty(form.Fields);
        Assert.True(scope == "personal" || form.OnlyFor == Bot.Ana);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_form_with_problems_stays_filled_in_with_each_at_its_field(string scope, bool hasOldProgram)
    {
        var form = await FormAsync(scope, hasOldProgram);

        await Bot.PressesAsync(form, "Save", AnswerSamples.Wrong(("from", "There is no such partner.")));

        var seen = form.SeenFor(Bot.Ana);
        Assert.Contains("There is no such partner.", seen, StringComparison.Ordinal);
        Assert.Contains("Corrected", form.CardFor(Bot.Ana)!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(hasOldProgram ? 1 : 0, form.Edits);
        Assert.Equal(2, Bot.Forms.All.Count);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task What_a_form_could_not_do_stands_in_its_place(string scope, bool hasOldProgram)
    {
        var form = await FormAsync(scope, hasOldProgram);

        await Bot.PressesAsync(form, "Save", AnswerSamples.Refusal);

        Assert.Contains("That partner is gone.", form.SeenFor(Bot.Ana), StringComparison.Ordinal);
        Assert.Equal(1, form.Edits);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_question_before_saving_stands_in_the_forms_place(string scope, bool hasOldProgram)
    {
        var form = await FormAsync(scope, hasOldProgram);
        await Bot.PressesAsync(form, "Save", AnswerSamples.Question);

        await Bot.PressesAsync(form, "Log it", Undone);

        Assert.Contains("Taken back", form.SeenFor(Bot.Ana), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task What_all_may_see_is_posted_beside_the_receipt(string scope, bool hasOldProgram)
    {
        var form = await FormAsync(scope, hasOldProgram);

        await Bot.PressesAsync(form, "Save", AnswerSamples.ForAll);

        var open = Bot.Place(scope).Posts.Where(post => post.IsBots && post.OnlyFor is null).ToList();
        Assert.Contains("For the team.", Assert.Single(open).Seen, StringComparison.Ordinal);
        Assert.Contains("For the team.", form.SeenFor(Bot.Ana), StringComparison.Ordinal);
    }

    private async Task<FakePost> FormAsync(string scope, bool hasOldProgram)
    {
        Bot.Person.HasOldProgram = hasOldProgram;
        await Bot.TypesAsync(Reply.Ask(AnswerSamples.Form), Bot.Place(scope));
        var form = Bot.Newest(Bot.Place(scope));
        await Bot.Person.FillsAsync(form, ("Who referred?", "Northside"));
        return form;
    }

    private async Task<FakePost> PostedAsync(string scope)
    {
        await Bot.TypesAsync(
            new Reply.Shown(AnswerSamples.Receipt) { Audience = Audience.Conversation },
            Bot.Place(scope)
        );
        return Assert.Single(Bot.Place(scope).Posts, post => post.IsBots);
    }
}
