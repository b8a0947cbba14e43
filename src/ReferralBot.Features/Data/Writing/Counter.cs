using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>The next number of one line of numbers, such as a practice's referrals.</summary>
internal sealed class Counter : IOwned
{
    public const int LineMaxLength = 16;

    private Counter(Id<Practice> practiceId, string line, int next)
    {
        PracticeId = practiceId;
        Line = line;
        Next = next;
    }

    /// <inheritdoc />
    public Id<Practice> PracticeId { get; private set; }

    /// <summary>What is counted: the letter of the numbers that people see, or a word for those that they don't.</summary>
    public string Line { get; private set; }

    /// <summary>The number that will be given next.</summary>
    public int Next { get; private set; }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("Counters");
        builder.HasKey(counter => new { counter.PracticeId, counter.Line });
        builder.Property(counter => counter.Line).HasMaxLength(Counter.LineMaxLength);
        builder.Property(counter => counter.Next);
    }
}
