// The page: what a person does goes to the bot, what the bot answers is shown.
import { newKey, NotReached, send } from "./api.js";
import { fill, focusLine, giveBack, startComposer } from "./composer.js";
import { answersOf, carry, focusForm, halfFilled, putBack, sayInForm, snapshot, startForm } from "./forms.js";
import { startLive } from "./live.js";
import { announce, draw, logOf, mark, scrollToEnd, show, startPage } from "./page.js";
import * as thread from "./thread.js";

const privateLog = logOf("private");
let queue = Promise.resolve();

// One after the other, in the order in which they were done.
const inTurn = (work) => (queue = queue.then(work, work));

const problem = (message, help = "") => {
  const node = draw('<div class="problem-card"><p class="problem-text" role="alert"></p></div>').firstElementChild;
  node.firstElementChild.textContent = message;
  node.append(help);
  return node;
};

const tryAgain = () => draw('<div class="actions"><button type="submit" class="btn">Try again</button></div>');

/** Shows an answer that is not about an open form. */
function take(answer, more = {}) {
  switch (answer.kind) {
    case "asked":
      openForm(answer, more);
      break;
    case "shown":
    case "failed":
      thread.add({ kind: "reply", html: answer.html });
      mark("private");
      announce(answer.summary);
      break;
    case "posted":
      thread.add({ kind: "note", text: "Posted to the team conversation." });
      announce(answer.summary);
      break;
    default:
      announce(answer.summary ?? "Done");
  }

  if (answer.kind !== "nothing" && answer.kind !== "posted") {
    show("private");
  }

  if (answer.typed) {
    giveBack(answer.typed);
  }
}

function openForm(answer, more) {
  const entry = thread.add({ kind: "form", html: answer.html, title: answer.summary, key: newKey(), ...more });
  wake(entry);
  show("private");
  focusForm(formOf(entry));
}

const formOf = (entry) => thread.nodeOf(entry).querySelector("form");

function wake(entry) {
  if (entry.kind === "form" && !entry.away) {
    const form = formOf(entry);
    if (entry.values) {
      putBack(form, entry.values);
    }

    startForm(form);
  }
}

async function sendLine(entry) {
  thread.change(entry, { pending: true, message: null });
  try {
    const answer = await send({ kind: "command", line: entry.text }, entry.key);
    thread.change(entry, { pending: false });
    take(answer);
  } catch (error) {
    const again = error instanceof NotReached;
    thread.change(entry, { pending: false, message: again ? error.message : null });
    if (!again) {
      thread.add({ kind: "reply", html: problem(error.message).outerHTML });
      giveBack(entry.text);
    }
  }
}

async function press(button) {
  if (button.ariaDisabled === "true") {
    return;
  }

  const turn = {
    kind: "press",
    line: button.dataset.line,
    messageId: button.closest("[data-message-id]")?.dataset.messageId,
  };
  button.ariaDisabled = "true";
  await sendPress(turn, newKey(), thread.entryOf(button));
  button.ariaDisabled = null;
}

async function sendPress(turn, key, source) {
  try {
    const answer = await send(turn, key);
    if (answer.replaces && source?.kind === "reply" && answer.kind === "shown") {
      const node = thread.change(source, { html: answer.html });
      node.tabIndex = -1;
      node.focus({ preventScroll: true });
      announce(answer.summary);
    } else {
      take(answer);
    }
  } catch (error) {
    const entry =
      error instanceof NotReached
        ? { kind: "retry", message: error.message, turn, key, source: source?.id }
        : { kind: "reply", html: problem(error.message).outerHTML };
    thread.add(entry);
    show("private");
  }
}

async function submit(form) {
  const entry = thread.entryOf(form);
  const button = form.querySelector(":scope > .actions [type=submit]");
  if (button.ariaDisabled === "true" || halfFilled(form)) {
    return;
  }

  button.ariaDisabled = "true";
  if (document.activeElement.closest("[data-problem]")) {
    button.focus();
  }

  sayInForm(form);
  try {
    const turn = { kind: "submission", formId: form.dataset.formId, state: form.dataset.state, answers: answersOf(form) };
    settle(entry, form, await send(turn, entry.key));
  } catch (error) {
    sayInForm(form, problem(error.message, error instanceof NotReached ? tryAgain() : ""));
  }

  button.ariaDisabled = null;
}

// The key stays while the answer is unknown. Once there is one, what is sent next is something new.
function settle(entry, form, answer) {
  entry.key = newKey();
  if (answer.kind === "invalid") {
    const node = thread.change(entry, { html: answer.html, values: null });
    const fresh = node.querySelector("form");
    carry(form, fresh);
    startForm(fresh);
    focusForm(fresh);
  } else if (answer.kind === "failed") {
    sayInForm(form, draw(answer.html));
  } else if (answer.kind === "asked") {
    putAside(entry);
    take(answer, { parent: entry.id });
  } else {
    const parent = entry.parent && thread.find(entry.parent);
    thread.remove(entry);
    if (parent) {
      thread.remove(parent);
    }

    take(answer);
    focusLine();
  }
}

function putAside(entry) {
  thread.change(entry, { values: snapshot(formOf(entry)), away: true });
}

function act(name, entry) {
  if (name === "reopen") {
    thread.change(entry, { away: false });
    wake(entry);
    focusForm(formOf(entry));
  } else if (entry.kind === "line") {
    inTurn(() => sendLine(entry));
  } else {
    thread.remove(entry);
    inTurn(() => sendPress(entry.turn, entry.key, thread.find(entry.source)));
  }
}

function listen() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.line !== undefined) {
      press(button);
    } else if (button?.dataset.fill !== undefined) {
      fill(button.dataset.fill);
    } else if (button?.dataset.cancel !== undefined) {
      putAside(thread.entryOf(button));
      focusLine();
    } else if (button?.dataset.action) {
      act(button.dataset.action, thread.entryOf(button));
    }
  });
  privateLog.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.target);
  });
  privateLog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("form")) {
      putAside(thread.entryOf(event.target));
      focusLine();
    }
  });
  for (const kind of ["input", "change"]) {
    privateLog.addEventListener(kind, (event) => {
      const form = event.target.closest("form");
      if (form) {
        thread.entryOf(form).values = snapshot(form);
        thread.save();
      }
    });
  }
}

// Whoever has already written something is not greeted below it.
async function greet() {
  const answer = await send({ kind: "home" }).catch(() => null);
  if (answer?.kind === "shown" && thread.isEmpty()) {
    thread.add({ kind: "reply", html: answer.html });
  }
}

startPage();
thread.restore();
thread.all().forEach(wake);
listen();
startComposer(
  thread.all().filter((entry) => entry.kind === "line").map((entry) => entry.text),
  (line) => {
    const entry = thread.add({ kind: "line", text: line, key: newKey(), pending: true });
    inTurn(() => sendLine(entry));
  },
);

// What was on its way when the page went is sent again: its key keeps it from being done twice.
for (const entry of thread.all().filter((other) => other.pending)) {
  inTurn(() => sendLine(entry));
}

startLive();
scrollToEnd(privateLog);
if (thread.isEmpty()) {
  greet();
}

focusLine();
