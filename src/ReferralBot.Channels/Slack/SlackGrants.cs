using System.Text.Json;
using ReferralBot.Channels.Wire;

namespace ReferralBot.Channels.Slack;

/// <summary>Reads what Slack grants: the answers of <c>oauth.v2.access</c> and <c>auth.test</c>.</summary>
internal static class SlackGrants
{
    // A token has about sixty characters, a rotating one some hundred.
    private const int MaxToken = 1_000;

    /// <summary>What an approved installation is given; <see langword="null"/> where it is no bot's token for a known place.</summary>
    public static SlackSecret? OfInstall(JsonElement answer, DateTimeOffset now)
    {
        if (answer.At("token_type").Text() is not "bot" || TokenOf(answer, "access_token") is not { } token)
        {
            return null;
        }

        var secret = new SlackSecret
        {
            AccessToken = token,
            RefreshToken = TokenOf(answer, "refresh_token"),
            ExpiresAt = EndOf(answer, now),
            AppId = answer.At("app_id").Id(),
            BotUserId = answer.At("bot_user_id").Id(),
            TeamId = answer.At("team").At("id").Id(),
            EnterpriseId = answer.At("enterprise").At("id").Id(),
            IsOrgWide = answer.At("is_enterprise_install").IsTrue(),
            Scopes = answer.At("scope").Text(),
        };
        return secret.Installation is null ? null : secret;
    }

    /// <summary>The two tokens that take the place of those that run out; <see langword="null"/> where one is missing.</summary>
    public static SlackSecret? OfRenewal(SlackSecret old, JsonElement answer, DateTimeOffset now) =>
        TokenOf(answer, "access_token") is { } token && TokenOf(answer, "refresh_token") is { } refresh
            ? old with
            {
                AccessToken = token,
                RefreshToken = refresh,
                ExpiresAt = EndOf(answer, now),
            }
            : null;

    /// <summary>What <c>auth.test</c> says of a token that the settings name; <see langword="null"/> where it names no place.</summary>
    public static SlackSecret? OfTest(string token, JsonElement answer, DateTimeOffset now)
    {
        var secret = Named(
            new SlackSecret
            {
                AccessToken = token,
                ExpiresAt = EndOf(answer, now),
                TeamId = answer.At("team_id").Id(),
                EnterpriseId = answer.At("enterprise_id").Id(),
                IsOrgWide = answer.At("is_enterprise_install").IsTrue(),
            },
            answer
        );
        return secret.Installation is null ? null : secret;
    }

    /// <summary>Adds what only <c>auth.test</c> knows: <c>oauth.v2.access</c> does not name the bot.</summary>
    public static SlackSecret Named(SlackSecret secret, JsonElement tested) =>
        secret with
        {
            AppId = secret.AppId ?? tested.At("app_id").Id(),
            BotUserId = secret.BotUserId ?? tested.At("user_id").Id(),
            BotId = tested.At("bot_id").Id(),
            BotName = tested.At("user").Text(),
        };

    private static string? TokenOf(JsonElement answer, string name) =>
        answer.At(name).Text() is { Length: > 0 and <= MaxToken } token
        && token.All(letter => letter is > ' ' and <= '~')
            ? token
            : null;

    private static DateTimeOffset? EndOf(JsonElement answer, DateTimeOffset now) =>
        answer.At("expires_in") is { ValueKind: JsonValueKind.Number } life
        && life.TryGetInt32(out var seconds)
        && seconds > 0
            ? now + TimeSpan.FromSeconds(seconds)
            : null;
}
