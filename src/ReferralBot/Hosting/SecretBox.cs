using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReferralBot.Features.Data;

namespace ReferralBot.Hosting;

/// <summary>Encrypts the secrets of installations with the keys of the key folder, which no copy of the database holds.</summary>
internal sealed class SecretBox(IDataProtectionProvider protection) : ISecretBox
{
    // The purpose is part of the key: what was encrypted for anything else can't be read here.
    private readonly IDataProtector _protector = protection.CreateProtector("ReferralBot.Installations.Secret");

    /// <inheritdoc/>
    public string Protect(string secret) => _protector.Protect(secret);

    /// <inheritdoc/>
    public string? Unprotect(string kept)
    {
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null; // the key is gone, or the text was changed
        }
    }
}
