// In the admin only: what is pasted from a word processor becomes blocks, as rich text would lose its headings, tables
// and lists of Word.
(() => {
  const { dataset } = document.currentScript;
  const STRUCTURE = /<(h[1-6]|table|img)\b|mso-list|class="?Mso(Title|ListParagraph)/i;
  const NEEDED = ["text", "heading", "table"];

  // The stream of blocks that the field belongs to, and the place of its block there.
  function placeOf(field) {
    for (let element = field; element; element = element.parentElement) {
      const stream = element.rootBlock;
      const known = stream?.blockDef?.childBlockDefsByName ?? {};
      if (NEEDED.every((name) => name in known)) {
        return { stream, index: stream.children.findIndex((child) => child.element.contains(field)) };
      }
    }
    return null;
  }

  const note = document.createElement("p");
  note.setAttribute("role", "status");

  // Beside what it is about, as the editor's own messages stand at the top of a long page.
  function tell(block, text, type) {
    note.className = `help-block help-${type}`;
    note.textContent = "";
    block.after(note);
    note.textContent = text; // read aloud, as the place has been there before
  }

  async function convert(html) {
    const answer = await fetch(dataset.url, {
      method: "POST",
      headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" },
      body: new URLSearchParams({ html }),
    });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function paste({ stream, index }, field, html) {
    const block = stream.children[index];
    let found;
    try {
      found = await convert(html);
    } catch {
      return tell(block.element, dataset.failed, "critical");
    }
    if (!found.blocks.length) return tell(block.element, dataset.nothing, "warning");
    const isEmpty = !field.textContent.trim();
    found.blocks.forEach((pasted, number) => {
      stream.insert(pasted, index + 1 + number, { animate: true, focus: number === found.blocks.length - 1 });
    });
    const last = stream.children[index + found.blocks.length];
    if (isEmpty) stream.deleteBlock(index);
    return tell(last.element, found.message, found.isWhole ? "info" : "warning");
  }

  document.addEventListener(
    "paste",
    (event) => {
      const field = event.target.closest?.("[contenteditable=true]");
      const html = event.clipboardData?.getData("text/html") ?? "";
      if (!field || !STRUCTURE.test(html)) return;
      const place = placeOf(field);
      if (place?.stream.children[place.index]?.type === "text") {
        event.preventDefault();
        event.stopPropagation();
        paste(place, field, html);
      } else {
        tell(field.closest("[data-field]") ?? field, dataset.onlyWords, "warning"); // its editor takes over the words
      }
    },
    true,
  );
})();
