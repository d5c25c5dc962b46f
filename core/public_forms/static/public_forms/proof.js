// A form came back because very many come in: the browser finds the number that is asked for, and sends the form again.
// Without this file one waits instead, and so does a device that would need longer than that. It runs twice: in the page,
// and as a worker that calculates, so that the page stays usable meanwhile.
const BATCH = 256;

const isRight = (digest, bits) => new DataView(digest).getUint32(0) >>> (32 - bits) === 0;

async function solve({ challenge, bits }) {
  const encoder = new TextEncoder();
  for (let first = 0; ; first += BATCH) {
    const answers = Array.from({ length: BATCH }, (_, number) => String(first + number));
    const digests = await Promise.all(
      answers.map((answer) => crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}.${answer}`))),
    );
    const found = digests.findIndex((digest) => isRight(digest, Number(bits)));
    if (found >= 0) return answers[found];
  }
}

function run(box) {
  const form = box.closest(".public-form").querySelector("form");
  const errors = document.getElementById("form-errors");
  const { challenge, bits, seconds, working, ready } = box.dataset;
  let byHand = "byHand" in box.dataset; // somebody has to look at the form again, or does so
  let isReady = false;

  function say(words) {
    box.hidden = false;
    box.firstElementChild.textContent = words;
    box.focus();
  }

  function finish(answer) {
    if (isReady) return;
    isReady = true;
    worker.terminate();
    const field = { type: "hidden", name: "form_proof", value: answer };
    form.append(Object.assign(document.createElement("input"), field));
    if (!byHand) return form.requestSubmit();
    box.hidden = false;
    box.firstElementChild.textContent = ready;
  }

  const worker = new Worker(document.currentScript.src);
  worker.addEventListener("message", ({ data }) => finish(data));
  worker.postMessage({ challenge, bits });
  setTimeout(finish, (Number(seconds) + 1) * 1000, "");
  form.addEventListener("input", () => (byHand = true));
  form.addEventListener("submit", (event) => {
    if (isReady) return;
    event.preventDefault();
    byHand = false;
    say(working);
  });
  if (byHand) return;
  errors.hidden = true;
  say(working);
}

if (!globalThis.document) addEventListener("message", async ({ data }) => postMessage(await solve(data)));
else if (globalThis.crypto?.subtle && globalThis.Worker) run(document.getElementById("form-proof"));
