// Arrow keys in a tree: up and down along what is drawn, left and right close, open, or go to the parent and the first child.
const drawn = tree => [...tree.querySelectorAll('[role="treeitem"]')];
const level = item => Number(item.getAttribute('aria-level'));

function go(item) {
  if (!item) return;
  for (const other of drawn(item.closest('[role="tree"]'))) other.tabIndex = other === item ? 0 : -1;
  item.focus();
}

function target(item, key, items) {
  const at = items.indexOf(item);
  switch (key) {
    case 'ArrowDown': return items[at + 1];
    case 'ArrowUp': return items[at - 1];
    case 'Home': return items[0];
    case 'End': return items.at(-1);
    case 'ArrowRight': return level(items[at + 1] ?? item) > level(item) ? items[at + 1] : null;
    case 'ArrowLeft': return items.slice(0, at).reverse().find(one => level(one) < level(item));
    default: return null;
  }
}

export function keys(tree) {
  const onKey = event => {
    const item = event.target.closest?.('[role="treeitem"]');
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target === item) {
      item.querySelector('a[href]')?.click();
      return;
    }
    const open = item.getAttribute('aria-expanded');
    const toggles = event.key === 'ArrowRight' && open === 'false' || event.key === 'ArrowLeft' && open === 'true';
    const next = toggles ? null : target(item, event.key, drawn(tree));
    if (!toggles && !next) return;
    event.preventDefault();
    if (toggles) item.querySelector('button')?.click();
    else go(next);
  };
  tree.addEventListener('keydown', onKey);
  return { dispose: () => tree.removeEventListener('keydown', onKey) };
}

export function dispose() {}
