// In the admin only: five minutes before the log-in ends it says so, and can be kept. When it has ended, nothing that was
// typed is sent into the void: the page stays as it is, says what happened, and can be saved after logging in again in
// another window. A form whose page is just being saved by itself waits for that: else there would be two new pages.
(() => {
  const { dataset } = document.currentScript;
  let dialog = null;
  let passing = null; // the form that has been checked and may go
  let submission = null; // the event of its going
  let token = ""; // that of the last log-in
  let warning = null;
  const warnAt = 5 * 60; // seconds before the end
  const send = window.fetch;
  let saved = Promise.resolve(); // when what is saved by itself just now has been answered
  let isSent = false; // then nothing is saved by itself any more: it would make a draft of what has just been published

  document.addEventListener("w-autosave:save", (event) => {
    if (isSent) event.preventDefault();
    if (event.defaultPrevented) return;
    saved = new Promise((resolve) => {
      for (const end of ["success", "error"]) document.addEventListener(`w-autosave:${end}`, resolve, { once: true });
    });
  });

  async function nothingIsBeingSaved() {
    let last;
    while (last !== saved) await (last = saved);
  }

  async function isLoggedIn() {
    let answer;
    try {
      answer = await send(dataset.state, { headers: { "X-Requested-With": "XMLHttpRequest" }, cache: "no-store" });
    } catch {
      return true; // no network: the browser itself will say so
    }
    if (answer.status === 403) return false;
    if (answer.ok) {
      ({ token } = await answer.json()); // another one since each log-in
      for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    }
    return true;
  }

  function tell() {
    dialog ??= makeDialog();
    if (!dialog.open) dialog.showModal();
  }

  function makeDialog() {
    const made = document.createElement("dialog");
    made.id = "session-over";
    made.setAttribute("aria-labelledby", "session-over-heading");
    made.innerHTML = '<h2 id="session-over-heading"></h2><p></p><p><a class="button" target="_blank"></a> <button type="button" class="button button-secondary"></button></p><p role="status"></p>';
    made.querySelector("h2").textContent = dataset.heading;
    made.querySelector("p").textContent = dataset.words;
    Object.assign(made.querySelector("a"), { href: dataset.login, textContent: dataset.logIn });
    const button = made.querySelector("button");
    button.textContent = dataset.goOn;
    button.addEventListener("click", async () => {
      if (await isLoggedIn()) made.close();
      else made.querySelector("[role=status]").textContent = dataset.notYet;
    });
    made.addEventListener("close", () => (made.querySelector("[role=status]").textContent = ""));
    document.body.append(made);
    return made;
  }

  async function check(form, submitter) {
    const goesOn = await isLoggedIn();
    if (goesOn) await nothingIsBeingSaved();
    if (submitter) submitter.disabled = false; // a disabled button does not say which one was pressed
    if (!goesOn) return tell();
    passing = form;
    form.requestSubmit(submitter);
    passing = null;
    isSent = submission !== null && !submission.defaultPrevented; // dialogs send their forms by themselves, and the page stays
    submission = null;
  }

  window.addEventListener("pageshow", () => (isSent = false)); // shown anew as it was left

  document.addEventListener(
    "submit",
    (event) => {
      const { target: form, submitter } = event;
      const method = submitter?.getAttribute("formmethod") || form.method;
      if (form === passing) submission = event;
      if (form === passing || method !== "post" || document.body.classList.contains("login")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      check(form, submitter);
    },
    true,
  );

  // What scripts save by themselves, as autosave and the editor of translations do, waits for the new log-in.
  window.fetch = async (resource, options = {}) => {
    const answer = await send(resource, options);
    const isRefused = answer.status === 403 || answer.url.startsWith(new URL(dataset.login, location));
    if (!isRefused || (options.method ?? "GET") === "GET") return answer;
    if (!(await isLoggedIn())) {
      tell();
      await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    }
    const { body } = options;
    if (body instanceof FormData && body.has("csrfmiddlewaretoken")) body.set("csrfmiddlewaretoken", token);
    const headers = new Headers(options.headers);
    headers.set("X-CSRFToken", token);
    return send(resource, { ...options, headers });
  };

  function watch(left) {
    setTimeout(warn, Math.max(left - warnAt, 0) * 1000);
  }

  async function warn() {
    const answer = await send(dataset.state, { headers: { "X-Requested-With": "XMLHttpRequest" }, cache: "no-store" }).catch(() => null);
    if (answer?.status === 403) return tell();
    const { left } = answer?.ok ? await answer.json() : { left: warnAt + 60 };
    if (left > warnAt + 1) return watch(left); // something was done, perhaps in another window
    warning ??= makeWarning();
    warning.showModal();
    setTimeout(async () => {
      if (await isLoggedIn()) return;
      if (warning.open) warning.close();
      tell();
    }, (left + 2) * 1000);
  }

  function makeWarning() {
    const made = document.createElement("dialog");
    made.id = "session-ends";
    made.setAttribute("aria-labelledby", "session-ends-heading");
    made.innerHTML = '<h2 id="session-ends-heading"></h2><p></p><p><button type="button" class="button"></button></p>';
    made.querySelector("h2").textContent = dataset.soon;
    made.querySelector("p").textContent = dataset.soonWords;
    made.querySelector("button").textContent = dataset.stayWords;
    made.querySelector("button").addEventListener("click", () => made.close());
    made.addEventListener("close", stay);
    document.body.append(made);
    return made;
  }

  async function stay() {
    await isLoggedIn(); // for the token
    const answer = await send(dataset.stay, { method: "POST", headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest" } });
    if (answer.status === 403) return tell();
    const { left } = await answer.json();
    if (left > warnAt + 1) watch(left);
  }

  watch(Number(dataset.left));

  window.addEventListener("focus", async () => {
    if (dialog?.open && (await isLoggedIn())) dialog.close();
  });
})();
