namespace ReferralBot.Features.Domain;

/// <summary>A row that two people may change at once: the second one is told instead of overwriting the first.</summary>
public interface IVersioned
{
    /// <summary>Counts the changes; the data layer refuses to save over a count that it did not read.</summary>
    int Version { get; }
}
