using System.Text.RegularExpressions;
using ReferralBot.Chat.Commands;
using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Architecture.Tests;

/// <summary>Every command and lookup that exists can be reached, and is described in a way that can be typed.</summary>
public sealed partial class CatalogTests
{
    // Slack's manifest schema: features.shortcuts, maxItems, and the maxLength of a name
    private const int MostShortcuts = 10;
    private const int LongestShortcut = 24;

    // Teams' manifest schema: composeExtensions.commands.title
    private const int LongestFinder = 32;

    private static readonly List<CommandSpec> Specs = [.. Commands.Catalog.Commands];

    public static TheoryData<string> Ids { get; } = [.. Specs.Select(spec => spec.Id)];

    public static TheoryData<string> Roots { get; } = [.. Commands.Catalog.Roots];

    [Fact]
    public void Every_handler_that_exists_is_registered_and_nothing_else_is()
    {
        var handlers = HandlerTests.Handlers.Select(row => row.Data.FullName!).Order(StringComparer.Ordinal);

        Assert.Equal(
            handlers,
            Commands.Catalog.HandlerTypes.Select(type => type.FullName!).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void No_two_commands_are_typed_alike()
    {
        Assert.Distinct(Specs.Select(spec => spec.Line), StringComparer.Ordinal);
        Assert.Distinct(
            Specs.Where(spec => spec.Sub is null || spec.IsDefault).Select(spec => spec.Root),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_command_leads_to_its_handler(string id)
    {
        var spec = Spec(id);

        Assert.Equal(id, Assert.IsType<Route.Known>(Commands.Find(spec.Line)).Entry.Spec.Id);
        if (spec.Root != LineRouter.OwnRoot)
        {
            var inner = Assert.IsType<Route.Known>(Commands.Find($"/{LineRouter.OwnRoot} {spec.Line[1..]}"));
            Assert.Equal(id, inner.Entry.Spec.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fields_of_a_command_have_keys_that_can_be_typed(string id)
    {
        var spec = Spec(id);

        Assert.Distinct(spec.Fields.Select(field => field.Id), StringComparer.Ordinal);
        Assert.All(spec.Fields, field => Assert.Matches(Key(), field.Id));
        Assert.Empty(spec.Positional.Except(spec.Fields));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_lookups_that_a_command_names_exist(string id) =>
        Assert.All(Spec(id).Fields.OfType<ILookupField>(), field => Commands.Catalog.LookupNamed(field.Lookup));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_permission_is_a_right_of_the_practice(string id) =>
        Assert.True(Spec(id).Permission is not { } name || Enum.TryParse<Right>(name, out _));

    [Theory]
    [MemberData(nameof(Roots))]
    public void Help_has_three_examples_of_every_root(string root) =>
        Assert.InRange(
            Specs.Where(spec => spec.Root == root).Sum(spec => spec.Examples.Count),
            HelpCard.Examples,
            int.MaxValue
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_example_works_as_it_stands(string id)
    {
        foreach (var example in Spec(id).Examples)
        {
            var known = Assert.IsType<Route.Known>(Commands.Find(example));
            Assert.Equal(id, known.Entry.Spec.Id);

            Assert.Null(Commands.ProblemOf(example, open: ""));
            var (answers, _) = LineReader.Read(known.Entry.Spec, known.Words, Commands.Reading);
            Assert.All(
                known.Entry.Spec.Fields.Where(field => field.Required && !known.Entry.HasForm),
                field => Assert.NotEmpty(answers.For(field.Id))
            );
        }
    }

    [Fact]
    public void Shortcuts_have_names_of_their_own_that_fit_into_a_menu()
    {
        var names = Specs.SelectMany(spec => new[] { spec.Shortcut, spec.MessageShortcut }).OfType<string>().ToList();

        Assert.NotEmpty(names);
        Assert.Distinct(names, StringComparer.OrdinalIgnoreCase);
        Assert.InRange(names.Count, 1, MostShortcuts);
        Assert.All(names, name => Assert.InRange(name.Length, 1, LongestShortcut));
    }

    [Fact]
    public void What_can_be_looked_up_has_a_name_that_fits_into_a_menu()
    {
        var finders = Commands.Catalog.Finders.ToList();

        Assert.NotEmpty(finders);
        Assert.Distinct(finders.Select(finder => finder.Title), StringComparer.OrdinalIgnoreCase);
        Assert.All(finders, finder => Assert.InRange(finder.Title.Length, 1, LongestFinder));
        Assert.All(finders, finder => Assert.NotEmpty(finder.Summary));
        Assert.All(
            finders,
            finder => Assert.True(finder.Permission is { } right && Enum.TryParse<Right>(right, out _))
        );
    }

    [Fact]
    public void Exactly_those_that_read_messages_are_in_the_menu_of_a_message()
    {
        var readers = Commands
            .Catalog.HandlerTypes.Where(type => type.IsAssignableTo(typeof(IMessageCommand)))
            .Select(type => (CommandSpec)type.GetProperty(nameof(ICommand.Spec))!.GetValue(null)!)
            .ToList();

        Assert.NotEmpty(readers);
        Assert.Equal(readers, Specs.Where(spec => spec.MessageShortcut is not null));
    }

    private static CommandSpec Spec(string id) => Specs.Single(spec => spec.Id == id);

    // What the grammar takes for a key (CommandLine).
    [GeneratedRegex("^[a-z][a-z-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
