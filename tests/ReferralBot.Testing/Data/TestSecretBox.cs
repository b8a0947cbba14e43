using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReferralBot.Features.Data;

namespace ReferralBot.Testing.Data;

/// <summary>Encrypts as the host does, with keys that end with the test, or when the test loses them.</summary>
public sealed class TestSecretBox : ISecretBox
{
    private IDataProtector _protector = Fresh();

    /// <summary>As if the key folder had been deleted.</summary>
    public void LoseKeys() => _protector = Fresh();

    public string Protect(string secret) => _protector.Protect(secret);

    public string? Unprotect(string kept)
    {
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Fresh() => new EphemeralDataProtectionProvider().CreateProtector("test");
}
