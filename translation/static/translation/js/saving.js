// The editor of a translation saves each segment by itself: after a pause, when it is left, and when the page is. What
// has not arrived is kept in this browser until it has, and nothing of somebody else's is overwritten unseen.
const form = document.querySelector("[data-translation-editor]");
const { store, saving, saved, offline, refused, conflict, kept, faulty } = form.dataset;
const status = form.querySelector("[data-status]"); // only where something may be written
const PAUSE = 1500;
const AGAIN = 5000;

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

const memory = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(store + key));
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value) localStorage.setItem(store + key, JSON.stringify(value));
      else localStorage.removeItem(store + key);
    } catch {
      // Full or forbidden: what is typed still stands in the page.
    }
  },
};

function send(url, data, keepalive = false) {
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return fetch(url, { method: "POST", body: data, keepalive, headers: { "X-Requested-With": "XMLHttpRequest" } });
}

// Nothing where the site has failed, and may do better the next time.
async function contentOf(answer) {
  if (answer.status >= 500) return undefined;
  return answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
}

function reveal(element) {
  for (const button of element.querySelectorAll("button[hidden]")) button.hidden = false;
}

class Segment {
  constructor(element) {
    this.element = element;
    this.key = element.dataset.segment;
    this.input = element.querySelector("[data-words]");
    this.version = element.querySelector("[data-version]");
    this.known = this.input.value; // what the site has, or offers
    this.unanswered = undefined; // what was sent and may have arrived
    this.theirs = null;
    this.timer = 0;
    this.queue = Promise.resolve();
    this.waiting = 0;
  }

  get isChanged() {
    return this.input.value !== this.known;
  }

  typed() {
    memory.write(this.key, { words: this.input.value, version: this.version.value, before: this.unanswered });
    this.saveAfter(PAUSE);
  }

  saveAfter(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), time);
  }

  // One after the other, so that each knows what became of the one before.
  save(isConfirmed = false) {
    clearTimeout(this.timer);
    this.waiting += 1;
    this.element.toggleAttribute("data-sending", true);
    this.queue = this.queue
      .then(() => (this.isChanged || isConfirmed) && !this.theirs && this.sendNow(isConfirmed))
      .finally(() => {
        this.waiting -= 1;
        this.element.toggleAttribute("data-sending", this.waiting > 0);
      });
  }

  data(isConfirmed) {
    const data = new FormData();
    data.set(`words-${this.key}`, this.input.value);
    data.set(`version-${this.key}`, this.version.value);
    if (this.unanswered !== undefined) data.set(`before-${this.key}`, this.unanswered);
    if (isConfirmed) data.set(`confirm-${this.key}`, "1");
    return data;
  }

  async sendNow(isConfirmed) {
    const words = this.input.value;
    say(saving);
    let answer;
    let content;
    try {
      const data = this.data(isConfirmed);
      this.unanswered = words;
      answer = await send(this.element.dataset.url, data);
      content = await contentOf(answer);
    } catch {
      // no connection
    }
    if (!content) {
      say(offline);
      this.saveAfter(AGAIN);
    } else if (answer.ok && content.version !== undefined) {
      this.arrived(words, content);
    } else if (answer.status === 409) {
      this.show(content);
    } else {
      say(content.message ?? refused);
    }
  }

  arrived(words, content) {
    this.known = words;
    this.unanswered = undefined;
    this.version.value = content.version;
    memory.write(this.key, this.isChanged ? { words: this.input.value, version: content.version } : null);
    this.tell(content);
    say(content.state === "faulty" ? faulty : saved);
  }

  tell({ state, feedback }) {
    this.element.dataset.state = state;
    const place = this.element.querySelector("[data-feedback]");
    place.innerHTML = feedback;
    this.element.toggleAttribute("data-hints", place.querySelector("ul") !== null);
    this.element.dispatchEvent(new CustomEvent("translation:saved", { bubbles: true }));
  }

  show(content) {
    this.theirs = content;
    const place = this.element.querySelector("[data-conflict]");
    place.innerHTML = content.conflict;
    reveal(place);
    say(conflict);
  }

  choose(takesTheirs) {
    const { text, version } = this.theirs ?? { text: this.element.querySelector("[data-theirs]")?.textContent ?? "" };
    if (version !== undefined) this.version.value = version;
    this.element.querySelector("[data-conflict]").replaceChildren();
    if (takesTheirs) this.input.value = text;
    this.known = text;
    const content = this.theirs;
    this.theirs = null;
    this.unanswered = undefined;
    memory.write(this.key, null);
    this.input.focus();
    if (!takesTheirs) this.save();
    else if (content) this.tell(content);
  }

  leave() {
    if (!this.isChanged || this.theirs) return;
    clearTimeout(this.timer);
    send(this.element.dataset.url, this.data(false), true).catch(() => {});
    this.unanswered = this.input.value;
    this.typed();
  }

  // What the last visit could not send; whether somebody has written since, the answer tells.
  restore(entry) {
    if (!status) return undefined;
    if (entry.words === this.input.value) return memory.write(this.key, null);
    this.known = this.input.value;
    this.input.value = entry.words;
    this.version.value = entry.version;
    this.unanswered = entry.before;
    this.save();
    return true;
  }
}

const segments = new Map(
  Array.from(form.querySelectorAll("[data-segment]"), (element) => [element, new Segment(element)]),
);
const segmentAt = (target) => segments.get(target.closest?.("[data-segment]"));

async function saveOverride(element) {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (name.startsWith(`place-${element.dataset.override}`)) data.set(name, value);
  try {
    const answer = await send(element.dataset.url, data);
    const content = await contentOf(answer);
    if (!content) return say(offline);
    element.querySelector("[data-feedback]").innerHTML = content.feedback ?? "";
    if (content.version === undefined) return say(content.message ?? refused);
    element.querySelector("[data-version]").value = content.version;
    say(answer.ok ? saved : faulty);
  } catch {
    say(offline); // the button below saves it, too
  }
}

function listen() {
  form.addEventListener("input", ({ target }) => {
    if (target.matches("[data-words]")) segmentAt(target).typed();
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target.matches("[data-words]") && segmentAt(target).isChanged) segmentAt(target).save();
  });
  form.addEventListener("change", ({ target }) => {
    if (target.matches("[data-confirm]") && target.checked) segmentAt(target).save(true);
    const override = target.closest("[data-override]");
    if (override) saveOverride(override);
  });
  form.addEventListener("translation:confirm", ({ target }) => {
    const box = target.querySelector("[data-confirm]");
    if (box) box.checked = true;
    segments.get(target).save(Boolean(box));
  });
  form.addEventListener("click", ({ target }) => {
    if (target.matches("[data-keep]")) segmentAt(target).choose(false);
    if (target.matches("[data-take]")) segmentAt(target).choose(true);
  });
  // The form sends everything itself.
  form.addEventListener("submit", () => segments.forEach((segment) => clearTimeout(segment.timer)));
  window.addEventListener("online", () => segments.forEach((segment) => segment.isChanged && segment.save()));
  window.addEventListener("pagehide", () => segments.forEach((segment) => segment.leave()));
}

if (status) {
  listen();
  reveal(form);
}

// Words whose German ones went before they could be sent have no input any more: they are shown, to be used elsewhere.
function showOrphans() {
  const place = document.querySelector("[data-orphans]");
  const known = new Set(Array.from(segments.values(), ({ key }) => key));
  const keys = Object.keys(localStorage).filter((name) => name.startsWith(store) && !known.has(name.slice(store.length)));
  const list = place.querySelector("ul");
  for (const name of keys) {
    const item = document.createElement("li");
    item.lang = place.dataset.orphans;
    item.textContent = memory.read(name.slice(store.length))?.words ?? "";
    list.append(item);
  }
  place.hidden = keys.length === 0;
  place.querySelector("button").addEventListener("click", () => {
    for (const name of keys) localStorage.removeItem(name);
    place.hidden = true;
  });
}

let restored = 0;
for (const segment of segments.values()) {
  const entry = memory.read(segment.key);
  if (entry && segment.restore(entry)) restored += 1;
}
if (restored) say(kept);
try {
  showOrphans();
} catch {
  // no access to what is kept
}
