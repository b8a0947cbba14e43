using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <content>The tables.</content>
public abstract partial class ReferralDb
{
    /// <summary>The tenants; only the current one is seen.</summary>
    public DbSet<Practice> Practices => Set<Practice>();

    /// <summary>Where a practice has the bot.</summary>
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>What each practice knows about being linked with another one.</summary>
    public DbSet<PracticeLink> PracticeLinks => Set<PracticeLink>();

    /// <summary>Where each kind of message goes.</summary>
    public DbSet<MessageRoute> Routes => Set<MessageRoute>();

    /// <summary>The practice's own people.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>How a channel knows a member.</summary>
    public DbSet<MemberIdentity> MemberIdentities => Set<MemberIdentity>();

    /// <summary>Those who refer to the practice, or are referred to.</summary>
    public DbSet<Partner> Partners => Set<Partner>();

    /// <summary>Other names of partners.</summary>
    public DbSet<PartnerAlias> PartnerAliases => Set<PartnerAlias>();

    /// <summary>The people at a partner.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Clients received, sent, or passed on within the practice.</summary>
    public DbSet<Referral> Referrals => Set<Referral>();

    /// <summary>How each referral came to its state; only ever added to.</summary>
    public DbSet<ReferralStep> ReferralSteps => Set<ReferralStep>();

    /// <summary>What clients of referrals brought in, month by month; for owners only.</summary>
    public DbSet<Revenue> Revenues => Set<Revenue>();

    /// <summary>How partners were thanked.</summary>
    public DbSet<ThankYou> ThankYous => Set<ThankYou>();

    /// <summary>Which referrals a thank-you was for.</summary>
    public DbSet<ThankYouReferral> ThankYouReferrals => Set<ThankYouReferral>();

    /// <summary>Every contact with a partner.</summary>
    public DbSet<Touch> Touches => Set<Touch>();

    /// <summary>Whom a touch was with.</summary>
    public DbSet<TouchContact> TouchContacts => Set<TouchContact>();

    /// <summary>What was decided about each partner of a check-in.</summary>
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    /// <summary>Each month's check-in as it was posted.</summary>
    public DbSet<CheckInRound> CheckInRounds => Set<CheckInRound>();

    /// <summary>Each quarter's figures as they were posted.</summary>
    public DbSet<Scorecard> Scorecards => Set<Scorecard>();

    /// <summary>The messages of channels that have no server of their own.</summary>
    public DbSet<TranscriptMessage> Transcript => Set<TranscriptMessage>();

    /// <summary>What is waiting to be posted, or was; add a row here to post something.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Each scheduled job's occurrences, so that none happens twice.</summary>
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    /// <summary>What was answered already, so that a repeat changes nothing.</summary>
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>The next number of each line of numbers.</summary>
    internal DbSet<Counter> Counters => Set<Counter>();

    /// <summary>Half-filled forms.</summary>
    internal DbSet<KeptDraft> Drafts => Set<KeptDraft>();

    /// <summary>What belongs to forms that are open.</summary>
    internal DbSet<KeptForm> OpenForms => Set<KeptForm>();

    /// <summary>The conversations that the bot is in, or was.</summary>
    internal DbSet<KeptConversation> Conversations => Set<KeptConversation>();

    /// <summary>The people that the bot has met.</summary>
    internal DbSet<KeptPerson> People => Set<KeptPerson>();
}
