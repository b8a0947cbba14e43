namespace ReferralBot.Features.Data;

/// <summary>Encrypts what must not be readable by whoever gets hold of the database or a copy of it.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts a text, so that only this bot can read it.</summary>
    string Protect(string secret);

    /// <summary>The text again; <see langword="null"/> when it was encrypted with keys that are gone, or changed since.</summary>
    string? Unprotect(string kept);
}
