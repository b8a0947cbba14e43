// The line at the foot of the private view: type-ahead of commands, and Up for the last line.
import { tie } from "./combobox.js";

const input = document.getElementById("line");
const list = document.getElementById("commands");
const hint = document.getElementById("line-hint");
const commands = [...list.querySelectorAll('[role="option"]')];
const past = [];
let at = 0;

const plain = (text) => text.trimStart().replace(/^\//, "").toLowerCase();

/** Gives a line back, unless the person has begun a new one. */
export function giveBack(line) {
  if (input.value === "") {
    input.value = line;
    explain();
  }
}

/** Puts a line into the box, for the person to finish. */
export function fill(line) {
  input.value = line;
  input.focus();
  explain();
}

export const focusLine = () => matchMedia("(hover: hover)").matches && input.focus({ preventScroll: true });

// The one command that is being filled in, and what it takes.
function explain() {
  const typed = plain(input.value);
  const begins = (line) => line !== undefined && (typed === plain(line) || typed.startsWith(`${plain(line)} `));
  const command =
    commands
      .filter((option) => begins(option.dataset.line))
      .sort((one, other) => other.dataset.line.length - one.dataset.line.length)[0] ??
    commands.find((option) => begins(option.dataset.root));
  const keys = command?.querySelector(".keys")?.textContent ?? "";
  const example = command?.querySelector(".example")?.textContent ?? "";
  hint.hidden = !command || keys + example === "";
  hint.textContent = [keys && `Takes ${keys}`, example && `Example: ${example}`].filter(Boolean).join(" · ");
}

function narrowDown(box) {
  const typed = plain(input.value);
  const wanted = input.value.trim() !== "";
  let found = 0;
  for (const option of commands) {
    const line = plain(option.dataset.line);
    const fits =
      line.startsWith(typed) || (typed.length > 2 && option.dataset.summary.toLowerCase().includes(typed));
    option.hidden = !wanted || !fits || line === typed;
    found += option.hidden ? 0 : 1;
  }

  if (found > 0) {
    box.open();
  } else {
    box.close();
  }
}

function recall(step) {
  const next = at + step;
  if (next >= 0 && next <= past.length) {
    at = next;
    input.value = past[at] ?? "";
    input.setSelectionRange(input.value.length, input.value.length);
    explain();
  }
}

export function startComposer(lines, onLine) {
  past.push(...lines);
  at = past.length;
  const box = tie(input, list, (option) => {
    fill(`${option.dataset.line} `);
  });

  input.addEventListener("input", () => {
    at = past.length;
    narrowDown(box);
    explain();
  });
  input.addEventListener("keydown", (event) => {
    if (box.key(event) || event.isComposing) {
      return;
    }

    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      recall(event.key === "ArrowUp" ? -1 : 1);
    }
  });
  document.getElementById("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line !== "") {
      past.push(line);
      at = past.length;
      input.value = "";
      box.close();
      explain();
      onLine(line);
    }
  });
}
