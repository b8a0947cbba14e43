using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>
/// The first thing that the owner of a new installation hears, in their own conversation: what I do, where my messages go, and
/// where to begin. It is found again as what tells of the practice.
/// </summary>
internal static class Welcome
{
    private const string Here =
        "Monthly check-ins and quarterly scorecards come to you here. To have them where your team sees them, add me to that conversation and send me /refbot setup there.";

    private const string Elsewhere =
        "Monthly check-ins and quarterly scorecards stay where your practice put them: /refbot settings shows them. To move them, add me to another conversation and send me /refbot setup there.";

    /// <summary>A message to the owner, to be saved with what makes them one.</summary>
    /// <param name="practice">The practice.</param>
    /// <param name="owner">Whom it is for.</param>
    /// <param name="isHere">Whether what is scheduled comes to them.</param>
    /// <param name="clock">The time.</param>
    public static OutboxMessage To(Id<Practice> practice, ChannelAddress owner, bool isHere, TimeProvider clock) =>
        In(practice, new ConversationRef(owner.Channel, owner.Workspace, owner.Id), isHere, clock);

    /// <summary>The same, to the owner's own conversation.</summary>
    public static OutboxMessage In(
        Id<Practice> practice,
        ConversationRef conversation,
        bool isHere,
        TimeProvider clock
    ) => OutboxMessage.Post(practice, conversation, Draw(isHere ? Here : Elsewhere), clock).About(practice.Value);

    /// <summary>The same in the place of a hello that they had before they were the owner: they are greeted once.</summary>
    public static OutboxMessage InPlaceOf(OutboxMessage hello, bool isHere, TimeProvider clock) =>
        hello.Replacement(Draw(isHere ? Here : Elsewhere), clock).About(hello.PracticeId.Value);

    private static Card Draw(string where) =>
        new(
            "Hello, I'm ReferralBot",
            new Block.Paragraph(
                "I keep track of the referrals your practice receives and sends, remind you to stay in touch with partners, and show each quarter which partnerships work."
            ),
            new Block.Paragraph(where),
            new Block.Buttons(
                new Button("Set up the practice", "/refbot setup") { Style = ButtonStyle.Primary },
                new Button("Add a partner", "/partner add"),
                new Button("Help", "/refbot help")
            ),
            new Block.Note("Please never type a client's name here. I give each client a random code.")
        )
        {
            Summary = "Hello, I'm ReferralBot, and you are my owner here. Let's set up your practice.",
        };
}
