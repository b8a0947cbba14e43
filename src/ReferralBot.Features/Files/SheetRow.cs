namespace ReferralBot.Features.Files;

/// <summary>A row of a table file.</summary>
/// <param name="Line">The line or row of the file on which it begins, from 1.</param>
/// <param name="Cells">Its cells as text.</param>
internal readonly record struct SheetRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A file can't be read at all; the message says why, and what to do.</summary>
public sealed class UnreadableFileException : Exception
{
    /// <summary>Says only that.</summary>
    public UnreadableFileException()
        : base("This file can't be read.") { }

    /// <summary>Says why.</summary>
    public UnreadableFileException(string message)
        : base(message) { }

    /// <summary>Says why, and what caused it.</summary>
    public UnreadableFileException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>How much of a file is read, so that none can take the machine down.</summary>
public static class FileLimits
{
    /// <summary>A file has at most so many bytes.</summary>
    public const long Bytes = 64L * 1024 * 1024;

    /// <summary>What is packed in a workbook has at most so many bytes.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    /// <summary>A file has at most so many rows.</summary>
    public const int Rows = 200_000;

    /// <summary>A line of a CSV file has at most so many bytes; a row of referrals needs a hundredth of it.</summary>
    public const int LineBytes = 64 * 1024;

    /// <summary>A cell has at most so many characters.</summary>
    public const int CellLength = 4_000;

    internal static readonly string TooLarge =
        $"The file is too large: at most {Bytes / 1024 / 1024} MB are read. Split it into several files.";
}
