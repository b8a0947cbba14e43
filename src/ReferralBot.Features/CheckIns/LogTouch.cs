using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;
using ReferralBot.Features.Wording;

namespace ReferralBot.Features.CheckIns;

/// <summary><c>/checkin done</c>: logs a contact with a partner, in one line or by a form, and starts its clock again.</summary>
public sealed class LogTouch(ReferralDb db, Caller caller, PracticeClock clock, CheckInBoard board) : IFormCommand
{
    private const string Again = "again";

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("checkin", "done", "Log a contact with a partner")
        {
            Fields = TouchForm.Fields,
            Positional = [TouchForm.Whom, TouchForm.Kind, TouchForm.Minutes],
            Examples =
            [
                "/checkin done P-2 casual 10m",
                "/checkin done Northside call 25m aligned:yes",
                "/checkin done \"Oak School\" email by:them on:yesterday",
            ],
            Permission = nameof(Right.Log),
        };

    /// <inheritdoc/>
    public async Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct)
    {
        var partner = typed.ValueOrNull(TouchForm.Whom) is { } id
            ? await db.Partners.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, ct)
            : null;
        var questions = await TouchForm.AskAsync(db, partner?.Id, (clock.Today, caller.Member.Id), ct);
        return new Form("Log a check-in", questions)
        {
            Intro = partner is null ? null : $"With {partner.Name} ({partner.Ref}). Nothing about a client, please.",
        };
    }

    /// <inheritdoc/>
    public async Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var (id, nudge) = (answers.Get(TouchForm.Whom), answers.GetOrNull(TouchForm.Nudge));
        if (await db.Partners.FirstOrDefaultAsync(found => found.Id == id, ct) is not { } partner)
        {
            return Reply.Wrong(TouchForm.Whom, PartnerPick.GoneFromForm);
        }

        // what was typed into a form is not thrown away because somebody else was faster
        var isForm = turn.Input is TurnInput.Submission;
        if (
            nudge is not null
            && !answers.Confirmed(Again)
            && await board.RefusalAsync(partner, nudge, ct) is { } refusal
        )
        {
            return isForm && partner.ArchivedAt is null && refusal is Reply.Failed { Message: var message }
                ? new Reply.Unsure(Again, $"{message} Log yours, too?", "Yes, log it")
                : refusal;
        }

        if (!answers.TryGet(TouchForm.Kind, out _))
        {
            return isForm
                ? Reply.Wrong(TouchForm.Kind, TouchForm.Kind.Missing)
                : Reply.Ask(await AskAsync(turn, answers, ct));
        }

        var contacts = await db.Contacts.Where(contact => contact.PartnerId == id).ToListAsync(ct);
        return ContactNames
            .Read(answers.GetOr(TouchForm.With, []), contacts, partner)
            .Failed(out var unknown, out var with)
            ? Reply.Wrong(TouchForm.With, unknown.Message)
            : await LogAsync(partner, with, answers, ct);
    }

    private async Task<Reply> LogAsync(
        Partner partner,
        IReadOnlyList<Contact> with,
        FormAnswers answers,
        CancellationToken ct
    )
    {
        if (answers.Has(TouchForm.Due) && !answers.Has(TouchForm.FollowUp))
        {
            return Reply.Wrong(TouchForm.FollowUp, "Say what is to be done by then.");
        }

        var by = new Entry(caller.Member.Actor, clock.Now);
        var logged = Touch.Log(EntryOf(partner, with, answers), by, caller.Practice.Cadences, clock.Today);
        if (logged.Failed(out var problem, out var touch))
        {
            return Reply.Wrong(TouchForm.FieldOf(problem), problem.Message);
        }

        db.Touches.Add(touch);
        var minutes = await db
            .Touches.Where(row => row.PartnerId == partner.Id && row.UndoneAt == null)
            .SumAsync(row => row.Minutes ?? 0, ct);
        await FollowAsync(touch, partner, answers.Has(TouchForm.Nudge), ct);
        await db.SaveChangesAsync(ct);
        return Reply.Show(Receipt(touch, partner, minutes + (touch.Minutes ?? 0)));
    }

    // Any touch that counts forgets snooze and skip, and the posted line says who was in touch. One that is older than the
    // last one changes neither, unless it is the answer to the line.
    private async Task FollowAsync(Touch touch, Partner partner, bool isAnswer, CancellationToken ct)
    {
        var isLast = partner.LastTouchOn == touch.On;
        if (!touch.ResetsClock || !(isLast || isAnswer))
        {
            return;
        }

        if (isLast && await db.CheckIns.FirstOrDefaultAsync(row => row.PartnerId == partner.Id, ct) is { } checkIn)
        {
            checkIn.Touched();
        }

        if (await board.LatestAsync(ct) is { } round && round.Done(touch))
        {
            await board.RedrawAsync(round, ct);
        }
    }

    private TouchEntry EntryOf(Partner partner, IReadOnlyList<Contact> with, FormAnswers answers) =>
        new()
        {
            Partner = partner,
            With = with,
            Kind = answers.Get(TouchForm.Kind),
            Minutes = answers.ValueOrNull(TouchForm.Minutes),
            StartedBy = answers.GetOr(TouchForm.By, StartedBy.Us),
            IsFormal = answers.GetOr(TouchForm.Formal, Formality.AsUsual) switch
            {
                Formality.Formal => true,
                Formality.Informal => false,
                _ => null,
            },
            On = answers.GetOr(TouchForm.On, clock.Today),
            Changed = answers.GetOrNull(TouchForm.Changed),
            Concern = answers.GetOrNull(TouchForm.Concern),
            Aligned = answers.ValueOrNull(TouchForm.Aligned),
            FollowUp = answers.TryGet(TouchForm.FollowUp, out var text)
                ? new FollowUp(
                    text,
                    answers.ValueOrNull(TouchForm.Due),
                    answers.GetOr(TouchForm.Owner, caller.Member.Id)
                )
                : null,
        };

    private Card Receipt(Touch touch, Partner partner, int minutesTogether)
    {
        var what = touch.Minutes is { } minutes ? Say.Minutes(minutes) : TouchKinds.List.LabelOf(touch.Kind);
        var together = minutesTogether == 0 ? "" : $" · {Say.Hours(minutesTogether)} together";
        var day = touch.On == clock.Today ? "" : $" on {Say.ShortDay(touch.On, clock.Today)}";
        var next = partner.NextDueOn is { } due ? $" The next check-in is due on {Say.Day(due)}." : "";
        List<Block> blocks =
        [
            new Block.Paragraph(
                $"{TouchKinds.List.LabelOf(touch.Kind)} with {partner.Name} ({partner.Ref}){day}.{next}"
            ),
        ];
        if (touch is { FollowUpText: not null, FollowUpDueOn: { } followUp })
        {
            blocks.Add(new Block.Paragraph($"Follow-up until {Say.Day(followUp)}: {touch.FollowUpText}"));
        }

        blocks.Add(new Block.Buttons(new Button("Undo", $"/checkin undo {touch.Id}") { Style = ButtonStyle.Danger }));
        return new Card($"{what} logged{together}", blocks);
    }
}
