using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReferralBot.Channels.Teams;

namespace ReferralBot.Settings;

/// <summary>Looks at the certificate that the bot proves itself to Microsoft with, before it has to.</summary>
internal static class TeamsCertificate
{
    private const string Name = nameof(TeamsOptions.CertificatePath);

    // rsaEncryption (RFC 8017, appendix A.1). The bot signs with RS256 or PS256, which Entra asks for
    // (learn.microsoft.com/entra/identity-platform/certificate-credentials).
    private const string RsaKey = "1.2.840.113549.1.1.1";

    /// <summary>What is wrong with the certificate in a file.</summary>
    public static IEnumerable<SettingProblem> Problems(string path, TimeProvider clock)
    {
        if (!File.Exists(path))
        {
            yield return TeamsRules.Problem(
                Name,
                "there is no such file.",
                "Name a PEM or PFX file with its whole path."
            );
            yield break;
        }

        using var certificate = Load(path);
        if (certificate is null)
        {
            yield return TeamsRules.Problem(
                Name,
                "the file can't be read as a certificate.",
                "Use a PEM file with certificate and private key, or a PFX without a password, that the bot's user may read."
            );
        }
        else if (!certificate.HasPrivateKey)
        {
            yield return TeamsRules.Problem(
                Name,
                "the file holds no private key.",
                "Put the certificate and its private key into one file."
            );
        }
        else if (certificate.GetKeyAlgorithm() != RsaKey)
        {
            yield return TeamsRules.Problem(
                Name,
                "the file holds no RSA key.",
                "Make a certificate with an RSA key: Microsoft Entra takes no other kind here."
            );
        }
        else if (
            clock.GetUtcNow() is var now
            && (now >= new DateTimeOffset(certificate.NotAfter) || now < new DateTimeOffset(certificate.NotBefore))
        )
        {
            yield return TeamsRules.Problem(
                Name,
                "the certificate is expired or not valid yet.",
                "Make a new one, and upload its public part on the app's page in Microsoft Entra under Certificates & secrets."
            );
        }
    }

    private static X509Certificate2? Load(string path)
    {
        try
        {
            return X509Certificate2.GetCertContentType(path) == X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password: null, X509KeyStorageFlags.EphemeralKeySet)
                : FromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static X509Certificate2 FromPem(string text) =>
        text.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPem(text, text)
            : X509Certificate2.CreateFromPem(text);
}
