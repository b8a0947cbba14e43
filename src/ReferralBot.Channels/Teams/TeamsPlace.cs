namespace ReferralBot.Channels.Teams;

/// <summary>Where something is sent.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ServiceUrl">The Bot Connector's address for it. Its host is checked wherever a token is attached.</param>
/// <param name="ConversationId">The conversation; with <c>;messageid=</c> the thread in a channel.</param>
/// <param name="BotId">The bot's own id there, <c>28:…</c>.</param>
internal sealed record TeamsPlace(string Tenant, Uri ServiceUrl, string ConversationId, string BotId);
