// Brings a field of a form into view and focuses it.
export function reveal(path) {
  const field = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  if (!field) return false;
  const target = field.getAttribute("role") === "radiogroup" ? field.querySelector("input:checked, input") ?? field : field;
  field.closest(".field, .group")?.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}

export function dispose() {}
