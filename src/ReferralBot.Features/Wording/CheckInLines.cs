using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Wording;

/// <summary>Draws one partner's line, the same in the monthly message and in <c>/checkin due</c>.</summary>
internal static class CheckInLines
{
    private const int DaysOfAWeek = 7;

    /// <summary>A line that waits for an answer.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="standing">Due or late.</param>
    /// <param name="detail">What stands under the name.</param>
    /// <param name="answers">The day from which the snoozes count, and the month of the message that the buttons belong to.</param>
    public static Block.Entry Open(Partner partner, CheckInStanding standing, string detail, LineButtons answers) =>
        new(ToneOf(standing), NameOf(partner), [.. answers.Of(partner)]) { Detail = detail };

    /// <summary>A line that somebody answered, or that has nothing to answer any more.</summary>
    public static Block.Entry Answered(Partner partner, Tone tone, string answer) =>
        new(tone, NameOf(partner)) { Detail = answer };

    /// <summary>How urgent a standing is.</summary>
    public static Tone ToneOf(CheckInStanding standing) => standing == CheckInStanding.Late ? Tone.Late : Tone.Due;

    /// <summary>A day a week later.</summary>
    public static DateOnly InAWeek(DateOnly day) => day.AddDays(DaysOfAWeek);

    private static ChatText NameOf(Partner partner) => [Run.Bold(partner.Name), new Run($" ({partner.Ref})")];
}

/// <summary>The buttons of a line. The snoozes carry their exact days, so that a press weeks later does not move them.</summary>
/// <param name="From">The day from which the snoozes count.</param>
/// <param name="Nudge">The month of the message that they belong to; none for an answer to <c>/checkin due</c>.</param>
internal sealed record LineButtons(DateOnly From, Month? Nudge)
{
    public IEnumerable<Button> Of(Partner partner)
    {
        var end = Nudge is { } month ? $" nudge:{month}" : "";
        yield return new Button("Done", $"/checkin done {partner.Ref}{end}")
        {
            Style = ButtonStyle.Primary,
            Description = $"Done: {partner.Name}",
        };
        yield return Snooze("Snooze 1 w", "a week", CheckInLines.InAWeek(From));
        yield return Snooze("Snooze 1 m", "a month", From.AddMonths(1));
        yield return new Button("Skip", $"/checkin skip {partner.Ref}{end}") { Description = $"Skip: {partner.Name}" };

        Button Snooze(string label, string time, DateOnly until) =>
            new(label, $"/checkin snooze {partner.Ref} until:{DateField.Write(until)}{end}")
            {
                Description = $"{label}: {partner.Name}, for {time}", // what is seen is heard (WCAG 2.5.3)
            };
    }
}
