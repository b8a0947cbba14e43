using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;

namespace ReferralBot.Architecture.Tests;

/// <summary>A handler says what it needs in its constructor, and it is not much.</summary>
public sealed class HandlerTests
{
    // The database, the clock, and at most two more.
    private const int MostDependencies = 4;

    private static readonly Type[] Contracts =
    [
        typeof(ICommand),
        typeof(IFormCommand),
        typeof(ILookup),
        typeof(IFinder),
    ];

    private static readonly Type[] Forbidden =
    [
        typeof(IServiceProvider),
        typeof(IConfiguration),
        typeof(HttpContext),
        typeof(IHttpContextAccessor),
    ];

    public static TheoryData<Type> Handlers { get; } =
    [.. Layers.Features.GetTypes().Where(type => type.IsClass && Contracts.Any(type.IsAssignableTo))];

    [Fact]
    public void There_are_handlers_to_ask() => Assert.NotEmpty(Handlers);

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_is_sealed(Type handler) => Assert.True(handler.IsSealed, handler.FullName);

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_takes_no_container_no_configuration_and_no_request(Type handler) =>
        Assert.DoesNotContain(Dependencies(handler), type => Forbidden.Any(type.IsAssignableTo));

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_takes_no_other_handler(Type handler) =>
        Assert.DoesNotContain(Dependencies(handler), type => Contracts.Any(type.IsAssignableTo));

    [Theory]
    [MemberData(nameof(Handlers))]
    public void A_handler_needs_little(Type handler) =>
        Assert.InRange(Dependencies(handler).Count, 0, MostDependencies);

    private static List<Type> Dependencies(Type handler) =>
        [
            .. handler
                .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters())
                .Select(parameter => parameter.ParameterType),
        ];
}
