using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReferralBot.Testing.Teams;

/// <summary>A bot's registration: what its owner knows, and what Microsoft checks.</summary>
public sealed class FakeBot
{
    /// <summary>The app's id.</summary>
    public string AppId { get; set; } = "0b07b07b-0000-4000-8000-00000000b0b0";

    /// <summary>The tenant it is registered in: single-tenant, as all new ones are.</summary>
    public string TenantId { get; set; } = "10000000-0000-4000-8000-00000000c0de";

    /// <summary>The secret; <see langword="null"/> where none was made.</summary>
    public string? ClientSecret { get; set; } = "fake~client.secret-0123456789";

    /// <summary>The certificate that was uploaded; <see langword="null"/> where none was.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What the bot is called where it is mentioned.</summary>
    public string Name { get; set; } = "ReferralBot";

    /// <summary>The bot's id in conversations.</summary>
    public string Id => $"28:{AppId}";

    /// <summary>Makes and uploads a certificate, and returns it with its private key as PEM.</summary>
    public string NewCertificatePem()
    {
        using var certificate = NewCertificate();
        using var key = certificate.GetRSAPrivateKey()!;
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    /// <summary>Makes and uploads a certificate, and returns it with its private key as PFX without a password.</summary>
    public byte[] NewCertificatePfx()
    {
        using var certificate = NewCertificate();
        return certificate.Export(X509ContentType.Pfx);
    }

    private X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        Certificate = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return certificate;
    }
}
