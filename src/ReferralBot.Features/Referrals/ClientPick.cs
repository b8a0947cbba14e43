using System.Diagnostics.CodeAnalysis;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Referrals;

/// <summary>Which client: one with a code already, or a new one.</summary>
/// <param name="Known">The code; none for a client who gets a new one.</param>
internal readonly record struct ClientPick(ClientCode? Known) : IParsable<ClientPick>
{
    public static ClientPick Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var pick) ? pick : throw new FormatException("This is no client code.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClientPick result)
    {
        var isNew = string.Equals(s, ReferralFields.NewCode, StringComparison.OrdinalIgnoreCase);
        var isCode = ClientCode.TryParse(s, out var code);
        result = new ClientPick(isCode ? code : null);
        return isNew || isCode;
    }
}
