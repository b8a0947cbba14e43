using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Practices;

/// <summary><c>/refbot setup</c>: the practice's name, its time, and where each kind of message goes.</summary>
public sealed class SetUp(ReferralDb db, Caller caller, PracticeClock clock) : IFormCommand
{
    private static readonly TextField Name = new("name", "Practice name")
    {
        HasDefault = true,
        MinLength = Practice.NameMinLength,
        MaxLength = Practice.NameMaxLength,
    };

    private static readonly LookupField<ZoneId> Zone = new("zone", "Time zone", "zone")
    {
        HasDefault = true,
        Placeholder = "Type a city",
    };

    private static readonly TimeOfDayField Opens = new("opens", "Working day starts") { HasDefault = true };
    private static readonly TimeOfDayField Closes = new("closes", "Working day ends") { HasDefault = true };

    private static readonly MultiField<DayOfWeek> Days = new("days", "Working days", WeekDays.Choices)
    {
        HasDefault = true,
    };

    private static readonly DateListField Holidays = new("holidays", "Holidays")
    {
        Optional = true,
        Hint = "Days you are closed, one a line, like 2026-12-25. No message is posted on them.",
    };

    private static readonly ChoiceField<int> QuarterStart = new("quarter", "Quarters start in", QuarterStarts.Choices)
    {
        HasDefault = true,
    };

    // One question for each kind of message, in the order of the settings card.
    private static readonly (MessageKind Kind, ChoiceField<Place> Field)[] Routes =
    [
        (MessageKind.CheckIns, PlaceOf("check-ins", "Monthly check-ins go")),
        (MessageKind.Scorecards, PlaceOf("scorecards", "Quarterly scorecards go")),
        (MessageKind.Referrals, PlaceOf("referrals", "News of referrals goes")),
        (MessageKind.ThankYous, PlaceOf("thank-yous", "News of thank-yous goes")),
    ];

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("refbot", "setup", "Set up the practice: name, hours, holidays, where messages go")
        {
            Fields = [Name, Zone, Opens, Closes, Days, Holidays, QuarterStart, .. Routes.Select(route => route.Field)],
            Examples = ["/refbot setup", "/refbot setup zone:America/Chicago opens:8:30"],
            Permission = nameof(Right.ChangeSettings),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct)
    {
        var settings = caller.Practice.Settings();
        var routes = await db.Routes.ToDictionaryAsync(route => route.Kind, ct);
        return new Form(
            "Set up your practice",
            [
                new Question(Name) { Initial = [settings.Name] },
                new Question(Zone) { Initial = [settings.TimeZone] },
                new Question(Opens) { Initial = [TimeOfDayField.Write(settings.WorkStart)] },
                new Question(Closes) { Initial = [TimeOfDayField.Write(settings.WorkEnd)] },
                new Question(Days) { Initial = WeekDays.Codes(settings.WorkDays) },
                new Question(Holidays) { Initial = [DateListField.Write(settings.Holidays)] },
                new Question(QuarterStart) { Initial = [QuarterStarts.CodeOf(settings.QuarterStartMonth)] },
                .. Routes.Select(route => AskPlace(route.Field, route.Kind, routes, turn)),
            ]
        )
        {
            Intro = "Everything here can be changed again at any time.",
        };
    }

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var practice = caller.Practice;
        var now = practice.Settings();
        var changed = practice.Change(
            now with
            {
                Name = answers.GetOr(Name, now.Name),
                TimeZone = answers.GetOr(Zone, new ZoneId(now.TimeZone)).Value,
                WorkStart = answers.GetOr(Opens, now.WorkStart),
                WorkEnd = answers.GetOr(Closes, now.WorkEnd),
                WorkDays = answers.TryGet(Days, out var days) ? WeekDays.Of(days) : now.WorkDays,
                Holidays = answers.GetOr(Holidays, turn.Input is TurnInput.Submission ? [] : now.Holidays),
                QuarterStartMonth = answers.GetOr(QuarterStart, now.QuarterStartMonth),
            }
        );
        if (changed.Failed(out var problem, out _))
        {
            return Reply.Wrong(FieldOf(problem.Code), problem.Message);
        }

        var routes = await db.Routes.ToListAsync(ct);
        foreach (var (kind, field) in Routes)
        {
            Send(kind, answers.GetOr(field, Place.Unchanged), routes, turn);
        }

        await db.SaveChangesAsync(ct);
        clock.SettingsChanged();
        return Reply.Show(
            SettingsCard.Of(practice, await db.Routes.ToListAsync(ct), clock) with
            {
                Title = $"Saved: settings of {practice.Name}",
            }
        );
    }

    private static ChoiceField<Place> PlaceOf(string id, string label) =>
        new(id, label, Places.Choices) { HasDefault = true };

    private static Question AskPlace(
        ChoiceField<Place> field,
        MessageKind kind,
        Dictionary<MessageKind, MessageRoute> routes,
        Turn turn
    ) => new(field) { Initial = [Places.CodeOf(routes.GetValueOrDefault(kind), turn.Conversation)] };

    private static Field FieldOf(string code) =>
        code switch
        {
            "practice.time-zone" => Zone,
            "practice.hours" => Closes,
            "practice.work-days" => Days,
            "practice.holidays" => Holidays,
            "practice.quarter-start" => QuarterStart,
            _ => Name,
        };

    private void Send(MessageKind kind, Place place, List<MessageRoute> routes, Turn turn)
    {
        var route = routes.Find(candidate => candidate.Kind == kind);
        if (place == Place.Nowhere && route is not null)
        {
            db.Routes.Remove(route);
        }
        else if (place == Place.Here)
        {
            var here = Places.Address(turn.Conversation);
            if (route is null)
            {
                db.Routes.Add(MessageRoute.For(caller.Practice, kind, here, clock.Time));
            }
            else
            {
                route.MoveTo(here);
            }
        }
    }
}
