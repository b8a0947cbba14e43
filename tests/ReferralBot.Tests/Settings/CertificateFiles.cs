using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReferralBot.Tests.Settings;

/// <summary>Certificates as operators have them, good and bad, in a folder of their own.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("referralbot-certificates-");

    /// <summary>Writes one of a kind, and says where.</summary>
    public string Write(string kind)
    {
        var path = Path.Combine(_folder.FullName, kind);
        using AsymmetricAlgorithm key =
            kind == "elliptic" ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2_048);
        var request = Request(key);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-3), now.AddDays(kind == "expired" ? -1 : 1));
        var (certificate, secret) = (made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllBytes(
            path,
            kind switch
            {
                "pfx" => made.Export(X509ContentType.Pfx),
                "locked-pfx" => made.Export(X509ContentType.Pfx, "password"),
                "public" => System.Text.Encoding.ASCII.GetBytes(certificate),
                "pem" or "expired" or "elliptic" => System.Text.Encoding.ASCII.GetBytes($"{certificate}\n{secret}"),
                "garbage" => [1, 2, 3],
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of certificate."),
            }
        );
        return path;
    }

    private static CertificateRequest Request(AsymmetricAlgorithm key) =>
        key is RSA rsa
            ? new CertificateRequest("CN=referralbot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=referralbot", (ECDsa)key, HashAlgorithmName.SHA256);

    public void Dispose() => _folder.Delete(recursive: true);
}
