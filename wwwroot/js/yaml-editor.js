// The YAML editor beside a form: CodeMirror, or a plain text area where its script does not load. Both sides send only what changed.
const pause = 150;
const piece = 12000;

function difference(before, after) {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

// Sends edits to the server after a pause, long ones in pieces; `text` gives what stands in the editor.
function sender(text, twin, initial) {
  let sent = initial;
  let timer = 0;

  async function flush() {
    clearTimeout(timer);
    timer = 0;
    const now = text();
    if (now === sent) return;
    const { from, to, insert } = difference(sent, now);
    sent = now;
    for (let at = 0; at === 0 || at < insert.length; at += piece) {
      const part = insert.slice(at, at + piece);
      const isLast = at + piece >= insert.length;
      await twin.invokeMethodAsync("EditedAsync", from + at, at === 0 ? to : from + at, part, isLast ? now.length : -1);
    }
  }

  return {
    edited() { clearTimeout(timer); timer = setTimeout(flush, pause); },
    flush,
    took(now) { sent = now; },
    stop() { clearTimeout(timer); },
  };
}

function plain(host, text, label, twin) {
  const area = document.createElement("textarea");
  area.className = "textarea mono yaml-plain";
  area.spellcheck = false;
  area.setAttribute("aria-label", label);
  area.value = text;
  host.replaceChildren(area);
  const link = sender(() => area.value, twin, text);
  area.addEventListener("input", link.edited);
  area.addEventListener("blur", link.flush);
  return {
    apply(from, to, insert) { area.setRangeText(insert, from, to, "preserve"); link.took(area.value); },
    read: (from, to) => area.value.slice(from, to),
    mark() {},
    show(from) { area.focus(); area.setSelectionRange(from, from); },
    dispose() { link.stop(); host.replaceChildren(); },
  };
}

function colours({ HighlightStyle, syntaxHighlighting, tags }) {
  return syntaxHighlighting(HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
    { tag: [tags.string, tags.special(tags.string), tags.content], color: "var(--text)" },
    { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--progress)" },
    { tag: [tags.comment, tags.lineComment], color: "var(--text-3)", fontStyle: "italic" },
    { tag: [tags.labelName, tags.typeName, tags.meta], color: "var(--paused)" },
  ]));
}

function rich(cm, host, text, label, twin) {
  const fromServer = cm.Annotation.define();
  let link;
  const view = new cm.EditorView({
    parent: host,
    doc: text,
    extensions: [
      cm.lineNumbers(), cm.foldGutter(), cm.history(), cm.drawSelection(), cm.bracketMatching(), cm.lintGutter(), cm.highlightActiveLine(),
      cm.search({ top: true }), cm.yaml(), colours(cm), cm.indentUnit.of("  "), cm.EditorView.lineWrapping,
      cm.EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      cm.keymap.of([...cm.defaultKeymap, ...cm.historyKeymap, ...cm.searchKeymap, ...cm.foldKeymap]),
      cm.EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromServer))) link.edited();
        if (update.focusChanged && !view.hasFocus) link.flush();
      }),
    ],
  });
  link = sender(() => view.state.doc.toString(), twin, view.state.doc.toString());
  const inside = (at) => Math.max(0, Math.min(at, view.state.doc.length));
  return {
    apply(from, to, insert) {
      view.dispatch({ changes: { from: inside(from), to: inside(to), insert }, annotations: fromServer.of(true) });
      link.took(view.state.doc.toString());
    },
    read: (from, to) => view.state.sliceDoc(inside(from), inside(to)),
    mark(marks) {
      view.dispatch(cm.setDiagnostics(view.state, marks.map((mark) => ({ ...mark, from: inside(mark.from), to: inside(mark.to), severity: "error" }))));
    },
    show(from) {
      view.dispatch({ selection: { anchor: inside(from) }, scrollIntoView: true });
      view.focus();
    },
    dispose() { link.stop(); view.destroy(); },
  };
}

export async function open(host, text, label, twin) {
  try {
    return rich(await import("./vendor/codemirror.js"), host, text, label, twin);
  } catch {
    return plain(host, text, label, twin);
  }
}

export function dispose() {}
