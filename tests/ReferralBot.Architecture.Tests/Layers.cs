using System.Reflection;
using NetArchTest.Rules;

namespace ReferralBot.Architecture.Tests;

/// <summary>The four assemblies, and how a rule on their types is asked.</summary>
internal static class Layers
{
    public static Assembly Chat { get; } = Assembly.Load("ReferralBot.Chat");

    public static Assembly Features { get; } = Assembly.Load("ReferralBot.Features");

    public static Assembly Channels { get; } = Assembly.Load("ReferralBot.Channels");

    public static Assembly Host { get; } = Assembly.Load("ReferralBot");

    /// <summary>The types of a namespace and of those inside it, but not of one that only begins alike.</summary>
    public static PredicateList In(Assembly assembly, string space) =>
        Types.InAssembly(assembly).That().ResideInNamespaceMatching(Inside(space));

    public static string Inside(string space) => $@"^{space.Replace(".", @"\.", StringComparison.Ordinal)}(\.|$)";

    /// <summary>Fails with the names of the types that use any of these, and when there is no type to ask.</summary>
    public static void DependOnNone(PredicateList types, params string[] others)
    {
        Assert.NotEmpty(others);
        Assert.NotEmpty(types.GetTypes()); // a filter that matches nothing would make any rule pass
        Assert.Empty(types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? []);
    }

    /// <summary>Every public type of a package, by full name.</summary>
    public static string[] PublicTypesOf(string assembly) =>
        [.. Assembly.Load(assembly).GetExportedTypes().Select(type => type.FullName!)];

    /// <summary>The namespaces directly under one, each the home of a folder.</summary>
    public static IEnumerable<string> FoldersOf(Assembly assembly, string space) =>
        assembly
            .GetTypes()
            .Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith(space + ".", StringComparison.Ordinal))
            .Select(name => string.Join('.', name.Split('.').Take(space.Split('.').Length + 1)))
            .Distinct(StringComparer.Ordinal);
}
