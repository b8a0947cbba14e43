using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>A row with a place in its practice's order, given like a number that people see but never shown.</summary>
internal interface ISequenced : IOwned
{
    /// <summary>What is counted.</summary>
    string Line { get; }

    /// <summary>The place; 0 until the row is written.</summary>
    int Sequence { get; }

    /// <summary>Gives the row its place, inside the transaction that writes it.</summary>
    void Take(int sequence);
}
