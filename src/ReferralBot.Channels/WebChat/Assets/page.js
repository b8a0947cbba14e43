// What every part of the page uses: announcing, times, scrolling, and which of the two sides is seen.

const announcer = document.getElementById("announcer");
const panes = document.querySelector(".panes");
const narrow = matchMedia("(max-width: 859px)");
const unread = { team: 0, private: 0 };

/** Says a sentence to people who hear the page. */
export function announce(text) {
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = text));
}

/** A DOM node of a drawing that came from the bot. */
export function draw(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

export const logOf = (place) => document.querySelector(`[data-log="${place}"]`);

const language = navigator.language.startsWith("en") ? navigator.language : "en";
const hours = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
const days = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "short" });

/** Writes the times under a node by the person's own clock. */
export function writeTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    const isToday = at.toDateString() === new Date().toDateString();
    time.textContent = isToday ? hours.format(at) : `${days.format(at)}, ${hours.format(at)}`;
    time.title = at.toLocaleString(language);
  }
}

const isAtEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 90;

export function scrollToEnd(log) {
  log.scrollTop = log.scrollHeight;
  newer(log.dataset.log).hidden = true;
}

const newer = (place) => document.querySelector(`[data-newer="${place}"]`);

/** Puts a node where its time is. A reader at the end stays at the end; one who scrolled back stays there and is told. */
export function place(log, node, { follow = false } = {}) {
  const atEnd = follow || isAtEnd(log);
  const before = [...log.querySelectorAll(":scope > [data-at]")].findLast(
    (other) => Date.parse(other.dataset.at) <= Date.parse(node.dataset.at),
  );
  if (before) {
    before.after(node);
  } else {
    log.querySelector("[data-empty]").after(node);
  }

  if (atEnd) {
    scrollToEnd(log);

    // What is taller than the window is read from its head.
    if (node.offsetHeight > log.clientHeight) {
      node.scrollIntoView({ block: "start" });
    }
  } else {
    newer(log.dataset.log).hidden = false;
  }
}

/** Swaps a node for another one without moving what the person is reading. */
export function swap(log, old, fresh) {
  const above = old.getBoundingClientRect().bottom < log.getBoundingClientRect().top;
  const height = log.scrollHeight;
  const line = old.contains(document.activeElement) ? document.activeElement.dataset.line : undefined;
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (above) {
    log.scrollTop += log.scrollHeight - height;
  }

  if (hadFocus) {
    const same = line && [...fresh.querySelectorAll("[data-line]")].find((button) => button.dataset.line === line);
    const target = same ?? fresh.querySelector("[data-line]") ?? fresh;
    target.tabIndex = target.tabIndex < 0 ? -1 : target.tabIndex;
    if (target === fresh) {
      fresh.tabIndex = -1;
    }

    target.focus({ preventScroll: true });
  }
}

// A keyboard that slides in, or a hint over the line, makes the log smaller: who is at its end stays there.
function stayAtEnd(log) {
  let atEnd = true;
  log.addEventListener("scroll", () => (atEnd = isAtEnd(log)), { passive: true });
  new ResizeObserver(() => atEnd && !log.contains(document.activeElement) && scrollToEnd(log)).observe(log);
}

const seen = () => (narrow.matches ? panes.dataset.view : "both");

function showUnread() {
  for (const button of document.querySelectorAll("[data-show]")) {
    const badge = button.querySelector("[data-badge]");
    const count = unread[button.dataset.show];
    badge.hidden = count === 0;
    badge.textContent = count > 0 ? `${count} new` : "";
  }

  const all = unread.team + unread.private;
  document.title = all > 0 ? `(${all}) ReferralBot` : "ReferralBot";
}

/** Marks a side unread while it is not seen. */
export function mark(side) {
  if (document.hidden || (seen() !== "both" && seen() !== side)) {
    unread[side]++;
    showUnread();
  }
}

/** Shows one side where there is room for only one. */
export function show(side) {
  panes.dataset.view = side;
  for (const button of document.querySelectorAll("[data-show]")) {
    button.toggleAttribute("aria-current", button.dataset.show === side);
    if (button.dataset.show === side) {
      button.setAttribute("aria-current", "true");
    }
  }

  clear();
}

function clear() {
  for (const side of ["team", "private"]) {
    if (seen() === "both" || seen() === side) {
      unread[side] = 0;
    }
  }

  showUnread();
}

export function startPage() {
  for (const button of document.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => {
      show(button.dataset.show);
      scrollToEnd(logOf(button.dataset.show));
    });
  }

  for (const button of document.querySelectorAll("[data-newer]")) {
    button.addEventListener("click", () => scrollToEnd(logOf(button.dataset.newer)));
    const log = logOf(button.dataset.newer);
    log.addEventListener("scroll", () => (button.hidden ||= isAtEnd(log)), { passive: true });
    stayAtEnd(log);
  }

  narrow.addEventListener("change", clear);
  document.addEventListener("visibilitychange", () => document.hidden || clear());
  writeTimes(document);
  scrollToEnd(logOf("team"));
}
