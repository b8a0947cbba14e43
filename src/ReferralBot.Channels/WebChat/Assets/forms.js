// Forms of the bot: reading them, keeping what is typed, and the messages at their fields.
import { startLookups, valueOf } from "./lookup.js";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const controls = (form) => [...form.querySelectorAll("input[name], select[name], textarea[name]")];

/** The answers: a list of texts for each field. */
export function answersOf(form) {
  const answers = {};
  for (const control of controls(form)) {
    const texts = (answers[control.name] ??= []);
    if (control.type === "checkbox") {
      if (control.checked) {
        texts.push(control.value);
      }
    } else if (control.value !== "") {
      texts.push("combo" in control.dataset ? valueOf(control) : control.value);
    }
  }

  return answers;
}

/** What is in the form now, so that it can be put back. */
export function snapshot(form) {
  return controls(form).map((control) =>
    control.type === "checkbox"
      ? control.checked
      : [control.value, control.dataset.value ?? null, control.dataset.label ?? null],
  );
}

/** Puts back what {@link snapshot} took. */
export function putBack(form, values) {
  controls(form).forEach((control, at) => {
    if (control.type === "checkbox") {
      control.checked = values[at] === true;
    } else if (Array.isArray(values[at])) {
      [control.value] = values[at];
      if ("combo" in control.dataset) {
        control.dataset.value = values[at][1] ?? "";
        control.dataset.label = values[at][2] ?? "";
      }
    }
  });
}

/** Makes a form that was just drawn work. */
export function startForm(form) {
  startLookups(form);
  for (const area of form.querySelectorAll("textarea[data-max]")) {
    count(area);
    area.addEventListener("input", () => count(area));
  }
}

/** What people typed into a box that the bot could not place is kept in the box. */
export function carry(from, to) {
  for (const input of to.querySelectorAll("[data-combo]")) {
    const old = from.querySelector(`[data-combo][name="${CSS.escape(input.name)}"]`);
    if (input.value === "" && old) {
      input.value = old.value;
    }
  }
}

/** The first field with a problem, else the first field. */
export function focusForm(form) {
  const wrong = form.querySelector("[data-invalid]");
  const field = wrong ?? form.querySelector("[data-field]");
  field?.querySelector("input, select, textarea")?.focus({ preventScroll: true });
  if (wrong) {
    wrong.scrollIntoView({ block: "center" });
  } else {
    form.scrollIntoView({ block: "start" });
  }
}

/** A sentence about the whole form, above its buttons. */
export function sayInForm(form, ...nodes) {
  const box = form.querySelector("[data-problem]");
  box.replaceChildren(...nodes);
  box.hidden = nodes.length === 0;
  if (nodes.length > 0) {
    form.lastElementChild.scrollIntoView({ block: "nearest" });
  }
}

/** A day that is half filled in reads as empty; better to say so than to drop it. */
export function halfFilled(form) {
  const half = controls(form).find((control) => control.validity.badInput);
  if (half) {
    const field = half.closest("[data-field]");
    const id = `${half.id}-problem`;
    document.getElementById(id)?.remove();
    const problem = document.createElement("p");
    problem.className = "field-problem";
    problem.id = id;
    problem.setAttribute("role", "alert");
    problem.textContent = "Finish the date or clear it.";
    field.append(problem);
    field.dataset.invalid = "true";
    half.setAttribute("aria-invalid", "true");
    half.setAttribute("aria-describedby", id);
    half.focus();
  }

  return half !== undefined;
}

// People count letters; an emoji is one.
function count(area) {
  const max = Number(area.dataset.max);
  const length = [...graphemes.segment(area.value)].length;
  const counter = area.parentElement.querySelector("[data-counter]");
  counter.dataset.over = length > max;
  counter.textContent =
    length === 0 ? `Up to ${max} characters`
    : length > max ? `${length - max} over the limit of ${max}`
    : `${length} of ${max} characters`;
}
