namespace ReferralBot.Features.Turns;

/// <summary>The names under which fields of one feature find things of another.</summary>
public static class LookupNames
{
    /// <summary>Partners, by name, alias or number.</summary>
    public const string Partner = "partner";

    /// <summary>Contacts of partners.</summary>
    public const string Contact = "contact";

    /// <summary>Referrals, by number.</summary>
    public const string Referral = "referral";

    /// <summary>People of the practice who use the bot.</summary>
    public const string Member = "member";
}
