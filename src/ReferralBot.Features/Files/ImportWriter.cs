using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>Writes the rows of a file, inside one transaction and in pieces, so that a large file needs little memory.</summary>
internal sealed class ImportWriter(
    ReferralDb db,
    Practice practice,
    ImportNames names,
    Importer importer,
    ImportReport report
)
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<Id<Partner>> _busy = [];
    private readonly DateOnly _today = importer.Calendar.Today(importer.Now().At);

    /// <summary>Writes them all.</summary>
    public async Task WriteAsync(
        List<(ReferralRow Row, string? Key)> rows,
        IProgress<(int Done, int Rows)>? progress,
        CancellationToken ct
    )
    {
        await LoadAsync(rows, ct);
        var done = 0;
        foreach (var chunk in rows.Chunk(ImportReferrals.Chunk))
        {
            await WriteChunkAsync(chunk, ct);
            ImportReferrals.Tidy(done);
            done += chunk.Length;
            progress?.Report((done, rows.Count));
        }

        await FollowAsync(ct);
    }

    private static string ColumnOf(string code) =>
        code switch
        {
            "referral.partner" => ReferralColumns.NameOf(ReferralColumn.Partner),
            "referral.service" => ReferralColumns.NameOf(ReferralColumn.Service),
            "referral.future" or "referral.order" => ReferralColumns.NameOf(ReferralColumn.ReceivedOn),
            "referral.first-contact" => ReferralColumns.NameOf(ReferralColumn.FirstContactAt),
            "referral.attended" => ReferralColumns.NameOf(ReferralColumn.AttendedOn),
            "referral.closed" => ReferralColumns.NameOf(ReferralColumn.ClosedOn),
            "referral.direction" => ReferralColumns.NameOf(ReferralColumn.Direction),
            "referral.reason" => ReferralColumns.NameOf(ReferralColumn.Reason),
            "referral.owner" => ReferralColumns.NameOf(ReferralColumn.Owner),
            "referral.revenue" => ReferralColumns.NameOf(ReferralColumn.Revenue),
            "outcome.satisfaction" => ReferralColumns.NameOf(ReferralColumn.Satisfaction),
            "outcome.retained" => ReferralColumns.NameOf(ReferralColumn.RetainedDay90),
            _ => ReferralColumns.NameOf(ReferralColumn.State),
        };

    private async Task LoadAsync(List<(ReferralRow Row, string? Key)> rows, CancellationToken ct)
    {
        await names.LoadAsync(ct);
        await foreach (var code in db.Referrals.Select(row => row.Client).AsAsyncEnumerable().WithCancellation(ct))
        {
            _codes.Add(code.Value);
        }

        // Numbers that the file brings are taken before any other row gets one.
        var next = await db.TakeNumbersAsync(Referral.Letter, 0, ct);
        var highest = rows.Max(row => row.Row.Number) ?? 0;
        if (highest >= next)
        {
            await db.TakeNumbersAsync(Referral.Letter, highest - next + 1, ct);
        }
    }

    private async Task WriteChunkAsync((ReferralRow Row, string? Key)[] chunk, CancellationToken ct)
    {
        var numbers = chunk.Select(row => row.Row.Number).OfType<int>().ToList();
        var keys = chunk.Select(row => row.Key).OfType<string>().ToList();

        // Two questions: an index answers each of them, and none answers both at once.
        List<Referral> here =
        [
            .. numbers.Count == 0 ? [] : await db.Referrals.Where(row => numbers.Contains(row.Number)).ToListAsync(ct),
            .. keys.Count == 0 ? [] : await db.Referrals.Where(row => keys.Contains(row.ImportKey!)).ToListAsync(ct),
        ];
        var byNumber = here.ToDictionary(row => row.Number);
        var byKey = here.Where(row => row.ImportKey is not null)
            .ToDictionary(row => row.ImportKey!, StringComparer.Ordinal);
        var money = await RevenueAsync(here, chunk, ct);
        foreach (var (row, key) in chunk)
        {
            var there = row.Number is { } number ? byNumber.GetValueOrDefault(number) : byKey.GetValueOrDefault(key!);
            if (Keep(row, key, there, money).Failed(out var problem, out _))
            {
                report.Note(new RowProblem(row.Place, ColumnOf(problem.Code), problem.Message));
                Forget(there);
            }
            else
            {
                names.Keep();
            }
        }

        await db.SavePieceAsync(ct);
    }

    // A row is kept as a whole or not at all.
    private void Forget(Referral? there)
    {
        if (there is not null)
        {
            db.Entry(there).State = EntityState.Detached;
        }
    }

    private async Task<ILookup<Id<Referral>, Revenue>> RevenueAsync(
        List<Referral> here,
        (ReferralRow Row, string? Key)[] chunk,
        CancellationToken ct
    )
    {
        List<Revenue> found = [];
        if (here.Count > 0 && chunk.Any(row => row.Row.Revenue is not null))
        {
            var ids = here.ConvertAll(row => row.Id);
            found = await db.Revenues.Where(row => ids.Contains(row.ReferralId)).ToListAsync(ct);
        }

        return found.ToLookup(row => row.ReferralId);
    }

    private Result<bool> Keep(ReferralRow row, string? key, Referral? there, ILookup<Id<Referral>, Revenue> money)
    {
        names.Begin();
        if (names.OwnerOf(row).Failed(out var unowned, out var owner))
        {
            return unowned;
        }

        if (names.PartnerOf(row, _today).Failed(out var unnamed, out var partner))
        {
            return unnamed;
        }

        var history = History(row, key, partner, owner ?? there?.OwnerId ?? importer.By.Id, there);
        return there is null ? Add(row, history) : Update(there, row, history, [.. money[there.Id]]);
    }

    private ReferralHistory History(
        ReferralRow row,
        string? key,
        Partner? partner,
        Id<Member> owner,
        Referral? there
    ) =>
        new()
        {
            Entry = new ReferralEntry
            {
                Direction = row.Direction,
                Partner = partner,
                ContactId = names.ContactOf(row, partner),
                ToMemberId = row.Direction == ReferralDirection.Internal ? owner : null,
                Client = there?.Client ?? NewCode(),
                Service = row.Service,
                Urgency = row.Urgency ?? there?.Urgency ?? Urgency.Routine,
                On = row.ReceivedOn,
                OwnerId = owner,
            },
            Number = row.Number,
            Key = key,
            FirstContactOn = row.FirstContactOn,
            FirstContactAt = row.FirstContactAt,
            AttendedOn = row.AttendedOn,
            ClosedOn = row.ClosedOn,
            State = row.State,
            Reason = row.Reason,
            Outcome = row.Outcome,
        };

    private Result<bool> Add(ReferralRow row, ReferralHistory history)
    {
        // Each at its own instant: keys sort by time, and rows that come in the order of their keys are written much faster.
        var by = importer.Now();
        if (Referral.Import(practice.Id, history, by, importer.Calendar).Failed(out var problem, out var referral))
        {
            return problem;
        }

        db.Referrals.Add(referral);
        if (row.Revenue is { } money)
        {
            db.Revenues.Add(Revenue.Of(referral, MonthOf(referral), money, by));
        }

        if (referral.PartnerId is { } partner)
        {
            _busy.Add(partner);
        }

        report.Added++;
        return true;
    }

    private Result<bool> Update(Referral there, ReferralRow row, ReferralHistory history, List<Revenue> entries)
    {
        var total = entries.Count == 0 ? (Money?)null : entries.Select(entry => entry.Money).Aggregate((a, b) => a + b);
        var isOther = row.Revenue is { } said && said != total;
        if (isOther && entries.Count > 1)
        {
            return new Problem(
                "referral.revenue",
                "Several months are noted here. Correct them one by one, in the chat."
            );
        }

        var by = importer.Now();
        if (there.Update(history, by, importer.Calendar).Failed(out var problem, out var isChanged))
        {
            return problem;
        }

        if (isOther && entries is [var only])
        {
            only.Change(row.Revenue!.Value, by);
        }
        else if (isOther)
        {
            db.Revenues.Add(Revenue.Of(there, MonthOf(there), row.Revenue!.Value, by));
        }

        (report.Updated, report.Unchanged) =
            isChanged || isOther ? (report.Updated + 1, report.Unchanged) : (report.Updated, report.Unchanged + 1);
        return true;
    }

    // A file has one amount and no month: it is the month of the first visit.
    private static Month MonthOf(Referral referral) => Month.Of(referral.AttendedOn ?? referral.ReceivedOn);

    private ClientCode NewCode()
    {
        var code = ClientCode.New();
        while (!_codes.Add(code.Value))
        {
            code = ClientCode.New();
        }

        return code;
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        if (_busy.Count == 0)
        {
            return; // nothing came from or went to anybody: a file that was imported before
        }

        var (since, longSince) = (
            _today.AddDays(-ReferralTraffic.ShortDays),
            _today.AddDays(-ReferralTraffic.LongDays)
        );
        var counts = await db
            .Referrals.Where(row => row.ReceivedOn > longSince && row.State != ReferralState.EnteredInError)
            .Where(row => row.PartnerId != null)
            .GroupBy(row => row.PartnerId!.Value)
            .Select(group => new
            {
                group.Key,
                Recent = group.Count(row => row.ReceivedOn > since),
                All = group.Count(),
            })
            .ToDictionaryAsync(row => row.Key, row => new ReferralTraffic(row.Recent, row.All), ct);
        foreach (var ids in _busy.Chunk(ImportReferrals.Chunk))
        {
            foreach (var partner in await db.Partners.Where(row => ids.Contains(row.Id)).ToListAsync(ct))
            {
                var traffic = counts.GetValueOrDefault(partner.Id) ?? new ReferralTraffic(0, 0);
                partner.FollowReferrals(traffic, _today, practice.Cadences);
            }

            await db.SavePieceAsync(ct);
        }
    }
}

/// <summary>Who imports, by which clock and calendar.</summary>
internal sealed record Importer(Actor By, TimeProvider Time, PracticeCalendar Calendar)
{
    /// <summary>The entry that is made now.</summary>
    public Entry Now() => new(By, Time.GetUtcNow());
}
