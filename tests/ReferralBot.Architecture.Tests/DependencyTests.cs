using NetArchTest.Rules;

namespace ReferralBot.Architecture.Tests;

/// <summary>Who may use what, inside the projects, where the compiler lets everything through.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_kernel_references_nothing_but_the_base_library()
    {
        var references = Layers.Chat.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => !name.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_knows_no_database_no_scheduler_and_no_chat() =>
        Layers.DependOnNone(
            Layers.In(Layers.Features, "ReferralBot.Features.Domain"),
            "Microsoft",
            "Npgsql",
            "Quartz",
            "ReferralBot.Chat",
            "ReferralBot.Features.Data",
            "ReferralBot.Features.Turns"
        );

    [Fact]
    public void In_the_features_only_jobs_know_the_scheduler() =>
        Layers.DependOnNone(
            Types.InAssembly(Layers.Features).That().DoNotHaveNameEndingWith("Job", StringComparison.Ordinal),
            "Quartz"
        );

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite")]
    public void Only_Data_knows_which_database_it_is(string package)
    {
        // By type, not by namespace: UseSqlite and UseNpgsql stand in Microsoft.EntityFrameworkCore itself.
        var provided = Layers.PublicTypesOf(package);

        Layers.DependOnNone(
            Types
                .InAssembly(Layers.Features)
                .That()
                .DoNotResideInNamespaceMatching(Layers.Inside("ReferralBot.Features.Data")),
            provided
        );
        Layers.DependOnNone(Types.InAssembly(Layers.Host).That().ArePublic().Or().AreNotPublic(), provided);
    }

    [Theory]
    [InlineData("ReferralBot.Chat")]
    [InlineData("ReferralBot.Features")]
    [InlineData("ReferralBot")]
    public void Only_a_client_speaks_HTTP(string assembly) =>
        Layers.DependOnNone(
            Types
                .InAssembly(System.Reflection.Assembly.Load(assembly))
                .That()
                .DoNotHaveNameEndingWith("Client", StringComparison.Ordinal),
            typeof(HttpClient).FullName!
        );
}
