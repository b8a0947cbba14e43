using ReferralBot.Features.Wording;

namespace ReferralBot.Features.Files;

/// <summary>What an import did, or would do.</summary>
public sealed class ImportReport
{
    /// <summary>So many problems are told one by one; the rest is counted.</summary>
    public const int MostTold = 200;

    private readonly List<RowProblem> _problems = [];
    private readonly HashSet<int> _badRows = [];

    /// <summary>How many rows the file has below its headings.</summary>
    public int Rows { get; internal set; }

    /// <summary>How many referrals are new.</summary>
    public int Added { get; internal set; }

    /// <summary>How many were here and changed.</summary>
    public int Updated { get; internal set; }

    /// <summary>How many were here just so.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>How many partners were made.</summary>
    public int PartnersAdded { get; internal set; }

    /// <summary>How many contacts were made.</summary>
    public int ContactsAdded { get; internal set; }

    /// <summary>How many rows were left out because something is wrong with them.</summary>
    public int BadRows => _badRows.Count;

    /// <summary>What is wrong, in the order of the rows, the first <see cref="MostTold"/> of them.</summary>
    public IReadOnlyList<RowProblem> Problems => [.. _problems.OrderBy(problem => problem.Place.Row)];

    /// <summary>What came of it, in a sentence or two.</summary>
    /// <param name="isDryRun">Whether nothing was saved.</param>
    public string Sentence(bool isDryRun)
    {
        var news = Added + Updated == 0 ? "nothing new" : string.Join(", ", Counts());
        var left = BadRows == 0 ? "" : $" {Say.Count(BadRows, "row")} left out: see above.";
        return isDryRun
            ? $"Nothing was saved. An import would bring: {news}; {Unchanged} of {Say.Count(Rows, "row")} unchanged.{left}"
            : $"Imported: {news}; {Unchanged} of {Say.Count(Rows, "row")} unchanged.{left}";
    }

    internal void Note(RowProblem problem)
    {
        _badRows.Add(problem.Place.Row);
        if (_problems.Count < MostTold)
        {
            _problems.Add(problem);
        }
    }

    private IEnumerable<string> Counts()
    {
        yield return $"{Say.Count(Added, "referral")} added";
        yield return $"{Updated} updated";
        if (PartnersAdded > 0)
        {
            yield return $"{Say.Count(PartnersAdded, "partner")} added";
        }

        if (ContactsAdded > 0)
        {
            yield return $"{Say.Count(ContactsAdded, "contact")} added";
        }
    }
}
