// The person's choices of looks, kept in cookies so that the server draws the page in them at once: no flash.
const root = document.documentElement;
const system = window.matchMedia("(prefers-color-scheme: dark)");

function keep(name, value) {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `portal-${name}=${value}; path=${path}; max-age=${value ? 31536000 : 0}; samesite=lax`;
}

export function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

// "light", "dark", or "" for the system's.
export function setTheme(choice) {
  if (choice) root.dataset.theme = choice;
  else delete root.dataset.theme;
  keep("theme", choice);
  return isDark();
}

// "compact", or "" for the usual rows.
export function setDensity(choice) {
  if (choice) root.dataset.density = choice;
  else delete root.dataset.density;
  keep("density", choice);
}

export function choices() {
  return { theme: root.dataset.theme ?? "", density: root.dataset.density ?? "", dark: isDark() };
}

export function toggle() {
  return setTheme(isDark() ? "light" : "dark");
}

export function dispose() {}
