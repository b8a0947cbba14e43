namespace ReferralBot.Features.Domain;

/// <summary>What the client of a referral brought in during one month; only owners see it.</summary>
public sealed class Revenue : IOwned
{
    /// <summary>A currency is the three letters of ISO 4217.</summary>
    public const int CurrencyLength = 3;

    /// <summary>The largest amount of one month (product description §3.3, F4).</summary>
    public const decimal Most = 1_000_000;

    private Revenue(Id<Revenue> id, Id<Practice> practiceId, Id<Referral> referralId, DateOnly firstDay)
    {
        Id = id;
        PracticeId = practiceId;
        ReferralId = referralId;
        FirstDay = firstDay;
    }

    /// <summary>The key.</summary>
    public Id<Revenue> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>The referral.</summary>
    public Id<Referral> ReferralId { get; }

    /// <summary>The first day of the month that it is for.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The amount in the smallest unit of its currency.</summary>
    public long Minor { get; private set; }

    /// <summary>The ISO 4217 code.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>When it was entered or changed last.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who entered or changed it last.</summary>
    public Id<Member> By { get; private set; }

    /// <summary>The amount.</summary>
    public Money Money => new(Minor, Currency);

    /// <summary>Notes what came in during a month.</summary>
    public static Revenue Of(Referral referral, Month month, Money money, Entry by)
    {
        var revenue = new Revenue(
            new Id<Revenue>(Guid.CreateVersion7(by.At)),
            referral.PracticeId,
            referral.Id,
            month.FirstDay
        );
        revenue.Change(money, by);
        return revenue;
    }

    /// <summary>Corrects the amount.</summary>
    public void Change(Money money, Entry by) =>
        (Minor, Currency, At, By) = (money.Minor, money.Currency, by.At, by.By.Id);
}
