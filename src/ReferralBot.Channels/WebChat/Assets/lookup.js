// Fields that look things up while the person types.
import { send } from "./api.js";
import { announce } from "./page.js";
import { tie } from "./combobox.js";

const PAUSE = 120;

/** What a box means: the id of what was chosen, or what was typed where nothing was. */
export const valueOf = (input) => (input.value === input.dataset.label ? input.dataset.value : input.value) ?? "";

export function startLookups(form) {
  for (const input of form.querySelectorAll("[data-combo]")) {
    startLookup(form, input);
  }
}

function startLookup(form, input) {
  const list = document.getElementById(input.getAttribute("aria-controls"));
  let asked = 0;
  let timer = 0;
  const box = tie(input, list, (option) => {
    input.value = option.textContent;
    input.dataset.label = option.textContent;
    input.dataset.value = option.dataset.value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  async function look() {
    const turn = ++asked;
    const answer = await send({
      kind: "search",
      formId: form.dataset.formId,
      fieldId: input.name,
      query: input.value === input.dataset.label ? "" : input.value,
    }).catch(() => null);
    if (turn === asked && document.activeElement === input) {
      fill(answer?.options);
    }
  }

  function fill(options) {
    list.replaceChildren(...(options ?? []).map((option, at) => line(option, at)));
    if (!options || options.length === 0) {
      list.append(nothing(options ? none() : "The list is out of reach. You can type the name."));
    }

    box.open();
    list.scrollIntoView({ block: "nearest" });
    announce(options?.length === 1 ? "1 option" : `${options?.length ?? 0} options`);
  }

  const none = () => ("free" in input.dataset ? "No suggestion. What you type is fine." : "Nothing found.");

  function line(option, at) {
    const node = document.createElement("li");
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    node.id = `${list.id}-${at}`;
    node.dataset.value = option.value;
    node.textContent = option.label;
    return node;
  }

  function nothing(sentence) {
    const node = line({ value: "", label: sentence }, "none");
    node.setAttribute("aria-disabled", "true");
    return node;
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("click", () => box.isOpen() || look());
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    asked++;
  });
  input.addEventListener("keydown", (event) => {
    if (!box.key(event) && event.key === "ArrowDown") {
      event.preventDefault();
      look();
    }
  });
}
