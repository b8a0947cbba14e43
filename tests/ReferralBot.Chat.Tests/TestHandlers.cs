using System.Globalization;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Tests;

internal sealed class Ping : ICommand
{
    public static CommandSpec Spec { get; } =
        new("refbot", "status", "Says that it is there") { Examples = ["/refbot status"] };

    public Task<Reply> RunAsync(Turn turn, FormAnswers answers, CancellationToken ct) =>
        Task.FromResult(Reply.Show(new Card("Here")));
}

internal sealed class LogVisit(KernelBot bot) : IMessageCommand
{
    public static readonly LookupField<int> Partner = new("partner", "Who?", "partner")
    {
        MissingMessage = "Who did you talk to?",
    };

    public static readonly ChoiceField<string> Kind = new(
        "kind",
        "How?",
        [new("casual", "casual", "Casual talk"), new("coffee", "coffee", "Coffee"), new("call", "call", "Call")]
    );

    public static readonly MinutesField Time = new("time", "How long?") { Optional = true };

    public static readonly DateField On = new("on", "When?") { HasDefault = true };

    public static readonly LongTextField Note = new("note", "Note") { Optional = true, MaxLength = 300 };

    public static readonly CheckField Formal = new("formal", "Formal?", "It was formal") { HasDefault = true };

    public static CommandSpec Spec { get; } =
        new("checkin", "done", "Logs a talk")
        {
            Fields = [Partner, Kind, Time, On, Note, Formal],
            Positional = [Partner, Kind, Time],
            Examples =
            [
                "/checkin done P-1 casual 10m",
                "checkin done P-2 call on:yesterday",
                "checkin done P-3 coffee",
            ],
            MessageShortcut = "Log a talk from this",
        };

    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(new Form("A talk", Partner, Kind, Time, On, Formal));

    public Task<RawAnswers> ReadMessageAsync(Turn turn, string text, DateTimeOffset writtenAt, CancellationToken ct)
    {
        var day = (On.Id, writtenAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var known = bot.Partners.Find(partner => text.Contains(partner.Name, StringComparison.Ordinal));
        return Task.FromResult(
            known is null ? RawAnswers.Of(day) : RawAnswers.Of((Partner.Id, $"{known.Number}"), day)
        );
    }

    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var partner = answers.Get(Partner);
        var note = answers.GetOrNull(Note);
        if (note == "fault")
        {
            throw new InvalidOperationException("A fault.");
        }

        if (note == "gone")
        {
            return Task.FromResult(Reply.Problem("That partner is gone."));
        }

        if (note == "wrong")
        {
            return Task.FromResult(Reply.Wrong(Note, "Not this note."));
        }

        if (bot.Visits.Exists(visit => visit.Partner == partner) && !answers.Confirmed("again"))
        {
            return Task.FromResult<Reply>(new Reply.Unsure("again", "Again so soon?", "Yes, log it"));
        }

        bot.Visits.Add(
            new Visit(
                partner,
                answers.Get(Kind),
                answers.ValueOrNull(Time),
                answers.GetOr(On, KernelBot.Today),
                note,
                answers.GetOr(Formal, otherwise: true)
            )
        );
        bot.Save();
        return Task.FromResult(Reply.Show(new Card("Logged")));
    }
}
