using ReferralBot.Chat.Forms;
using ReferralBot.Features.Domain;

namespace ReferralBot.Features.Turns;

/// <summary>How commands about one partner ask which, and what they say when it is not there any more.</summary>
public static class PartnerPick
{
    /// <summary>What a command says of a partner that is not there any more.</summary>
    public const string Gone = "That partner is not there any more. Type /partner list to see who is.";

    /// <summary>The same at the field of a form, where another one can be chosen.</summary>
    public const string GoneFromForm = "That partner is gone. Choose another one, or add them.";

    /// <summary>The partner that a command is about.</summary>
    public static LookupField<Id<Partner>> Which { get; } =
        new("partner", "Partner", LookupNames.Partner) { MissingMessage = "Say which partner." };
}
