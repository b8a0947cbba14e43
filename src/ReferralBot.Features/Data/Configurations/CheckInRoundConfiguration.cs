using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data.Configurations;

internal sealed class CheckInRoundConfiguration : IEntityTypeConfiguration<CheckInRound>
{
    // 2026-09
    private const int MonthLength = 7;

    public void Configure(EntityTypeBuilder<CheckInRound> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.HasVersion();
        builder
            .Property(round => round.Month)
            .HasConversion(month => month.ToString(), text => Read(text))
            .HasMaxLength(MonthLength);
        builder.Property(round => round.DrawnOn);
        builder.Property(round => round.DelayedSince);
        builder.HasIndex(round => new { round.PracticeId, round.Month }).IsUnique();
    }

    private static Month Read(string text) =>
        Month.TryParse(text, out var month) ? month : throw new FormatException($"{text} is no month.");
}

internal sealed class CheckInLineConfiguration : IEntityTypeConfiguration<CheckInLine>
{
    public void Configure(EntityTypeBuilder<CheckInLine> builder)
    {
        builder.HasKey(line => new { line.RoundId, line.PartnerId });
        builder.BelongsToPractice();
        builder.Property(line => line.Position);
        builder.Property(line => line.Detail).HasMaxLength(CheckInLine.DetailMaxLength);
        builder.Property(line => line.SkipReason).HasCode(SkipReasons.List);
        builder
            .HasOne<CheckInRound>()
            .WithMany(round => round.Lines)
            .HasForeignKey(line => line.RoundId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(line => line.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(line => line.AnsweredBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Touch>().WithMany().HasForeignKey(line => line.TouchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ScorecardConfiguration : IEntityTypeConfiguration<Scorecard>
{
    public void Configure(EntityTypeBuilder<Scorecard> builder)
    {
        builder.HasDomainKey();
        builder.BelongsToPractice();
        builder.Property(scorecard => scorecard.QuarterCode).HasMaxLength(Scorecard.QuarterMaxLength);
        builder.HasIndex(scorecard => new { scorecard.PracticeId, scorecard.QuarterCode }).IsUnique();
    }
}
