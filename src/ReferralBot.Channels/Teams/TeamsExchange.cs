using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Channels.Wire;
using ReferralBot.Chat;

namespace ReferralBot.Channels.Teams;

/// <summary>What is being answered: what was done, and the services of its turn.</summary>
internal sealed record TeamsExchange(TeamsRead.Done Done)
{
    /// <summary>The services of its turn; none where only a message is sent.</summary>
    public IServiceProvider? Scope { get; init; }

    /// <summary>Whether the request is answered already: what it could have shown must be shown in another way.</summary>
    public bool IsLate { get; init; }

    /// <summary>Where it came from.</summary>
    public TeamsOrigin Origin => Done.Origin;

    /// <summary>What was done.</summary>
    public Turn Turn => Done.Turn;

    /// <summary>Whether a form was sent.</summary>
    public bool IsForm => Turn.Input is TurnInput.Submission;

    /// <summary>The id under which what belongs to the form is kept, as long as it is.</summary>
    public string? OpenFormId => Origin.Opened is null ? null : Origin.OpenFormId;

    /// <summary>Whether it came from the message extension, which people use where the bot is not.</summary>
    public bool IsExtension =>
        Origin.Kind is TeamsKind.ExtensionOpened or TeamsKind.ExtensionSent or TeamsKind.ExtensionSearch;

    /// <summary>Whether whatever is said in its conversation is read by the person alone.</summary>
    public bool IsPersonal => Origin.Scope == TeamsScope.Personal && !IsExtension;

    /// <summary>Whether the card that was used is one that only one person in a conversation of several sees.</summary>
    public bool IsAlone => !IsPersonal && (Origin.IsTargeted || IsMarkedAlone);

    /// <summary>Whether the answer belongs into the conversation that it came from.</summary>
    public bool IsHere => Origin.ConversationId == Turn.Conversation.Id;

    /// <summary>Whether the answer belongs into the chat of the person alone, and came from there.</summary>
    public bool IsPersonalHere => IsPersonal && IsHere;

    /// <summary>Whether a card may take the place of the used one: what everybody sees becomes what everybody may see.</summary>
    public bool MayReplace(Reply.Shown shown) =>
        Origin.MessageId is not null && (IsPersonal || IsAlone != (shown.Audience == Audience.Conversation));

    /// <summary>A service of the turn.</summary>
    public T Get<T>()
        where T : notnull => (Scope ?? throw new InvalidOperationException("No turn is open.")).GetRequiredService<T>();

    // Of a card's invoke the data is in the action; of a message it is the value itself.
    private bool IsMarkedAlone =>
        Origin.Value.At("action").At("data").At(TeamsRenderer.AloneKey).Text() is "1"
        || Origin.Value.At("data").At(TeamsRenderer.AloneKey).Text() is "1"
        || Origin.Value.At(TeamsRenderer.AloneKey).Text() is "1";
}
