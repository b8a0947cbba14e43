namespace ReferralBot.Features.Data;

/// <summary>What is being answered was answered before: nothing was saved, and the first answer holds.</summary>
public sealed class RepeatedDeliveryException : Exception
{
    /// <summary>The turn was saved before.</summary>
    public RepeatedDeliveryException()
        : this("This delivery was answered already.") { }

    /// <summary>Says what was repeated.</summary>
    public RepeatedDeliveryException(string message)
        : base(message) { }

    /// <summary>Says what was repeated, and what the database answered.</summary>
    public RepeatedDeliveryException(string message, Exception innerException)
        : base(message, innerException) { }
}
