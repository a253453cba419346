// Keeps a log at its end while its reader is there; whoever scrolls up stays where they are.
const stuck = new Map();

export function stick(element) {
  dispose(element);
  const state = { atEnd: true };
  state.onScroll = () => {
    state.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
  };
  state.observer = new MutationObserver(() => {
    if (state.atEnd) element.scrollTop = element.scrollHeight;
  });
  element.addEventListener("scroll", state.onScroll, { passive: true });
  state.observer.observe(element, { childList: true, subtree: true });
  element.scrollTop = element.scrollHeight;
  stuck.set(element, state);
}

export function dispose(element) {
  const state = stuck.get(element);
  if (!state) return;
  state.observer.disconnect();
  element.removeEventListener("scroll", state.onScroll);
  stuck.delete(element);
}
