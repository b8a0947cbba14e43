using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ReferralBot.Testing.Teams;

/// <summary>A certificate of our own for https on this machine: the SDK that gets tokens takes no other scheme.</summary>
internal sealed class FakeHttpsCertificate : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fake-teams-");

    private FakeHttpsCertificate(X509Certificate2 certificate)
    {
        Certificate = certificate;
        PemPath = Path.Combine(_folder.FullName, "authority.pem");
        File.WriteAllText(PemPath, certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    public string PemPath { get; }

    public static FakeHttpsCertificate Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return new FakeHttpsCertificate(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30)));
    }

    public SocketsHttpHandler NewTrustingHandler() =>
        new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, errors) =>
                    errors == SslPolicyErrors.None
                    || (
                        shown is not null
                        && shown.GetRawCertData().AsSpan().SequenceEqual(Certificate.RawDataMemory.Span)
                    ),
            },
        };

    public void Dispose()
    {
        Certificate.Dispose();
        _folder.Delete(recursive: true);
    }
}
