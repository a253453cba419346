// Native dialogs: they trap the focus, close on Escape and give the focus back to where it was.
export function show(dialog) {
  const before = document.activeElement;
  dialog.addEventListener('close', () => before?.focus?.(), { once: true });
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector('input, button'))?.focus();
}

export function close(dialog) {
  dialog?.close();
}

export function dispose() {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
}
