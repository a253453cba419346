// Starts the circuit and shows our own dialog while the connection is away.
const dialog = document.getElementById("components-reconnect-modal");
const button = document.getElementById("components-reconnect-button");

function show(state) {
  dialog.dataset.state = state;
  if (!dialog.open) dialog.showModal();
}

dialog?.addEventListener("components-reconnect-state-changed", (event) => {
  switch (event.detail.state) {
    case "show": show("trying"); break;
    case "hide": dialog.close(); break;
    case "failed": show("failed"); break;
    case "rejected": location.reload(); break;
  }
});

button?.addEventListener("click", async () => {
  show("trying");
  if (!(await Blazor.reconnect())) location.reload();
});

Blazor.start();

export function dispose() {}
