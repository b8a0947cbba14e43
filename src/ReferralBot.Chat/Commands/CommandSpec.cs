using ReferralBot.Chat.Forms;

namespace ReferralBot.Chat.Commands;

/// <summary>
/// What a person may type, described once: routing, reading, help, type-ahead and the platforms' manifests are made from it.
/// </summary>
/// <param name="Root">The slash word.</param>
/// <param name="Sub">The word or two after it; <see langword="null"/> for a command that is the root itself.</param>
/// <param name="Summary">What it does, as help says it.</param>
public sealed record CommandSpec(string Root, string? Sub, string Summary)
{
    /// <summary>What can be given. A field's id is the key that people type.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>The fields that need no key, in the order they are typed. The first one takes what no other one understands.</summary>
    public IReadOnlyList<Field> Positional { get; init; } = [];

    /// <summary>Lines that work as they stand, shown by help.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Whether it also answers the root alone.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What a person must be allowed to do, in the practice's own terms; <see langword="null"/> where everybody may.</summary>
    public string? Permission { get; init; }

    /// <summary>
    /// What it is called in the menus of a platform that start something anywhere; <see langword="null"/> where it is in none.
    /// At most 24 characters (docs.slack.dev/reference/app-manifest, <c>shortcuts.name</c>; Teams' manifest has room for 32 in
    /// <c>composeExtensions.commands.title</c>).
    /// </summary>
    public string? Shortcut { get; init; }

    /// <summary>
    /// What it is called in the menu of a message, for a handler that reads messages (<see cref="IMessageCommand"/>).
    /// At most 24 characters (docs.slack.dev/reference/app-manifest, <c>shortcuts.name</c>; Teams' manifest has room for 32 in
    /// <c>composeExtensions.commands.title</c>).
    /// </summary>
    public string? MessageShortcut { get; init; }

    /// <summary>Its name among handlers and forms.</summary>
    public string Id => Sub is null ? Root : $"{Root}.{Sub.Replace(' ', '-')}";

    /// <summary>What is typed to get here, without arguments.</summary>
    public string Line => Sub is null ? $"/{Root}" : $"/{Root} {Sub}";
}
