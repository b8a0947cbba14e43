using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace ReferralBot.Channels.Teams;

/// <summary>
/// Says why there is no token, and which setting is wrong (learn.microsoft.com/entra/identity-platform/reference-error-codes). Only
/// codes are taken from what Microsoft says: its sentences name ids.
/// </summary>
internal static partial class TeamsTokenRefusals
{
    private const string Unanswered = "Microsoft doesn't give me a token right now; I ask again by myself.";

    /// <summary>What a failure means.</summary>
    public static TeamsTokenReport Of(Exception fault) =>
        fault switch
        {
            MsalServiceException { StatusCode: 429 or >= 500 } busy => Later(busy.ErrorCode),
            MsalException { ErrorCode: { } code } when code.StartsWith(Machine, StringComparison.Ordinal) => Down(
                Machine,
                ManagedIdentity
            ),
            MsalServiceException { StatusCode: 0 } unanswered => Later(unanswered.ErrorCode),
            MsalServiceException refused => OfCode(refused),
            MsalException other => Down(
                Word(other.ErrorCode),
                "The settings of Teams don't fit together. Check them all."
            ),
            CryptographicException or IOException or UnauthorizedAccessException => Down(
                fault.GetType().Name,
                "The certificate can't be read. Check Teams:CertificatePath: a PFX without a password, or a PEM file with certificate and private key, that the bot may read."
            ),
            _ => Later(fault.GetType().Name),
        };

    private const string Machine = "managed_identity";

    private const string ManagedIdentity =
        "This machine gives me no token. Assign the bot's user-assigned identity to it, and set Teams:AppId to that identity's client id.";

    private static TeamsTokenReport OfCode(MsalServiceException refused)
    {
        var code = Code().Match(refused.Message).Value;
        return code.Length > 0
            ? Down(code, Remedy(code))
            : Down(
                Word(refused.ErrorCode),
                "Microsoft refuses to give me a token. Check Teams:AppId, Teams:TenantId and the secret or certificate."
            );
    }

    private static string Remedy(string code) =>
        code switch
        {
            "AADSTS700016" =>
                "Teams:AppId isn't known in the tenant Teams:TenantId. Copy both from the bot's app registration: a bot for one tenant needs its own tenant id.",
            "AADSTS90002" or "AADSTS900023" or "AADSTS90013" =>
                "Teams:TenantId is no tenant. Copy the Directory (tenant) ID from the bot's app registration.",
            "AADSTS7000215" =>
                "Teams:ClientSecret is wrong. Copy the secret's value, not its id, or make a new one under Certificates & secrets.",
            "AADSTS7000222" =>
                "Teams:ClientSecret has expired. Make a new one under Certificates & secrets and set it.",
            "AADSTS700027" =>
                "The certificate in Teams:CertificatePath isn't registered for the bot. Upload its public part under Certificates & secrets.",
            "AADSTS1000502" => "The certificate in Teams:CertificatePath has expired. Upload a new one and set it.",
            "AADSTS7000112" =>
                "The bot's application is disabled in the tenant. An admin enables it under Enterprise applications.",
            "AADSTS7000218" or "AADSTS7000216" =>
                "No secret or certificate came along. Set Teams:ClientSecret or Teams:CertificatePath.",
            "AADSTS53003" =>
                "A conditional access policy of the tenant blocks the bot. An admin allows it for workload identities.",
            _ =>
                $"Microsoft refuses to give me a token ({code}). Look the code up at https://login.microsoftonline.com/error.",
        };

    private static TeamsTokenReport Down(string? code, string problem) => new(TeamsTokenHealth.Down, code, problem);

    private static TeamsTokenReport Later(string? code) => new(TeamsTokenHealth.Connecting, Word(code), Unanswered);

    private static string? Word(string? code) =>
        code is { Length: > 0 and <= 60 } && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? code
            : null;

    [GeneratedRegex("AADSTS[0-9]{4,9}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
