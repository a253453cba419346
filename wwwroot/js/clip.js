// Copies a text, or saves it as a file.
export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

export function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function dispose() { }
