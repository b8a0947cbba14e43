// Takes what a person did to the bot. A repeat carries the same delivery key, so that it is answered and not done again.

/** The bot could not be reached, or had no time: sending the same again is right. */
export class NotReached extends Error {}

/** The bot refused the request: sending the same again is no use. */
export class Refused extends Error {}

const PATIENCE = 30_000;

export const newKey = () => crypto.randomUUID();

// A lone surrogate is no text; it becomes the replacement character instead of failing the whole message.
const wellFormed = (_, value) => (typeof value === "string" && value.toWellFormed ? value.toWellFormed() : value);

export async function send(turn, key) {
  let response;
  try {
    response = await fetch("/web/turns", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-ReferralBot-Page": "1",
        ...(key ? { "X-Delivery-Key": key } : {}),
      },
      body: JSON.stringify(turn, wellFormed),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new NotReached("I can’t reach ReferralBot right now. What you typed is safe here.");
  }

  const body = await response.json().catch(() => null);
  if (response.ok && body) {
    return body;
  }

  if (response.ok || response.status >= 500 || response.status === 429 || response.status === 408) {
    throw new NotReached("ReferralBot was too busy to answer. What you typed is safe here.");
  }

  throw new Refused(body?.message ?? "ReferralBot did not understand the page. Reload it and try again.");
}
