using ReferralBot.Chat.Cards;

namespace ReferralBot.Chat.Commands;

/// <summary>
/// Finds things that a person wants to show to others in a conversation. Everybody there reads what it returns, whatever they may
/// see elsewhere: it holds nothing about clients and nothing about money.
/// </summary>
public interface IFinder
{
    /// <summary>What can be looked up.</summary>
    static abstract FinderSpec Spec { get; }

    /// <summary>What the letters typed so far may mean, best first; the likeliest ones where nothing is typed.</summary>
    Task<IReadOnlyList<Finding>> FindAsync(Turn turn, string query, CancellationToken ct);
}

/// <summary>What can be looked up in order to show it, described once: the platforms' manifests are made from it.</summary>
/// <param name="Id">Its name among finders: one word.</param>
/// <param name="Title">What it is called in a menu; at most 32 characters (learn.microsoft.com, Teams' manifest, <c>composeExtensions.commands.title</c>).</param>
/// <param name="Summary">What it does, in a sentence.</param>
public sealed record FinderSpec(string Id, string Title, string Summary)
{
    /// <summary>What a person must be allowed to do, in the practice's own terms; <see langword="null"/> where everybody may.</summary>
    public string? Permission { get; init; }
}

/// <summary>One thing that was found.</summary>
/// <param name="Title">What it is called, in a line.</param>
/// <param name="Detail">What tells it from others, in a line.</param>
/// <param name="Card">What is shown in the conversation. It has no buttons: whoever reads it may not be somebody who may press them.</param>
public sealed record Finding(string Title, string Detail, Card Card);
