// The private view: what the person typed and what the bot answered, kept in this tab only.
import { draw, logOf, place, writeTimes } from "./page.js";

const STORE = "referralbot.private";
const KEPT = 80;
const log = logOf("private");
const nodes = new Map();
let entries = [];

export const find = (id) => entries.find((entry) => entry.id === id);
export const entryOf = (node) => find(node.closest("[data-entry]")?.dataset.entry);
export const nodeOf = (entry) => nodes.get(entry.id);
export const isEmpty = () => entries.length === 0;
export const all = () => [...entries];

export function save() {
  entries = entries.slice(-KEPT);
  try {
    sessionStorage.setItem(STORE, JSON.stringify(entries));
  } catch {
    // The store of the tab is full or switched off: the view lives on without it.
  }
}

/** Adds an entry and shows it. */
export function add(entry) {
  const full = { id: crypto.randomUUID(), at: new Date().toISOString(), ...entry };
  entries.push(full);
  put(full, true);
  save();
  return full;
}

/** Changes an entry and shows it again in its place. */
export function change(entry, patch) {
  Object.assign(entry, patch);
  const old = nodeOf(entry);
  const fresh = build(entry);
  nodes.set(entry.id, fresh);
  old?.replaceWith(fresh);
  save();
  return fresh;
}

export function remove(entry) {
  nodeOf(entry)?.remove();
  nodes.delete(entry.id);
  entries = entries.filter((other) => other !== entry);
  save();
}

/** Shows again what this tab has kept. */
export function restore() {
  try {
    entries = JSON.parse(sessionStorage.getItem(STORE) ?? "[]");
  } catch {
    entries = [];
  }

  for (const entry of entries) {
    put(entry, false);
  }
}

function put(entry, follow) {
  const node = build(entry);
  nodes.set(entry.id, node);
  node.classList.toggle("fresh", follow);
  place(log, node, { follow });
}

const builders = {
  line: buildLine,
  reply: (entry) => {
    const node = frame("message", entry);
    node.append(stamp("ReferralBot", entry.at), draw(entry.html));
    return node;
  },
  form: (entry) => (entry.away ? buildAway(entry) : buildForm(entry)),
  note: (entry) => {
    const node = frame("message aside", entry);
    node.append(text("p", "", entry.text));
    return node;
  },
  retry: (entry) => {
    const node = frame("message", entry);
    node.append(retry(entry.message));
    return node;
  },
};

function build(entry) {
  const node = builders[entry.kind](entry);
  writeTimes(node);
  return node;
}

function frame(className, entry) {
  const node = document.createElement("div");
  node.className = className;
  node.dataset.entry = entry.id;
  node.dataset.at = entry.at;
  return node;
}

function text(tag, className, content) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = content;
  return node;
}

function button(label, action) {
  const node = text("button", "btn", label);
  node.type = "button";
  node.dataset.action = action;
  return node;
}

function stamp(who, at) {
  const node = text("p", "stamp", "");
  const time = document.createElement("time");
  time.dateTime = at;
  node.append(text("span", "who", who), time);
  return node;
}

function retry(message) {
  const box = text("div", "problem-card", "");
  const problem = text("p", "problem-text", message);
  problem.setAttribute("role", "alert");
  const actions = text("div", "actions", "");
  actions.append(button("Try again", "retry"));
  box.append(problem, actions);
  return box;
}

function buildLine(entry) {
  const node = frame("message mine", entry);
  node.dataset.testid = "my-line";
  node.append(text("p", "vh", "You:"), text("p", "bubble", entry.text));
  if (entry.pending) {
    node.append(text("p", "pending", "Working on it…"));
  } else if (entry.message) {
    node.append(retry(entry.message));
  }

  return node;
}

function buildForm(entry) {
  const node = frame("message", entry);
  node.append(stamp("ReferralBot", entry.at), draw(entry.html));
  return node;
}

function buildAway(entry) {
  const node = frame("message away", entry);
  node.append(text("p", "", `“${entry.title}” is put aside. Nothing was saved.`), button("Open it again", "reopen"));
  return node;
}
