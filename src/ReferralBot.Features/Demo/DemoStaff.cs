using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Demo;

/// <summary>The people of the demo practice.</summary>
internal sealed record DemoStaff(Member Owner, IReadOnlyList<Member> All)
{
    public const string OwnerName = "Sam Rivera";

    private static readonly (string Name, Role Role)[] People =
    [
        (OwnerName, Role.Owner),
        ("Ana Ortiz", Role.Coordinator),
        ("Lee Chen", Role.Clinician),
        ("Priya Nair", Role.PrivacyOfficer),
    ];

    public static DemoStaff Hire(Practice practice, TimeProvider time)
    {
        var all = People.Select(person => Made.By(Member.Join(practice.Id, person.Name, person.Role, time))).ToList();
        return new DemoStaff(all[0], all);
    }

    /// <summary>Who looks after the <paramref name="index"/>th thing.</summary>
    public Member At(int index) => All[index % All.Count];
}

/// <summary>What the invented history makes keeps every rule; if not, the demo is at fault.</summary>
internal static class Made
{
    public static T By<T>(Result<T> result) =>
        result.Failed(out var problem, out var value)
            ? throw new InvalidOperationException($"The demo breaks a rule ({problem.Code}).")
            : value;
}
