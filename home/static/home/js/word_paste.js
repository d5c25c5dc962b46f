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

  const tell = (text, type) => document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text, type, clear: true } }));

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
    let found;
    try {
      found = await convert(html);
    } catch {
      return tell(dataset.failed, "error");
    }
    if (!found.blocks.length) return tell(dataset.nothing, "warning");
    const isEmpty = !field.textContent.trim();
    found.blocks.forEach((block, number) => {
      stream.insert(block, index + 1 + number, { animate: true, focus: number === found.blocks.length - 1 });
    });
    if (isEmpty) stream.deleteBlock(index);
    return tell(found.message, found.isWhole ? "success" : "warning");
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
        tell(dataset.onlyWords, "warning"); // the editor itself takes over the words
      }
    },
    true,
  );
})();
