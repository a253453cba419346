// Light or dark: the person's choice in a cookie, else the system's.
const root = document.documentElement;
const system = window.matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

export function toggle() {
  const dark = !isDark();
  root.dataset.theme = dark ? "dark" : "light";
  document.cookie = `portal-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  return dark;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const search = document.getElementById("portal-search");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});

export function dispose() {}
