// The keys that work on every page: "/" goes to the search, Ctrl K (or the Mac's Command K) opens the palette.
let palette = null;

function pressed(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    if (palette) {
      event.preventDefault();
      palette.invokeMethodAsync("Open");
    }
    return;
  }

  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
  const search = document.getElementById("portal-search");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && search) {
    event.preventDefault();
    search.focus();
    search.select();
  }
}

export function listen(reference) {
  palette = reference;
  document.addEventListener("keydown", pressed);
  document.getElementById("portal-search")?.setAttribute("aria-keyshortcuts", "/");
}

export function show(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.focus();
}

export function close(dialog) {
  dialog?.close();
}

export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

export function dispose() {
  palette = null;
  document.removeEventListener("keydown", pressed);
}
