using System.ComponentModel.DataAnnotations;

namespace ReferralBot.Features.Data;

/// <summary>The databases that the bot can keep its rows in.</summary>
public enum DatabaseProvider
{
    /// <summary>One file beside the bot: nothing to set up.</summary>
    Sqlite,

    /// <summary>A server, for practice groups that outgrow one machine.</summary>
    PostgreSql,
}

/// <summary>Where the bot keeps its rows (the settings section <c>Database</c>).</summary>
public sealed class DatabaseOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Database";

    /// <summary>Which database; SQLite unless set.</summary>
    [EnumDataType(typeof(DatabaseProvider), ErrorMessage = "Use Sqlite or PostgreSql.")]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How to reach it; a file in the folder <c>data</c> unless set.</summary>
    [Required(ErrorMessage = "Say where the database is, e.g. Data Source=data/referralbot.db")]
    public string ConnectionString { get; set; } = "Data Source=data/referralbot.db";
}
