using Microsoft.EntityFrameworkCore;
using ReferralBot.Chat;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using ReferralBot.Features.Turns;

namespace ReferralBot.Features.Referrals;

/// <summary><c>/referral received</c>: a partner sent us a client.</summary>
public sealed class LogReceived(ReferralDb db, Caller caller, PracticeClock clock, KeepReferral keep) : IMessageCommand
{
    private static readonly LookupField<Id<Partner>> From = new("from", "Who sent this?", LookupNames.Partner)
    {
        MissingMessage = "Choose who sent this, or add them.",
        Placeholder = "Type a partner's name",
    };

    private static readonly LookupField<Id<Contact>> By = new("by", "Which person there?", LookupNames.Contact)
    {
        Optional = true,
    };

    /// <inheritdoc/>
    public static CommandSpec Spec { get; } =
        new("referral", "received", "Log a referral that a partner sent you")
        {
            IsDefault = true,
            Fields =
            [
                From,
                ReferralFields.Service,
                By,
                ReferralFields.Client,
                ReferralFields.Urgency,
                ReferralFields.Warmth,
                ReferralFields.Knows,
                ReferralFields.Fits,
                ReferralFields.On,
                ReferralFields.Owner,
            ],
            Positional = [From, ReferralFields.Service, ReferralFields.On],
            Examples = ["/referral received from:Northside for:anxiety"],
            Permission = nameof(Right.Log),
            Shortcut = "Log a referral",
            MessageShortcut = "Log referral from this", // "… from this message" is longer than the 24 characters of a shortcut
        };

    /// <inheritdoc/>
    public Task<Form> AskAsync(Turn turn, FormAnswers typed, CancellationToken ct) =>
        Task.FromResult(
            new Form(
                "Referral received",
                From,
                ReferralFields.Service,
                By,
                ReferralFields.AskClient(),
                ReferralFields.AskUrgency(),
                ReferralFields.Warmth,
                ReferralFields.AskKnows(),
                ReferralFields.Fits,
                ReferralFields.AskOn(clock),
                ReferralFields.AskOwner(caller)
            )
        );

    /// <inheritdoc/>
    public async Task<RawAnswers> ReadMessageAsync(
        Turn turn,
        string text,
        DateTimeOffset writtenAt,
        CancellationToken ct
    )
    {
        // Only what the practice knows already is taken from a message: which partner, and the day. The rest may be about a client.
        var written = clock.Calendar.Today(writtenAt);
        var answers = RawAnswers.Of(
            (ReferralFields.On.Id, DateField.Write(written < clock.Today ? written : clock.Today))
        );
        var named = PartnerMentions.In(text, await NamesAsync(ct));
        return named.Count == 1 ? answers.With(From.Id, named.First().ToString()) : answers;
    }

    /// <inheritdoc/>
    public Task<Reply> SubmitAsync(Turn turn, FormAnswers answers, CancellationToken ct)
    {
        var entry = ReferralFields.Start(ReferralDirection.Received, caller) with
        {
            Warmth = answers.ValueOrNull(ReferralFields.Warmth),
            ClientKnows = answers.GetOr(ReferralFields.Knows, ClientKnows.NotSure),
            Fits = answers.ValueOrNull(ReferralFields.Fits),
        };
        return keep.RunAsync(entry, From, By, answers, ct);
    }

    private async Task<List<PartnerNameEntry>> NamesAsync(CancellationToken ct)
    {
        var partners = db.Partners.Where(partner => partner.ArchivedAt == null);
        var names = await partners
            .Select(partner => new PartnerNameEntry(partner.Id, partner.NormalisedName))
            .ToListAsync(ct);
        var aliases = await db
            .PartnerAliases.Where(alias => partners.Any(partner => partner.Id == alias.PartnerId))
            .Select(alias => new PartnerNameEntry(alias.PartnerId, alias.Normalised))
            .ToListAsync(ct);
        return [.. names, .. aliases];
    }
}
