using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Channels.Tests;

/// <summary>Replies as the kernel makes them.</summary>
internal static class AnswerSamples
{
    public static Card Receipt { get; } =
        new(
            "Visit logged",
            new Block.Paragraph("From Northside."),
            new Block.Buttons(new Button("Undo", "/visit undo"))
        );

    public static Form Form { get; } =
        new("Log a visit", new TextField("from", "Who referred?"), new DateField("on", "When?") { Optional = true })
        {
            Id = "visit",
            State = "r=R-12",
        };

    public static Form AddForm { get; } =
        new("Add a partner", new TextField("name", "Their name?")) { Id = "partner.add", State = "~draft=d1" };

    public static Reply.Shown Question { get; } =
        new(
            new Card(
                "Just to be sure",
                new Block.Paragraph("There is one on that day."),
                new Block.Buttons(new Button("Log it", "draft yes d1 twice"), new Button("Never mind", "draft drop d1"))
            )
        )
        {
            AwaitsAnswer = true,
        };

    public static Reply.Shown ForAll { get; } =
        new(new Card("Northside referred", new Block.Paragraph("For the team."))) { Audience = Audience.Conversation };

    public static Reply Refusal { get; } = Reply.Problem("That partner is gone. Pick another one.");

    public static Reply.Failed Typo { get; } =
        new("Did you mean “received”?", [new Button("Yes, received", "draft go d1")])
        {
            Typed = "/visit recieved from:Oak & <Co>",
        };

    public static Reply Wrong(params IEnumerable<(string Field, string Problem)> problems)
    {
        var named = problems.ToDictionary(problem => problem.Field, problem => problem.Problem, StringComparer.Ordinal);
        var questions = Form.Questions.Select(question =>
            question with
            {
                Initial = ["Corrected"],
                Problem = named.GetValueOrDefault(question.Field.Id),
            }
        );
        return new Reply.Invalid(Form with { Questions = [.. questions] }, named);
    }
}
