using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Files;

/// <summary>Which cell of a row belongs to which column.</summary>
internal sealed class ReferralHeader
{
    private const int MaxShown = 40;
    private const int MaxListed = 5;

    private readonly ReferralColumn[] _columns;

    private ReferralHeader(ReferralColumn[] columns) => _columns = columns;

    /// <summary>How many cells a row has.</summary>
    public int Width => _columns.Length;

    /// <summary>Reads the first row of a file.</summary>
    public static Result<ReferralHeader> Read(IReadOnlyList<string> cells)
    {
        var (columns, unknown) = (new List<ReferralColumn>(), new List<string>());
        foreach (var cell in Trimmed(cells))
        {
            if (ReferralColumns.Find(cell) is { } column)
            {
                columns.Add(column);
            }
            else
            {
                unknown.Add(Named(cell));
            }
        }

        if (unknown.Count > 0)
        {
            return Unknown(cells, columns.Count, unknown);
        }

        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return new Problem("file.columns", $"The column {ReferralColumns.NameOf(twice.Key)} is there twice.");
        }

        var missing = ReferralColumns.Needed.Except(columns).ToList();
        return missing.Count > 0
            ? new Problem("file.columns", $"The first row must name the columns. Missing: {Names(missing)}.")
            : new ReferralHeader([.. columns]);
    }

    /// <summary>The cell of a column; empty where the file has no such column.</summary>
    public string Cell(IReadOnlyList<string> cells, ReferralColumn column)
    {
        var at = Array.IndexOf(_columns, column);
        return at < 0 || at >= cells.Count ? "" : cells[at];
    }

    // Without one column that is known, it is not the row of the headings: nothing of it is repeated, it may be about a client.
    private static Problem Unknown(IReadOnlyList<string> cells, int known, List<string> unknown)
    {
        if (known == 0)
        {
            return cells is [var only, ..] && only.Contains(';', StringComparison.Ordinal)
                ? new Problem("file.separator", "The columns are separated by semicolons. Save the file with commas.")
                : new Problem("file.columns", $"The first row must name the columns: {Names(ReferralColumns.All)}.");
        }

        var more = unknown.Count > MaxListed ? $" and {unknown.Count - MaxListed} more" : "";
        var which = unknown.Count == 1 ? "this column" : "these columns";
        return new Problem(
            "file.columns",
            $"I don't know {which}: {string.Join(", ", unknown.Take(MaxListed))}{more}. The columns are: {Names(ReferralColumns.All)}."
        );
    }

    // A spreadsheet may carry empty columns to the right of the table.
    private static IEnumerable<string> Trimmed(IReadOnlyList<string> cells)
    {
        var last = cells.Count;
        while (last > 0 && string.IsNullOrWhiteSpace(cells[last - 1]))
        {
            last--;
        }

        return cells.Take(last);
    }

    private static string Named(string cell)
    {
        var name = Chat.Texts.Clip.To(TypedText.Clean(cell), MaxShown);
        var meant = ReferralColumns.Nearest(cell) is { } near ? $" (did you mean {near}?)" : "";
        return name.Length == 0 ? "one without a name" : $"{name}{meant}";
    }

    private static string Names(IEnumerable<ReferralColumn> columns) =>
        string.Join(", ", columns.Select(ReferralColumns.NameOf));
}
