// Arrow keys move between the rows of a table whose rows are links; rows that are not drawn yet come with the scrolling.
export function arrows(frame) {
  const step = { ArrowDown: 1, ArrowUp: -1 };
  const linkOf = row => row?.querySelector('a[href]');
  const near = (row, by) => {
    let next = row;
    do { next = by > 0 ? next?.nextElementSibling : next?.previousElementSibling; } while (next && !linkOf(next));
    return next;
  };
  const onKey = event => {
    const row = event.target.closest?.('tbody tr');
    if (!row || event.altKey || event.ctrlKey || event.metaKey || !(event.key in step)) return;
    const next = near(row, step[event.key]);
    if (!next) return;
    event.preventDefault();
    linkOf(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  frame.addEventListener('keydown', onKey);
  return { dispose: () => frame.removeEventListener('keydown', onKey) };
}

export function dispose() {}
