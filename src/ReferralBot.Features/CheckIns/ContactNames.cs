using ReferralBot.Chat.Texts;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.CheckIns;

/// <summary>Reads which people of a partner are meant, by number or by name.</summary>
internal static class ContactNames
{
    public static Result<IReadOnlyList<Contact>> Read(
        IReadOnlyList<string> typed,
        IReadOnlyList<Contact> contacts,
        Partner partner
    )
    {
        var found = new List<Contact>();
        foreach (var text in typed)
        {
            switch (Meant(text, contacts))
            {
                case [var one]:
                    found.Add(one);
                    break;
                case []:
                    return new Problem("touch.with", $"I know nobody called “{text}” at {partner.Name}.");
                case var several:
                    var names = string.Join(", ", several.Select(contact => $"{contact.Name} ({contact.Ref})"));
                    return new Problem("touch.with", $"“{text}” could be more than one: {names}.");
            }
        }

        return found;
    }

    private static List<Contact> Meant(string text, IReadOnlyList<Contact> contacts)
    {
        if (Refs.TryParse<Contact>(text, out var number))
        {
            return [.. contacts.Where(contact => contact.Number == number)];
        }

        var name = Nearest.Fold(text);
        var same = contacts.Where(contact => Nearest.Fold(contact.Name) == name).ToList();
        return same.Count > 0
            ? same
            : [.. contacts.Where(contact => Nearest.Fold(contact.Name).Contains(name, StringComparison.Ordinal))];
    }
}
