using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReferralBot.Features.Data;
using ReferralBot.Features.Domain;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>Makes a row for any table of the model, with nothing in it but its owner.</summary>
internal static class AnyRow
{
    public static object Blank(ReferralDb db, Type type, Id<Practice> owner)
    {
        var row = RuntimeHelpers.GetUninitializedObject(type);
        var entry = db.Entry(row);
        foreach (var key in entry.Metadata.FindPrimaryKey()!.Properties.Where(key => key.ClrType == typeof(string)))
        {
            entry.Property(key.Name).CurrentValue = "x";
        }

        entry.Property(nameof(IOwned.PracticeId)).CurrentValue = owner;
        return row;
    }

    // SQLite takes any text in any column, and without foreign keys a row needs no others.
    public static void Insert(string connectionString, IEntityType table, Id<Practice> owner, string mark)
    {
        var columns = table.GetProperties().Where(property => !property.IsNullable).ToList();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA foreign_keys=OFF;
            INSERT INTO "{table.GetTableName()}" ({string.Join(
                ',',
                columns.Select(column => $"\"{column.GetColumnName()}\"")
            )})
            VALUES ({string.Join(',', columns.Select((_, number) => $"$p{number}"))})
            """
        );
        foreach (var (number, column) in columns.Index())
        {
            var value = column.Name == nameof(IOwned.PracticeId) ? owner.Value : (object)$"{column.Name}-{mark}";
            command.Parameters.AddWithValue($"$p{number}", value);
        }

        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
