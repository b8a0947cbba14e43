using System.Globalization;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Practices;

/// <summary>Draws the practice's settings with what follows from them.</summary>
internal static class SettingsCard
{
    private const int ShownHolidays = 4;

    public static Card Of(Practice practice, IReadOnlyList<MessageRoute> routes, PracticeClock clock) =>
        new(
            $"{practice.Name}: settings",
            new Block.Facts(
                new Fact(
                    "Time zone",
                    $"{practice.TimeZone}, now {clock.Calendar.LocalTime(clock.Now).ToString("HH:mm", CultureInfo.InvariantCulture)}"
                ),
                new Fact("Open", Hours(practice)),
                new Fact("Holidays", Holidays(practice, clock.Today)),
                new Fact("Quarters start in", QuarterStarts.Say(practice.QuarterStartMonth)),
                new Fact(
                    "Monthly check-in",
                    Next(
                        routes,
                        MessageKind.CheckIns,
                        MessageSchedule.NextCheckIn(clock.Now, clock.Calendar).DueAt,
                        clock
                    )
                ),
                new Fact(
                    "Quarterly scorecard",
                    Next(
                        routes,
                        MessageKind.Scorecards,
                        MessageSchedule.NextScorecard(clock.Now, clock.Calendar, practice.QuarterStartMonth).DueAt,
                        clock
                    )
                ),
                new Fact("News of referrals", OnOff(routes, MessageKind.Referrals)),
                new Fact("News of thank-yous", OnOff(routes, MessageKind.ThankYous))
            ),
            new Block.Buttons([
                new Button("Change", "/refbot setup") { Description = "Change the settings" },
                .. ResumeRoutes.ButtonFor(routes),
            ])
        );

    private static string OnOff(IReadOnlyList<MessageRoute> routes, MessageKind kind) =>
        routes.FirstOrDefault(route => route.Kind == kind) switch
        {
            null => "not posted",
            { PausedAt: not null } paused => Paused(paused),
            _ => "posted for the team",
        };

    private static string Paused(MessageRoute route) => $"paused. {route.PausedReason}";

    private static string Hours(Practice practice) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{WeekDays.Say(practice.WorkDays)}, {practice.WorkStart:HH:mm}–{practice.WorkEnd:HH:mm}"
        );

    private static string Holidays(Practice practice, DateOnly today)
    {
        var ahead = practice.Holidays.Where(day => day >= today).Select(day => Say.ShortDay(day, today)).ToList();
        return ahead.Count == 0 ? "none ahead"
            : ahead.Count <= ShownHolidays ? Say.List(ahead)
            : $"{string.Join(", ", ahead.Take(ShownHolidays))} and {ahead.Count - ShownHolidays} more";
    }

    private static string Next(
        IReadOnlyList<MessageRoute> routes,
        MessageKind kind,
        DateTimeOffset next,
        PracticeClock clock
    ) =>
        routes.FirstOrDefault(route => route.Kind == kind) switch
        {
            null => "switched off",
            { PausedAt: not null } paused => Paused(paused),
            _ =>
                $"next on {clock.Calendar.LocalTime(next).ToString("ddd d MMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture)}",
        };
}
