namespace ReferralBot.Features.Files;

/// <summary>A column of a file of referrals, in the order in which we write them.</summary>
public enum ReferralColumn
{
    /// <summary><c>ref</c>: the number here, such as R-12; empty for a new one.</summary>
    Ref,

    /// <summary><c>direction</c>: received, sent or internal.</summary>
    Direction,

    /// <summary><c>partner</c>: a name or a number such as P-3.</summary>
    Partner,

    /// <summary><c>category</c>: of a partner that is new.</summary>
    Category,

    /// <summary><c>contact</c>: the person there.</summary>
    Contact,

    /// <summary><c>service</c>: what the client needs.</summary>
    Service,

    /// <summary><c>urgency</c>: routine or urgent.</summary>
    Urgency,

    /// <summary><c>received_on</c>: the day it came or was sent.</summary>
    ReceivedOn,

    /// <summary><c>first_contact_at</c>: when the client was reached first.</summary>
    FirstContactAt,

    /// <summary><c>attended_on</c>: the day of the first visit.</summary>
    AttendedOn,

    /// <summary><c>closed_on</c>: the day it ended.</summary>
    ClosedOn,

    /// <summary><c>state</c>: where it stands.</summary>
    State,

    /// <summary><c>reason</c>: why it stands there.</summary>
    Reason,

    /// <summary><c>fit</c>: yes or no.</summary>
    Fit,

    /// <summary><c>satisfaction</c>: 1 to 5.</summary>
    Satisfaction,

    /// <summary><c>retained_day90</c>: yes or no.</summary>
    RetainedDay90,

    /// <summary><c>revenue</c>: an amount.</summary>
    Revenue,

    /// <summary><c>currency</c>: three letters.</summary>
    Currency,

    /// <summary><c>owner</c>: the name of a colleague.</summary>
    Owner,
}

/// <summary>The names of the columns.</summary>
public static class ReferralColumns
{
    private static readonly string[] Names =
    [
        "ref",
        "direction",
        "partner",
        "category",
        "contact",
        "service",
        "urgency",
        "received_on",
        "first_contact_at",
        "attended_on",
        "closed_on",
        "state",
        "reason",
        "fit",
        "satisfaction",
        "retained_day90",
        "revenue",
        "currency",
        "owner",
    ];

    /// <summary>All columns, in the order in which we write them.</summary>
    public static IReadOnlyList<ReferralColumn> All { get; } = Enum.GetValues<ReferralColumn>();

    /// <summary>The columns that every file must have.</summary>
    public static IReadOnlyList<ReferralColumn> Needed { get; } =
    [ReferralColumn.Direction, ReferralColumn.Partner, ReferralColumn.Service, ReferralColumn.ReceivedOn];

    /// <summary>How a column is headed.</summary>
    public static string NameOf(ReferralColumn column) => Names[(int)column];

    /// <summary>Finds a column by its heading, in any case.</summary>
    public static ReferralColumn? Find(string heading)
    {
        var at = Array.FindIndex(Names, name => name.Equals(heading.Trim(), StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (ReferralColumn)at;
    }

    /// <summary>The heading that was probably meant.</summary>
    internal static string? Nearest(string heading) => Chat.Texts.Nearest.To(heading.Trim().ToLowerInvariant(), Names);
}
