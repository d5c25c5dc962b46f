// Everything works without this file. It closes what unfolded in the main navigation: with Escape, with a click beside
// it, or when the keyboard's focus has moved on.
const navigation = document.querySelector(".main-navigation");

navigation?.addEventListener("keydown", (event) => {
  const section = event.target.closest("details[open]");
  if (event.key !== "Escape" || !section) return;
  section.open = false;
  section.querySelector("summary").focus();
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const section of document.querySelectorAll(".main-navigation__list details[open]")) {
      if (!section.contains(event.target)) section.open = false;
    }
  });
}

// A button that copies an address: without script it stays hidden. What has come of it is told beside it.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { copy, copied, failed } = button.dataset;
    const told = button.parentElement.querySelector("[aria-live]");
    try {
      await navigator.clipboard.writeText(copy);
      told.textContent = copied;
    } catch {
      told.textContent = `${failed} ${copy}`;
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Paper says when it was printed; the server cannot know.
addEventListener("beforeprint", () => {
  for (const date of document.querySelectorAll("[data-printed-on]")) {
    date.textContent = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  }
});
