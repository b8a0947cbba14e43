using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Chat;
using ReferralBot.Chat.Cards;
using ReferralBot.Features.Data.Configurations;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A turn that changed something, kept so that its repeat changes nothing and gets the same answer.</summary>
public sealed class Delivery : IOwned
{
    /// <summary>Room for a channel's name and the ids of an installation.</summary>
    public const int InstallationMaxLength = 240;

    /// <summary>Room for the longest key: a conversation's id and a message's.</summary>
    public const int KeyMaxLength = 400;

    private Delivery(
        Id<Delivery> id,
        Id<Practice> practiceId,
        string installation,
        string key,
        DateTimeOffset receivedAt
    )
    {
        Id = id;
        PracticeId = practiceId;
        Installation = installation;
        Key = key;
        ReceivedAt = receivedAt;
    }

    /// <summary>The key of the row.</summary>
    public Id<Delivery> Id { get; private set; }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>The installation that it came from.</summary>
    public string Installation { get; private set; }

    /// <summary>The platform's name for it.</summary>
    public string Key { get; private set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When the answer was ready; <see langword="null"/> while it is being made.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The answer as JSON, to be given again.</summary>
    public string? Answer { get; private set; }
}

/// <summary>A delivery on its way into the same transaction as what it caused.</summary>
internal sealed record IncomingDelivery(DeliveryKey Key, DateTimeOffset ReceivedAt)
{
    /// <summary>Writes it down, with its answer where that is known already; a repeat fails.</summary>
    public async Task InsertAsync(ReferralDb db, DrawnAnswer? answer, CancellationToken ct)
    {
        var (id, at) = (Guid.CreateVersion7(ReceivedAt), InstantConverter.ToStored(ReceivedAt));
        var json = answer is null ? null : ChatJson.Write(answer.Reply);
        DateTime? answeredAt = json is null ? null : InstantConverter.ToStored(answer!.GivenAt);
        var inserted = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Deliveries" ("Id", "PracticeId", "Installation", "Key", "ReceivedAt", "AnsweredAt", "Answer")
            VALUES ({id}, {db.Tenant.Value}, {Key.Installation}, {Key.Delivery}, {at}, {answeredAt}, {json})
            ON CONFLICT ("Installation", "Key") DO NOTHING
            """,
            ct
        );
        if (inserted == 0)
        {
            throw new RepeatedDeliveryException();
        }
    }
}

/// <summary>An answer that is drawn once, as soon as new rows have their numbers.</summary>
internal sealed record DrawnAnswer(Func<Reply> Draw, DateTimeOffset GivenAt)
{
    private Reply? _reply;

    public Reply Reply => _reply ??= Draw();
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("Deliveries");
        builder.HasDomainKey();
        builder.Property(delivery => delivery.Installation).HasMaxLength(Delivery.InstallationMaxLength);
        builder.Property(delivery => delivery.Key).HasMaxLength(Delivery.KeyMaxLength);
        builder.HasIndex(delivery => new { delivery.Installation, delivery.Key }).IsUnique();
        builder.HasIndex(delivery => delivery.ReceivedAt);
    }
}
