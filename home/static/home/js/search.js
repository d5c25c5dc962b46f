// Suggestions while typing: WAI-ARIA's combobox with a list. The form works without this file.
const form = document.querySelector(".site-search[data-suggestions]");
const input = form?.querySelector("input");
const list = document.createElement("ul");
const status = document.createElement("p");
let active = -1;
let timer = 0;
let pending = null;

function close() {
  clearTimeout(timer);
  pending?.abort();
  list.hidden = true;
  active = -1;
  input.ariaExpanded = false;
  input.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = [...list.children];
  active = index < options.length ? index : -1;
  options.forEach((option, at) => (option.ariaSelected = at === active));
  if (active < 0) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", options[active].id);
  options[active].scrollIntoView({ block: "nearest" });
}

function show(suggestions) {
  list.replaceChildren(
    ...suggestions.map(({ title, kind, url }, at) => {
      const option = document.createElement("li");
      Object.assign(option, { id: `suggestion-${at}`, role: "option", ariaSelected: false, textContent: title });
      option.dataset.url = url;
      const label = document.createElement("span");
      Object.assign(label, { className: "site-search__kind", textContent: kind });
      option.append(" ", label);
      return option;
    }),
  );
  choose(-1);
  list.hidden = !suggestions.length;
  input.ariaExpanded = !list.hidden;
  status.textContent = list.hidden ? "" : `${form.dataset.suggestionsLabel}: ${suggestions.length}`;
}

async function ask() {
  pending?.abort();
  pending = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(input.value)}`, { signal: pending.signal });
    if (answer.ok) show((await answer.json()).suggestions);
  } catch {
    // Offline, or typed on.
  }
}

function press(event) {
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown") choose(active + 1);
  else if (event.key === "ArrowUp") choose(active < 0 ? list.children.length - 1 : active - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
  else return;
  event.preventDefault();
}

if (form) {
  const label = { ariaLabel: form.dataset.suggestionsLabel };
  Object.assign(list, { id: "suggestions", role: "listbox", hidden: true, className: "site-search__suggestions", ...label });
  Object.assign(status, { role: "status", className: "kern-sr-only" });
  form.append(list, status);
  Object.assign(input, { role: "combobox", autocomplete: "off", ariaAutoComplete: "list", ariaExpanded: false });
  input.setAttribute("aria-controls", list.id);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < 2) close();
    else timer = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", press);
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    location.assign(event.target.closest("li").dataset.url);
  });
}
