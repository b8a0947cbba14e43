namespace ReferralBot.Channels.Slack;

/// <summary>Something that Slack would refuse. It holds nothing that people typed.</summary>
/// <param name="Pointer">Where it stands, as a JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Problem">What is wrong there.</param>
internal sealed record SlackViolation(string Pointer, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Pointer.Length == 0 ? "/" : Pointer)}: {Problem}";
}
