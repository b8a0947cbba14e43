using Microsoft.Data.Sqlite;

namespace ReferralBot.Features.Data;

/// <summary>The SQLite file: where it is, who may read it, and the two ways in which it is opened.</summary>
internal sealed class SqliteFile
{
    /// <summary>How long a write waits for another program that writes the same file (a command beside the server).</summary>
    private const int BusySeconds = 2;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SqliteConnectionStringBuilder _given;

    public SqliteFile(string connectionString)
    {
        _given = new SqliteConnectionStringBuilder(connectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        };
        FilePath = Path.GetFullPath(_given.DataSource);
        _given.DataSource = FilePath;
    }

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>For the readers, which stay open (<see cref="SqliteReaders"/>): they can't write, not even by mistake.</summary>
    public string ReadOnly => Open(SqliteOpenMode.ReadOnly);

    /// <summary>For migrations, which may have to create the tables.</summary>
    public string ReadWrite => Open(SqliteOpenMode.ReadWrite);

    /// <summary>Makes the folder and the file where they are missing, readable by their owner only.</summary>
    public void Create()
    {
        try
        {
            Touch(FilePath);
            Close();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"The database file {FilePath} can't be created or written. "
                    + "Let the bot's user write that folder, or set Database:ConnectionString to another file.",
                fault
            );
        }
    }

    /// <summary>Makes an empty file that only its owner may read, which SQLite takes for an empty database.</summary>
    public static void Touch(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Open(path, Options());
    }

    /// <summary>Opens the one connection that writes.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(ReadWrite);
        connection.Open();
        using var pragmas = connection.CreateCommand();

        // FULL: a commit is on disk before it is answered. The busy handler of SQLite itself waits in small steps;
        // that of Microsoft.Data.Sqlite would sleep 150 ms at a time.
        pragmas.CommandText = "PRAGMA busy_timeout=1500; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    // SQLite gives its -wal and -shm files the mode of the database file; older ones may still be open to others.
    private void Close()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var path in new[] { FilePath, FilePath + "-wal", FilePath + "-shm" }.Where(File.Exists))
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    private string Open(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder(_given.ToString()) { Mode = mode, Pooling = false }.ToString();
}
