// A text box with a list, by the ARIA Authoring Practices: the focus stays in the box, the active option is named by it.

/** Ties a box to its list. `choose` gets the option that was picked. */
export function tie(input, list, choose) {
  let active = null;

  const options = () => [...list.querySelectorAll('[role="option"]:not([hidden]):not([aria-disabled])')];

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  const isOpen = () => !list.hidden;

  function open() {
    activate(null);
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", "true");
  }

  function close() {
    activate(null);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function pick(option) {
    close();
    choose(option);
  }

  function move(step) {
    const all = options();
    if (all.length > 0) {
      const at = all.indexOf(active);
      const from = at < 0 && step < 0 ? all.length : at;
      activate(all[(from + step + all.length) % all.length]);
    }
  }

  // True when the key was for the list.
  function key(event) {
    if (!isOpen() || event.isComposing || event.ctrlKey || event.metaKey) {
      return false;
    }

    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active) {
      pick(active);
    } else if (event.key === "Escape") {
      close();
    } else {
      if (event.key === "Tab" && active) {
        pick(active);
      }

      return false;
    }

    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  // The box keeps the focus while the list is used by hand.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]:not([aria-disabled])');
    if (option) {
      pick(option);
    }
  });
  input.addEventListener("blur", close);
  return { open, close, isOpen, key };
}
