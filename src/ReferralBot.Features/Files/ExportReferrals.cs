using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>Writes all referrals of the practice into a file that can be imported again. It holds no client codes.</summary>
public sealed class ExportReferrals(ReferralDb db)
{
    /// <summary>Writes the file and says how many referrals are in it.</summary>
    public async Task<int> WriteAsync(Stream file, FileKind kind, CancellationToken ct)
    {
        var headings = ReferralColumns.All.Select(ReferralColumns.NameOf).ToList();
        var names = await NamesAsync(ct);
        var count = 0;
        var rows = CountedAsync(RowsAsync(names, ct));
        await (
            kind == FileKind.Csv
                ? CsvTable.WriteAsync(file, headings, rows, ct)
                : XlsxTable.WriteAsync(file, headings, rows, ct)
        );
        return count;

        async IAsyncEnumerable<IReadOnlyList<string>> CountedAsync(IAsyncEnumerable<IReadOnlyList<string>> all)
        {
            await foreach (var row in all.WithCancellation(ct))
            {
                count++;
                yield return row;
            }
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string YesNo(bool? answer) =>
        answer switch
        {
            true => "yes",
            false => "no",
            null => "",
        };

    private static string Or(string? text) => text ?? "";

    private async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(
        Names names,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var rows = db.Referrals.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable();
        await foreach (var referral in rows.WithCancellation(ct))
        {
            yield return Cells(referral, names);
        }
    }

    private static string[] Cells(Referral referral, Names names)
    {
        var partner = referral.PartnerId is { } id ? names.Partners[id] : null;
        var revenue = names.Revenue.TryGetValue(referral.Id, out var money) ? money : (Money?)null;
        return
        [
            referral.Ref,
            ReferralLists.Directions.CodeOf(referral.Direction),
            Or(partner?.Name),
            partner is null ? "" : PartnerLists.Categories.CodeOf(partner.Category),
            referral.ContactId is { } contact ? names.Contacts[contact] : "",
            referral.Service,
            ReferralLists.Urgencies.CodeOf(referral.Urgency),
            Day(referral.ReceivedOn),
            names.FirstContact.TryGetValue(referral.Id, out var day) ? Day(day) : "",
            Day(referral.AttendedOn),
            referral.IsOpen ? "" : Day(referral.LastStepOn),
            ReferralLists.States.CodeOf(referral.State),
            referral.Reason is { } reason ? ReferralReasons.List.CodeOf(reason) : "",
            YesNo(referral.Fits),
            referral.Satisfaction?.ToString(CultureInfo.InvariantCulture) ?? "",
            YesNo(referral.Retained),
            Or(revenue?.Plain()),
            Or(revenue?.Currency),
            names.Members.GetValueOrDefault(referral.OwnerId, ""),
        ];
    }

    private async Task<Names> NamesAsync(CancellationToken ct)
    {
        var revenue = new Dictionary<Id<Referral>, Money>();
        await foreach (var row in db.Revenues.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            revenue[row.ReferralId] = revenue.TryGetValue(row.ReferralId, out var so) ? so + row.Money : row.Money;
        }

        return new Names(
            await db.Partners.AsNoTracking().ToDictionaryAsync(row => row.Id, ct),
            await db.Contacts.ToDictionaryAsync(row => row.Id, row => row.Name, ct),
            await db.Members.Where(row => row.Active).ToDictionaryAsync(row => row.Id, row => row.DisplayName, ct),
            await db
                .ReferralSteps.Where(step => step.To == ReferralState.Contacting && step.On != null)
                .GroupBy(step => step.ReferralId)
                .Select(group => new { group.Key, On = group.Min(step => step.On!.Value) })
                .ToDictionaryAsync(row => row.Key, row => row.On, ct),
            revenue
        );
    }

    private sealed record Names(
        Dictionary<Id<Partner>, Partner> Partners,
        Dictionary<Id<Contact>, string> Contacts,
        Dictionary<Id<Member>, string> Members,
        Dictionary<Id<Referral>, DateOnly> FirstContact,
        Dictionary<Id<Referral>, Money> Revenue
    );
}
