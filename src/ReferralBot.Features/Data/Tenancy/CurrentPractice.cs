using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Which practice a turn or a job works for; set once per scope, before its rows are read.</summary>
public sealed class CurrentPractice
{
    /// <summary>The practice, or <see langword="null"/> while it is not known: then no rows are seen.</summary>
    public Id<Practice>? Id { get; private set; }

    /// <summary>Chooses the practice; a scope never changes from one to another.</summary>
    public void Set(Id<Practice> practice)
    {
        if (Id is { } known && known != practice)
        {
            throw new InvalidOperationException("This scope works for another practice already.");
        }

        Id = practice;
    }
}
