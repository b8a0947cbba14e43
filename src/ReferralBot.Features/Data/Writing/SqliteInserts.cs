using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ReferralBot.Features.Data;

/// <summary>
/// New rows of the writer's connection, by statements that are made from EF's model and prepared once. EF makes and prepares each
/// of them anew, which costs several times what SQLite needs for the row; a test proves that both write the same.
/// </summary>
internal sealed class SqliteInserts(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, Insert> _inserts = [];

    /// <summary>Writes new rows, those that others point to first.</summary>
    /// <exception cref="DbUpdateException">A row breaks a rule of the tables.</exception>
    public int Write(IEnumerable<EntityEntry> rows, SqliteTransaction transaction)
    {
        var written = 0;
        foreach (var row in rows.OrderBy(row => For(row.Metadata).Rank)) // a stable sort: of one table, in the order of the code
        {
            try
            {
                For(row.Metadata).Run(row, transaction);
            }
            catch (SqliteException fault)
            {
                throw new DbUpdateException($"A new {row.Metadata.ClrType.Name} could not be written.", fault);
            }

            written++;
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var insert in _inserts.Values)
        {
            insert.Dispose();
        }
    }

    private Insert For(IEntityType table)
    {
        if (!_inserts.TryGetValue(table, out var insert))
        {
            _inserts[table] = insert = new Insert(connection, table);
        }

        return insert;
    }

    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand _command;
        private readonly List<(IProperty Property, RelationalTypeMapping Mapping, DbParameter Parameter)> _columns;

        public Insert(SqliteConnection connection, IEntityType table)
        {
            Rank = RankOf(table);
            _command = connection.CreateCommand();
            _columns = [.. table.GetProperties().Select(Column)];
            var names = _columns.Select(column => $"\"{column.Property.GetColumnName()}\"");
            var values = _columns.Select(column => column.Parameter.ParameterName);
#pragma warning disable CA2100 // names of the model's tables and columns; every value is a parameter
            _command.CommandText =
                $"""INSERT INTO "{table.GetTableName()}" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})""";
#pragma warning restore CA2100 // only that one statement
        }

        /// <summary>How many tables a row of this one may have to wait for.</summary>
        public int Rank { get; }

        public void Run(EntityEntry row, SqliteTransaction transaction)
        {
            foreach (var (property, mapping, parameter) in _columns)
            {
                var value = row.CurrentValues[property];
                parameter.Value =
                    (value is null || mapping.Converter is null ? value : mapping.Converter.ConvertToProvider(value))
                    ?? DBNull.Value;
            }

            _command.Transaction = transaction;
            _command.ExecuteNonQuery();
        }

        public void Dispose() => _command.Dispose();

        private static int RankOf(IEntityType table) =>
            table
                .GetForeignKeys()
                .Where(key => key.PrincipalEntityType != table)
                .Select(key => RankOf(key.PrincipalEntityType) + 1)
                .DefaultIfEmpty(0)
                .Max();

        private (IProperty Property, RelationalTypeMapping Mapping, DbParameter Parameter) Column(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var name = $"@p{_command.Parameters.Count}";
            var parameter = mapping.CreateParameter(_command, name, value: null, nullable: true);
            _command.Parameters.Add(parameter);
            return (property, mapping, parameter);
        }
    }
}
