namespace ReferralBot.Features.Data;

/// <summary>Names what a platform sent, so that its repeat is known as one.</summary>
/// <param name="Installation">The installation that it came from, e.g. <c>web/local</c>; unique over all practices.</param>
/// <param name="Delivery">The platform's own name for it within the installation, e.g. a trigger id.</param>
public readonly record struct DeliveryKey(string Installation, string Delivery);
