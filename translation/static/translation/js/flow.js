// The editor of a translation by keyboard: from one open segment to the next, with what memory and glossary offer; and
// the toolbar above it.
const form = document.querySelector("[data-translation-editor]");
const toolbar = document.querySelector("[data-toolbar]");
const help = document.getElementById("translation-help");
const all = () => Array.from(form.querySelectorAll("[data-segment]"));
const inputOf = (segment) => segment.querySelector("[data-words]");
const isOpen = (segment) =>
  segment.dataset.state !== "done" && !segment.hidden && !segment.hasAttribute("data-sending");

// Going

function neighbour(segment, step) {
  const segments = all();
  const start = segments.indexOf(segment);
  const ordered = segments.slice(start + 1).concat(segments.slice(0, Math.max(start, 0)));
  return (step > 0 ? ordered : ordered.reverse()).find(isOpen);
}

function go(segment, step = 1) {
  const next = neighbour(segment, step);
  const target = next ? inputOf(next) : form.querySelector("[data-finish], [name=action]");
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}

// Writing: as if it were typed, so that it can be undone

function insert(input, text, { whole = false } = {}) {
  input.focus();
  if (whole) input.select();
  if (!document.execCommand("insertText", false, text)) {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function wrap(segment, number) {
  const input = inputOf(segment);
  const chosen = input.value.slice(input.selectionStart, input.selectionEnd);
  insert(input, `{${number}}${chosen}{/${number}}`);
  const end = input.selectionEnd - `{/${number}}`.length;
  if (!chosen) input.setSelectionRange(end, end);
}

function wrapNext(segment) {
  const { value } = inputOf(segment);
  const missing = Array.from(segment.querySelectorAll("[data-wrap]")).find(({ dataset }) => !value.includes(`{${dataset.wrap}}`));
  if (missing) wrap(segment, missing.dataset.wrap);
}

function insertNextTerm(segment) {
  const value = inputOf(segment).value.toLowerCase();
  const terms = Array.from(segment.querySelectorAll("[data-term]"));
  const term = terms.find(({ dataset }) => !value.includes(dataset.term.toLowerCase())) ?? terms[0];
  if (term) insert(inputOf(segment), term.dataset.term);
}

function takeMatch(segment, number) {
  const match = segment.querySelectorAll("[data-match]")[number - 1];
  if (match) insert(inputOf(segment), match.dataset.match, { whole: true });
}

// What the memory knows is asked for when a segment is entered

async function suggest(segment) {
  const place = segment.querySelector("[data-suggestions]");
  if (place.dataset.asked) return;
  place.dataset.asked = "yes";
  try {
    const answer = await fetch(segment.dataset.suggestionsUrl, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok) place.innerHTML = await answer.text();
  } catch {
    delete place.dataset.asked; // asked again the next time
  }
}

// Keys

const KEYS = {
  ArrowDown: (segment) => go(segment),
  ArrowUp: (segment) => go(segment, -1),
  Digit1: (segment) => takeMatch(segment, 1),
  Digit2: (segment) => takeMatch(segment, 2),
  Digit3: (segment) => takeMatch(segment, 3),
  Digit9: insertNextTerm,
  Digit0: wrapNext,
};

function confirm(segment) {
  segment.dispatchEvent(new CustomEvent("translation:confirm", { bubbles: true }));
  go(segment);
}

form.addEventListener("keydown", (event) => {
  const segment = event.target.closest("[data-segment]");
  if (!segment) return;
  const action =
    (event.key === "Enter" && (event.ctrlKey || event.metaKey) && confirm) ||
    (event.key === "F1" && (() => help.showModal())) ||
    (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && KEYS[event.code]);
  if (!action) return;
  event.preventDefault();
  action(segment);
});

form.addEventListener("click", ({ target }) => {
  const segment = target.closest("[data-segment]");
  if (target.matches("[data-wrap]")) wrap(segment, target.dataset.wrap);
  if (target.matches("[data-term]")) insert(inputOf(segment), target.dataset.term);
  if (target.matches("[data-match]")) insert(inputOf(segment), target.dataset.match, { whole: true });
});

form.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-words]:not([readonly])")) suggest(target.closest("[data-segment]"));
});

// Toolbar

const SHOWN = {
  "": () => true,
  open: ({ dataset }) => dataset.state !== "done",
  outdated: ({ dataset }) => dataset.state === "outdated",
  machine: ({ dataset }) => dataset.state === "machine",
  hints: (segment) => segment.hasAttribute("data-hints"),
};

toolbar.querySelector("[data-filter]").addEventListener("change", ({ target }) => {
  for (const segment of all()) segment.hidden = !SHOWN[target.value](segment);
  for (const override of form.querySelectorAll("[data-override]")) override.hidden = target.value !== "";
  for (const block of form.querySelectorAll("[data-block]")) {
    block.hidden = !block.querySelector("[data-segment]:not([hidden]), [data-override]:not([hidden])");
  }
});

function count() {
  const segments = all();
  const done = segments.filter(({ dataset }) => dataset.state === "done").length;
  const words = document.querySelector("[data-progress]");
  words.textContent = words.dataset.progress.replace("{done}", done);
  document.querySelector(".translation-progress progress").value = done;
}

const preview = document.querySelector("[data-preview]");
const frame = preview.querySelector("iframe");
let renewal = 0;

function renewPreview() {
  clearTimeout(renewal);
  if (!preview.hidden) renewal = setTimeout(() => frame.contentWindow.location.replace(frame.dataset.src), 1000);
}

toolbar.querySelector("[data-preview-toggle]").addEventListener("click", ({ target }) => {
  preview.hidden = !preview.hidden;
  target.setAttribute("aria-expanded", String(!preview.hidden));
  form.parentElement.classList.toggle("translation-desk--preview", !preview.hidden);
  if (!preview.hidden) frame.src = frame.dataset.src;
});
toolbar.querySelector("[data-next]").addEventListener("click", () => go(null));
toolbar.querySelector("[data-help]").addEventListener("click", () => help.showModal());
form.addEventListener("translation:saved", () => {
  count();
  renewPreview();
});

toolbar.hidden = false;
if (!form.querySelector("[readonly]") && !form.querySelector("[data-theirs]")) {
  const first = all().find(isOpen);
  if (first) inputOf(first).focus({ preventScroll: true });
}
