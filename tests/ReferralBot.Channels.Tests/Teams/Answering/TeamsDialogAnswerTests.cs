using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Testing.Teams;

namespace ReferralBot.Channels.Tests.Teams.Answering;

/// <summary>Dialogs, of messages and of the message extension, and what is looked up.</summary>
public sealed class TeamsDialogAnswerTests : TeamsAnsweringTests
{
    private static readonly Reply.Failed Opens = new(
        "Nothing was saved.",
        [new Button("Open the form", "draft open d1")]
    );

    public static TheoryData<string, bool> Dialogs { get; } =
        new()
        {
            { "personal", false },
            { "group", false },
            { "channel", false },
            { "personal", true },
            { "group", true },
        };

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task A_form_opens_at_once_is_corrected_and_shows_its_receipt(string scope, bool isExtension)
    {
        var dialog = await OpenAsync(scope, isExtension, Reply.Ask(AnswerSamples.Form));
        Assert.Equal("Log a visit", dialog.Title);
        await Bot.Person.FillsAsync(dialog, ("Who referred?", "Northside"));

        await Bot.PressesAsync(dialog, "Save", AnswerSamples.Wrong(("from", "There is no such partner.")));
        Assert.Contains("There is no such partner.", dialog.Seen, StringComparison.Ordinal);

        await Bot.PressesAsync(dialog, "Save", Reply.Show(AnswerSamples.Receipt));
        Assert.Contains("From Northside.", dialog.Seen, StringComparison.Ordinal);

        await Bot.PressesAsync(dialog, "Undo", AnswerSamples.Refusal);
        Assert.Contains("That partner is gone.", dialog.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain("From Northside.", Bot.SamReads(Bot.Group), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task Whatever_opens_is_shown(string scope, bool isExtension)
    {
        var question = await OpenAsync(scope, isExtension, AnswerSamples.Question);
        Assert.Contains("Log it", question.Buttons);

        await Bot.PressesAsync(question, "Log it", new Reply.Nothing());
        Assert.False(question.IsOpen);

        Assert.Contains(
            "gone",
            (await OpenAsync(scope, isExtension, AnswerSamples.Refusal)).Seen,
            StringComparison.Ordinal
        );
        Assert.Equal("Done.", (await OpenAsync(scope, isExtension, new Reply.Nothing())).Message);
    }

    [Fact]
    public async Task What_all_may_see_is_posted_beside_the_dialog()
    {
        var dialog = await OpenAsync("group", isExtension: false, Reply.Ask(AnswerSamples.Form));
        await Bot.Person.FillsAsync(dialog, ("Who referred?", "Northside"));

        await Bot.PressesAsync(dialog, "Save", AnswerSamples.ForAll);

        Assert.Contains("For the team.", dialog.Seen, StringComparison.Ordinal);
        Assert.Contains("For the team.", Bot.SamReads(Bot.Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_bot_is_not_the_extension_does_without_any_call()
    {
        var elsewhere = Bot.Tenant.AddGroup("Elsewhere", Bot.Ana, Bot.Sam);
        Bot.Kernel.Replies.Enqueue(Reply.Ask(AnswerSamples.Form));
        await Bot.Person.OpensExtensionAsync("visit", elsewhere);
        var dialog = Bot.Person.Dialog!;
        await Bot.Person.FillsAsync(dialog, ("Who referred?", "Northside"));

        await Bot.PressesAsync(dialog, "Save", Reply.Show(AnswerSamples.Receipt));

        Assert.Contains("From Northside.", dialog.Seen, StringComparison.Ordinal);
        Assert.Empty(Teams.CallsOf("send"));
    }

    [Fact]
    public async Task What_is_found_is_a_list_of_cards_and_of_words_that_are_dead()
    {
        var card = new Card("Oak <b>", new Block.Paragraph("A partner."));
        Bot.Kernel.Replies.Enqueue(new Reply.Findings([new Finding("Oak <b>*x*</b>", "School", card)]));

        var found = Assert.Single(await Bot.Person.SearchesExtensionAsync("partners", "oak", Bot.Group));

        Assert.Equal("Oak ‹b›∗x∗‹/b›", found.Preview);
    }

    private async Task<FakeDialog> OpenAsync(string scope, bool isExtension, Reply reply)
    {
        var place = Bot.Place(scope);
        if (isExtension)
        {
            Bot.Kernel.Replies.Enqueue(reply);
            await Bot.Person.OpensExtensionAsync("visit", place);
        }
        else
        {
            await Bot.TypesAsync(Opens, place);
            await Bot.PressesAsync(Bot.Newest(place), "Open the form", reply);
        }

        return Bot.Person.Dialog ?? throw new InvalidOperationException("No dialog is open.");
    }
}
