using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A draft as it is stored: what somebody typed and has not sent yet, for a quarter of an hour.</summary>
internal sealed class KeptDraft : IOwned
{
    public const int IdLength = 26;

    /// <summary>Room for a handler's id.</summary>
    public const int HandlerMaxLength = 100;

    private KeptDraft(string id, Id<Practice> practiceId, string user, string handlerId)
    {
        Id = id;
        PracticeId = practiceId;
        User = user;
        HandlerId = handlerId;
    }

    /// <summary>128 random bits in base 32: nobody can guess it.</summary>
    public string Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>Whose draft it is, as the channel names them.</summary>
    public string User { get; private set; }

    /// <summary>What it was meant for.</summary>
    public string HandlerId { get; private set; }

    /// <summary>The texts by field.</summary>
    public string AnswersJson { get; private set; } = "{}";

    /// <summary>What travels with the form.</summary>
    public string? State { get; private set; }

    /// <summary>Gone after this.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public static KeptDraft Of(Id<Practice> practice, string user, Draft draft, DateTimeOffset expiresAt) =>
        new(OpaqueId.New(), practice, user, draft.HandlerId)
        {
            AnswersJson = DraftJson.Write(draft.Answers),
            State = draft.State,
            ExpiresAt = expiresAt,
        };

    public Draft ToDraft() => new(HandlerId, DraftJson.Read(AnswersJson), State);
}

/// <summary>A draft on its way out, in the same transaction as what it led to.</summary>
internal sealed record SpentDraft(string Id, string User)
{
    /// <summary>Removes it; of two presses of its button the second finds nothing to remove, and saves nothing.</summary>
    public async Task RemoveAsync(ReferralDb db, CancellationToken ct)
    {
        if (await db.Drafts.Where(draft => draft.Id == Id && draft.User == User).ExecuteDeleteAsync(ct) == 0)
        {
            throw new RepeatedDeliveryException("This draft was used already.");
        }
    }
}

internal sealed class KeptDraftConfiguration : IEntityTypeConfiguration<KeptDraft>
{
    public void Configure(EntityTypeBuilder<KeptDraft> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).HasMaxLength(KeptDraft.IdLength).ValueGeneratedNever();
        builder.Property(draft => draft.User).HasMaxLength(PersonKey.MaxLength);
        builder.Property(draft => draft.HandlerId).HasMaxLength(KeptDraft.HandlerMaxLength);
        builder.HasIndex(draft => draft.ExpiresAt);
    }
}
