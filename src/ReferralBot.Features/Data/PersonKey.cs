using ReferralBot.Chat;

namespace ReferralBot.Features.Data;

/// <summary>How a row names the one person who may find it: as their channel does.</summary>
internal static class PersonKey
{
    /// <summary>Room for a channel, an installation and a person.</summary>
    public const int MaxLength = 440;

    public static string Of(UserRef user) => $"{user.Channel}/{user.Installation}/{user.Id}";
}
