using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Wording;

/// <summary>Offers a closed list of the domain as the choices of a field.</summary>
public static class Choices
{
    /// <summary>The values in the list's own order.</summary>
    public static IReadOnlyList<Choice<T>> Of<T>(CodeList<T> list)
        where T : struct, Enum => [.. list.All.Select(item => new Choice<T>(item.Value, item.Code, item.Label))];
}
