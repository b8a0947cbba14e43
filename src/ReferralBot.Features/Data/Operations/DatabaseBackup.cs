using Microsoft.Data.Sqlite;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Data;

/// <summary>Copies a live SQLite database into one consistent file.</summary>
public sealed class DatabaseBackup(DatabaseOptions options)
{
    /// <summary>Writes the copy, readable by its owner only, and returns its size in bytes.</summary>
    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="ct">Given up between steps only; a copy that has begun is finished or removed.</param>
    public async Task<Result<long>> WriteAsync(string path, CancellationToken ct)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
        {
            return new Problem("backup.provider", "PostgreSQL has its own tool for this: use pg_dump.");
        }

        var target = Path.GetFullPath(path);
        if (File.Exists(target) || Directory.Exists(target))
        {
            return new Problem(
                "backup.exists",
                $"{target} exists already. Choose another name: nothing is overwritten."
            );
        }

        var file = new SqliteFile(options.ConnectionString);
        return File.Exists(file.FilePath)
            ? await Task.Run(() => Copy(file, target), ct)
            : new Problem("backup.nothing", $"There is no database at {file.FilePath}.");
    }

    private static Result<long> Copy(SqliteFile file, string target)
    {
        // Under another name until it is whole: what has the final name can be trusted.
        var partial = $"{target}.{Guid.CreateVersion7():N}.partial";
        try
        {
            SqliteFile.Touch(partial);
            VacuumInto(file, partial);
            using (var written = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: false);
            return new FileInfo(target).Length;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            return new Problem("backup.failed", $"The copy could not be written: {fault.Message}");
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    private static void VacuumInto(SqliteFile file, string partial)
    {
        using var connection = new SqliteConnection(file.ReadOnly);
        connection.Open();
        using var vacuum = connection.CreateCommand();
        vacuum.CommandText = "VACUUM INTO $path";
        vacuum.Parameters.AddWithValue("$path", partial);
        vacuum.ExecuteNonQuery();
    }
}
