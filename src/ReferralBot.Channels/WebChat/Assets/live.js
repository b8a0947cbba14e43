// What is posted while the page is open: new messages at the end, changed ones in their place.
import { announce, draw, logOf, mark, place, swap, writeTimes } from "./page.js";

const connection = document.getElementById("connection");
const SILENCE = 40_000;
const AGAIN = 3_000;
let after = document.body.dataset.after;
let source;
let watch;

function state(name, text) {
  if (connection.dataset.state !== name) {
    connection.dataset.state = name;
    connection.textContent = text;
  }
}

// The bot says something every 15 seconds; longer silence means that the connection died without a word.
function heard() {
  state("live", "Live");
  clearTimeout(watch);
  watch = setTimeout(start, SILENCE);
}

function show(posted) {
  const log = logOf(posted.place);
  const fresh = draw(posted.html).firstElementChild;
  writeTimes(fresh);
  const old = log.querySelector(`[data-message-id="${CSS.escape(posted.messageId)}"]`);
  if (old) {
    swap(log, old, fresh);
    return;
  }

  // A change to a message from before what the page shows: there is nothing to change.
  const first = log.querySelector("[data-message-id]");
  if (posted.edited && first && first.dataset.at > fresh.dataset.at) {
    return;
  }

  fresh.classList.add("fresh");
  place(log, fresh);
  mark(posted.place);
  announce(`New message: ${posted.summary}`);
}

function start() {
  source?.close();
  clearTimeout(watch);
  source = new EventSource(`/web/events?after=${encodeURIComponent(after)}`);
  source.addEventListener("ready", heard);
  source.addEventListener("ping", heard);
  source.addEventListener("posted", (event) => {
    heard();
    after = event.lastEventId;
    show(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    state("lost", "Reconnecting…");
    clearTimeout(watch);
    if (source.readyState === EventSource.CLOSED) {
      watch = setTimeout(start, AGAIN);
    }
  });
}

export function startLive() {
  start();
  addEventListener("online", start);
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && start());
}
