namespace ReferralBot.Features.Domain;

/// <summary>A person at a partner.</summary>
public sealed class Contact : INumbered, IVersioned
{
    /// <summary>A name has at most this many characters.</summary>
    public const int NameMaxLength = 80;

    /// <summary>A role has at most this many characters.</summary>
    public const int RoleMaxLength = 80;

    private Contact(Id<Contact> id, Id<Practice> practiceId, Id<Partner> partnerId)
    {
        Id = id;
        PracticeId = practiceId;
        PartnerId = partnerId;
    }

    /// <inheritdoc/>
    public static string Letter => "C";

    /// <summary>The key.</summary>
    public Id<Contact> Id { get; }

    /// <inheritdoc/>
    public Id<Practice> PracticeId { get; }

    /// <summary>Where the person works.</summary>
    public Id<Partner> PartnerId { get; }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public string Ref => Refs.Format(Letter, Number);

    /// <summary>What the person is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the person does there.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The day the person left; former contacts stay selectable for what happened before.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>Adds a person at a partner.</summary>
    public static Result<Contact> Add(Partner partner, string? name, string? role, TimeProvider clock) =>
        new Contact(Id<Contact>.New(clock), partner.PracticeId, partner.Id).Change(name, role);

    /// <summary>Changes what the person is called and does.</summary>
    public Result<Contact> Change(string? name, string? role)
    {
        var (cleanName, cleanRole) = (TypedText.Clean(name), TypedText.Clean(role));
        if (cleanName.Length == 0 || cleanRole.Length == 0)
        {
            return new Problem("contact.name", "A contact needs a name and a role.");
        }

        if (cleanName.Length > NameMaxLength || cleanRole.Length > RoleMaxLength)
        {
            return new Problem("contact.length", $"At most {NameMaxLength} characters each.");
        }

        (Name, Role) = (cleanName, cleanRole);
        Version++;
        return this;
    }

    /// <summary>Marks the person as gone.</summary>
    public Result<Contact> Leave(DateOnly on, DateOnly today)
    {
        if (LeftOn is not null)
        {
            return new Problem("contact.left", $"{Name} left already.");
        }

        if (on > today)
        {
            return new Problem("contact.future", "The date cannot be in the future.");
        }

        LeftOn = on;
        Version++;
        return this;
    }

    /// <inheritdoc/>
    public void Take(int number) => Number = Refs.Taken(Number, number);
}
