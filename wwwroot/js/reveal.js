// Holds revealed values in the page alone: puts them into text, takes them out again, copies one on a click.
const shown = new Map();

export function show(root, names, values, milliseconds, owner) {
  clear(root);
  for (const cell of root.querySelectorAll("[data-secret]")) {
    const at = names.indexOf(cell.dataset.secret);
    cell.textContent = at < 0 ? "" : values[at];
  }
  const state = {
    onClick: (event) => copy(root, event),
    onHide: () => {
      if (document.visibilityState === "hidden") retreat(root, owner);
    },
    onLeave: () => clear(root),
    timer: setTimeout(() => retreat(root, owner), milliseconds),
  };
  root.addEventListener("click", state.onClick);
  document.addEventListener("visibilitychange", state.onHide);
  window.addEventListener("pagehide", state.onLeave);
  shown.set(root, state);
}

export function hide(root) {
  clear(root);
}

export function dispose(root) {
  clear(root);
}

function retreat(root, owner) {
  clear(root);
  owner.invokeMethodAsync("HiddenAsync").catch(() => {});
}

function clear(root) {
  const state = shown.get(root);
  if (!state) return;
  clearTimeout(state.timer);
  root.removeEventListener("click", state.onClick);
  document.removeEventListener("visibilitychange", state.onHide);
  window.removeEventListener("pagehide", state.onLeave);
  shown.delete(root);
  for (const cell of root.querySelectorAll("[data-secret]")) cell.textContent = "";
}

async function copy(root, event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const cell = [...root.querySelectorAll("[data-secret]")].find((one) => one.dataset.secret === button.dataset.copy);
  const status = root.querySelector("[data-copied]");
  try {
    await navigator.clipboard.writeText(cell.textContent);
    status.textContent = `${button.dataset.label} copied. Clear the clipboard when you have used it.`;
  } catch {
    getSelection().selectAllChildren(cell);
    status.textContent = `The browser did not allow copying; ${button.dataset.label} is selected.`;
  }
}
