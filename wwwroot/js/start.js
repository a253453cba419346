// Starts the circuit, and says what happens while the connection is away: trying (with a countdown), failed, resuming.
const dialog = document.getElementById("components-reconnect-modal");
const button = document.getElementById("components-reconnect-button");
const countdown = document.getElementById("portal-reconnect-countdown");

// At once, then after 1, 2, 3 and every 5 seconds, each a little off so that many tabs do not knock together.
const pauses = [0, 1000, 2000, 3000];
const pause = (attempt) => (attempt < pauses.length ? pauses[attempt] : 5000) * (0.85 + Math.random() * 0.3);

function show(state) {
  dialog.dataset.state = state;
  if (!dialog.open) dialog.showModal();
}

function count(seconds) {
  countdown.textContent = seconds > 0 ? `Next try in ${seconds} s.` : "Trying now.";
}

function changed(event) {
  const { state, secondsToNextAttempt } = event.detail;
  switch (state) {
    case "show": show("trying"); break;
    case "retrying": show("trying"); count(secondsToNextAttempt); break;
    case "paused": show("paused"); break;
    case "hide": dialog.close(); break;
    case "failed": show("failed"); break;
    case "resume-failed":
    case "rejected": show("resuming"); location.reload(); break;
  }
}

// The server may be back without our page (it was restarted): the page is built again from its address.
async function retry() {
  show("resuming");
  try {
    if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) location.reload();
  } catch {
    show("failed");
  }
}

function comeBack() {
  if (!document.hidden && dialog.open && dialog.dataset.state !== "trying") retry();
}

dialog.addEventListener("components-reconnect-state-changed", changed);
dialog.addEventListener("cancel", (event) => event.preventDefault());
button.addEventListener("click", retry);
document.addEventListener("visibilitychange", comeBack);
window.addEventListener("online", comeBack);

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: (attempt, most) => (attempt >= most ? null : pause(attempt)) } } });

export function dispose() {
  document.removeEventListener("visibilitychange", comeBack);
  window.removeEventListener("online", comeBack);
}
