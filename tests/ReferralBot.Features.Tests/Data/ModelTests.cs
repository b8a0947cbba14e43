using Microsoft.EntityFrameworkCore;
using ReferralBot.Features.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

/// <summary>What the model owes its tables.</summary>
public sealed class ModelTests
{
    /// <summary>Texts whose length is bounded by what is put in, not by a column.</summary>
    private static readonly string[] Unbounded =
    [
        "Deliveries.Answer",
        "Drafts.AnswersJson",
        "Drafts.State",
        "Installations.Secret",
        "OpenForms.State",
        "Practices.Holidays",
        "Scorecards.FiguresJson",
    ];

    public static TheoryData<DatabaseProvider> Providers { get; } =
    [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_are_up_to_date_with_the_model(DatabaseProvider provider)
    {
        using var db = Describe(provider);

        Assert.False(
            db.Database.HasPendingModelChanges(),
            "The model has changed: make the migrations anew, as Data/Providers.cs says."
        );
    }

    [Fact]
    public void Every_text_has_a_length()
    {
        using var db = Describe(DatabaseProvider.PostgreSql);
        var unbounded = db
            .Model.GetEntityTypes()
            .SelectMany(table => table.GetProperties())
            .Where(column => column.GetColumnType() == "text")
            .Select(column => $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()}")
            .Where(name => !name.EndsWith(".CardJson", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Unbounded, unbounded);
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns()
    {
        Assert.Equal(Columns(DatabaseProvider.Sqlite), Columns(DatabaseProvider.PostgreSql));
    }

    [Fact]
    public void Nothing_is_deleted_because_something_else_is()
    {
        using var db = Describe(DatabaseProvider.Sqlite);
        var keys = db.Model.GetEntityTypes().SelectMany(table => table.GetForeignKeys()).ToList();

        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull);
    }

    private static List<string> Columns(DatabaseProvider provider)
    {
        using var db = Describe(provider);
        return
        [
            .. db
                .Model.GetEntityTypes()
                .SelectMany(table => table.GetProperties())
                .Select(column => $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()} {column.IsNullable}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static ReferralDb Describe(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite
            ? new SqliteDesign().CreateDbContext([])
            : new PostgresDesign().CreateDbContext([]);
}
