using Microsoft.Data.Sqlite;

namespace ReferralBot.EndToEnd.Tests.Crashes;

/// <summary>Reads the database file as an auditor would, past the bot.</summary>
internal sealed class Ledgers(string folder)
{
    private readonly string _file = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, "data", "referralbot.db"),
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ToString();

    /// <summary>The first column of the rows of a query.</summary>
    public IReadOnlyList<string> Read(string sql)
    {
        using var connection = new SqliteConnection(_file);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own statements: nothing in them comes from outside
        command.CommandText = sql;
#pragma warning restore CA2100 // only that one statement
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
