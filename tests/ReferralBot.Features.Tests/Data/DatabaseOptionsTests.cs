using ReferralBot.Features.Data;
using Xunit;

namespace ReferralBot.Features.Tests.Data;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void The_defaults_are_a_file_beside_the_bot()
    {
        var options = new DatabaseOptions();

        Assert.Equal(DatabaseProvider.Sqlite, options.Provider);
        Assert.Equal("Data Source=data/referralbot.db", options.ConnectionString);
        Assert.Empty(Problems(options));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "")]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseProvider.Sqlite, "Host=localhost;Password=hunter2")]
    [InlineData(DatabaseProvider.PostgreSql, "Data Source=data/referralbot.db;Password=hunter2")]
    [InlineData(DatabaseProvider.PostgreSql, "Host=localhost;Password=hunter2")]
    [InlineData(DatabaseProvider.PostgreSql, "nonsense hunter2")]
    [InlineData((DatabaseProvider)7, "Data Source=x.db")]
    public void What_does_not_fit_is_named_without_repeating_it(DatabaseProvider provider, string connection)
    {
        var problems = Problems(new() { Provider = provider, ConnectionString = connection });

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("hunter2", StringComparison.Ordinal));
    }

    private static List<string> Problems(DatabaseOptions options) =>
        [
            .. new DatabaseOptionsValidator().Validate(name: null, options).Failures ?? [],
            .. new ConnectionStringValidator().Validate(name: null, options).Failures ?? [],
        ];
}
