import { Camera } from "./camera.js";
import { Store } from "./store.js";

const MOST_SHOWN = 50;
const SEND_EVERY = 15_000; // milliseconds
const SAME_CODE_AFTER = 3_000;

const page = document.getElementById("check-in");
const words = JSON.parse(document.getElementById("words").textContent);
const [numbers, network, find, search, scan, message, list, more, forget] = [
  "numbers", "network", "find", "search", "scan", "message", "people", "more", "forget",
].map((id) => document.getElementById(id));
const isByLink = "byLink" in page.dataset; // whose token is in the address
const store = new Store(page.dataset.event);
const camera = new Camera(document.getElementById("camera"), seen);
let csrf = "";
let sending = false;
let last = { text: "", at: 0 };
let problem = "";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const time = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
const nameOf = (person) => person.name || fill(words.companion, { name: person.party });

function show() {
  const came = store.people.filter((person) => person.came).length;
  numbers.textContent = fill(words.numbers, { came, all: store.people.length });
  const waiting = store.notes.length;
  network.hidden = !problem && !waiting;
  network.textContent = problem + (waiting ? ` ${fill(words.waiting, { number: waiting })}` : "");
  const wanted = fold(search.value.trim()).split(/\s+/);
  const found = store.people.filter((person) => {
    const text = fold(`${person.name} ${person.party} ${person.organisation} ${person.code}`);
    return wanted.every((word) => text.includes(word));
  });
  more.hidden = found.length <= MOST_SHOWN;
  list.replaceChildren(...found.slice(0, MOST_SHOWN).map(row));
}

function row(person) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const name = document.createElement("strong");
  const more = document.createElement("span");
  name.textContent = nameOf(person);
  more.textContent = [person.organisation, person.came ? fill(words.since, { time: time(person.at) }) : ""]
    .filter(Boolean)
    .join(" · ");
  button.type = "button";
  button.ariaPressed = person.came;
  button.dataset.person = `${person.registration}-${person.position}`;
  button.append(name, more);
  button.addEventListener("click", () => {
    note(person, !person.came);
    list.querySelector(`[data-person="${button.dataset.person}"]`)?.focus();
  });
  item.append(button);
  return item;
}

function say(text, isGood) {
  message.textContent = text;
  message.className = `message message--${isGood ? "good" : "bad"}`;
}

function note(person, came) {
  store.note(person, came);
  say(fill(came ? words.came : words.takenBack, { name: nameOf(person) }), came);
  show();
  send();
}

function seen(text) {
  const now = Date.now();
  if (text === last.text && now - last.at < SAME_CODE_AFTER) return;
  last = { text, at: now };
  const party = store.people.filter((person) =>
    [person.code, ...(person.former_codes ?? [])].includes(text.trim().toLowerCase()),
  );
  if (!party.length) return say(words.unknown, false);
  if (party.length > 1) {
    search.value = party[0].code;
    say(fill(words.party, { number: party.length }), true);
    return show();
  }
  const [person] = party;
  if (person.came) return say(fill(words.already, { name: nameOf(person), time: time(person.at) }), false);
  note(person, true);
}

async function exchange(sent) {
  const answer = await fetch(page.dataset.people, {
    redirect: "manual", // to the log-in page
    // A device by link always posts, which notes that it is in use.
    ...((sent.length || isByLink) && {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
      body: JSON.stringify({ notes: sent }),
    }),
  });
  if (!answer.ok) throw answer.status || 401;
  const data = await answer.json();
  csrf = data.csrf;
  store.take(data, sent);
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    // The first answer brings the token that sending needs.
    if (!(csrf || isByLink) || !store.notes.length) await exchange([]);
    if (store.notes.length) await exchange([...store.notes]);
    problem = "";
  } catch (error) {
    csrf = "";
    problem = [401, 403, 404].includes(error) ? words.refused : words.offline; // a server that is busy comes back
    if (isByLink && error === 404) store.forgetPeople(); // a lost device shall not know them any longer
  }
  sending = false;
  show();
}

find.addEventListener("submit", (event) => {
  event.preventDefault();
  if (/^\d+-[0-9a-f]{16}$/i.test(search.value.trim())) {
    seen(search.value);
    if (store.people.filter((person) => person.code === search.value.trim()).length < 2) search.value = "";
    show();
  }
});
search.addEventListener("input", show);
scan.addEventListener("click", async () => {
  try {
    if (camera.isOn) camera.stop();
    else await camera.start();
  } catch {
    say(words.noCamera, false);
  }
  scan.ariaPressed = camera.isOn;
});
forget.addEventListener("click", () => {
  if (store.notes.length && !confirm(fill(words.sure, { number: store.notes.length }))) return;
  store.forget();
  say(words.forgotten, true);
  show();
});
addEventListener("online", send);
setInterval(send, SEND_EVERY);
navigator.serviceWorker?.register(page.dataset.worker);
show();
send();
