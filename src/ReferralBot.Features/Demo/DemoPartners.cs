using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>An invented partner, and how it behaves.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Category">Its category.</param>
/// <param name="Profession">Its profession.</param>
/// <param name="Contact">Who works there.</param>
internal sealed record DemoPartner(string Name, PartnerCategory Category, string Profession, string Contact)
{
    /// <summary>So many clients come from there in a quarter.</summary>
    public double Received { get; init; }

    /// <summary>So many are sent there in a quarter.</summary>
    public double Sent { get; init; }

    /// <summary>So many of a hundred that come from there start.</summary>
    public int Starts { get; init; } = 60;

    /// <summary>So many days ago was the last touch.</summary>
    public int LastTouchDaysAgo { get; init; } = 20;

    /// <summary>How far the relationship has come.</summary>
    public PartnerStage Stage { get; init; } = PartnerStage.Active;

    /// <summary>The tier, where somebody chose it.</summary>
    public PartnerTier? Tier { get; init; }
}

/// <summary>The partners of the demo practice: three of each category, the ones of the examples first.</summary>
internal static class DemoPartners
{
    private const PartnerCategory Medical = PartnerCategory.Medical;
    private const PartnerCategory Allied = PartnerCategory.Allied;
    private const PartnerCategory Legal = PartnerCategory.LegalFinancial;
    private const PartnerCategory Education = PartnerCategory.Education;
    private const PartnerCategory Community = PartnerCategory.Community;
    private const PartnerCategory Peer = PartnerCategory.Peer;
    private const PartnerCategory Past = PartnerCategory.PastClient;
    private const PartnerCategory Other = PartnerCategory.Other;

    public static IReadOnlyList<DemoPartner> All { get; } =
    [
        new("Northside Family Medicine", Medical, "Family physician", "Dr. Maya Lee")
        {
            Received = 13,
            Sent = 4,
            Starts = 55,
            LastTouchDaysAgo = 22,
        },
        new("Riverbend Physio", Allied, "Physiotherapist", "Tom Becker")
        {
            Received = 5,
            Sent = 6,
            Starts = 82,
            LastTouchDaysAgo = 9,
        },
        new("Harbor Pediatrics", Medical, "Pediatrician", "Dr. Ines Costa")
        {
            Received = 8,
            Sent = 3,
            Starts = 88,
            LastTouchDaysAgo = 14,
        },
        new("Oak School Counseling", Education, "School counselor", "Grace Kim")
        {
            Received = 3,
            Sent = 1,
            Starts = 35,
            LastTouchDaysAgo = 18,
        },
        new("Larkin Family Law", Legal, "Family attorney", "Peter Larkin")
        {
            Received = 1.4,
            Sent = 2,
            Starts = 80,
            LastTouchDaysAgo = 40,
        },
        new("Eastside Community Hub", Community, "Community center", "Rosa Diaz")
        {
            Received = 7,
            Sent = 1,
            Starts = 30,
            LastTouchDaysAgo = 46,
            Tier = PartnerTier.Active,
        },
        new("Ames Psychotherapy", Peer, "Psychotherapist", "Dr. Jonas Ames") { Sent = 2, LastTouchDaysAgo = 95 },
        .. Others(),
    ];

    private static IEnumerable<DemoPartner> Others() =>
        [
            new("Westfield Women's Health", Medical, "Gynecologist", "Dr. Amara Obi") { Received = 2.2, Starts = 70 },
            new("Balance Nutrition", Allied, "Dietitian", "Nora Fischer")
            {
                Received = 1,
                Sent = 2.4,
                Starts = 75,
            },
            new("Still Point Acupuncture", Allied, "Acupuncturist", "Wen Zhao") { Received = 1.2, Sent = 1 },
            new("Common Ground Mediation", Legal, "Mediator", "Hannah Roth") { Sent = 0.8, LastTouchDaysAgo = 70 },
            new("Clearwater Financial Planning", Legal, "Financial planner", "Omar Haddad") { Received = 0.4 },
            new("Maple Street Elementary", Education, "School psychologist", "Julia Novak") { Received = 1.6 },
            new("Bright Path Coaching", Education, "Academic coach", "Ben Adler") { Sent = 1.1, LastTouchDaysAgo = 33 },
            new("Hillside Food Pantry", Community, "Food pantry", "Luis Ortega") { Received = 0.6 },
            new("New Parents Circle", Community, "Support group", "Ella Brandt") { Received = 1.8, Starts = 66 },
            new("Lakeview Counseling", Peer, "Counselor", "Dr. Karin Holm") { Received = 1.5, Sent = 2.1 },
            new("Dr. Patel Psychiatry", Peer, "Psychiatrist", "Dr. Ravi Patel")
            {
                Received = 1,
                Sent = 2.6,
                Starts = 90,
            },
            new("Past clients, adults", Past, "Word of mouth", "Front desk") { Received = 2.4, Starts = 85 },
            new("Past clients, families", Past, "Word of mouth", "Front desk") { Received = 1.7, Starts = 80 },
            new("Alumni group", Past, "Word of mouth", "Front desk") { Received = 0.5, LastTouchDaysAgo = 120 },
            new("St. Brigid Parish", Other, "Clergy", "Rev. Anne Walsh") { Received = 0.7, LastTouchDaysAgo = 55 },
            new("Cedar Employee Assistance", Other, "Employer program", "Mark Dunn")
            {
                LastTouchDaysAgo = 12,
                Stage = PartnerStage.Exploring,
            },
            new("Union Street Pharmacy", Other, "Pharmacist", "Leila Amin")
            {
                LastTouchDaysAgo = 30,
                Stage = PartnerStage.Prospect,
            },
        ];
}
