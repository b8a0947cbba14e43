namespace ReferralBot.Features.Domain;

/// <summary>A row that people call by a short number of its practice, such as R-12; a number is never used twice.</summary>
public interface INumbered : IOwned
{
    /// <summary>The letter before the number: R for referrals, P for partners, C for contacts.</summary>
    static abstract string Letter { get; }

    /// <summary>The number within the practice; 0 until the row is written.</summary>
    int Number { get; }

    /// <summary>What people type and read, e.g. R-12.</summary>
    string Ref { get; }

    /// <summary>Gives the row its number, inside the transaction that writes it.</summary>
    void Take(int number);
}
