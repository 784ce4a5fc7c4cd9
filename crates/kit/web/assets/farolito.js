// What pages gain where scripts run: errors are read out first, a form goes out once, and a page is left fast.
document.getElementById("problems")?.focus();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "1";
  // Not `disabled`: a disabled button would drop its own name and value from what is sent.
  event.submitter?.setAttribute("aria-disabled", "true");
  // A lost signal must not leave the form dead: the server knows a repeated post by its key.
  setTimeout(() => wake(form), 8000);
});

// Coming back with the Back button finds the form ready again.
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(wake));

function wake(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

// By the button or by Shift three times. The page is blanked before anything else happens.
const link = document.getElementById("leave");
if (link) {
  const spoken = document.createElement("p");
  spoken.className = "vh";
  spoken.setAttribute("role", "status");
  document.body.append(spoken);
  let presses = 0;
  let timer = 0;

  const go = () => {
    document.title = "\u00a0";
    document.body.replaceChildren();
    document.documentElement.className = "gone";
    location.replace(link.href);
  };
  const forget = () => { presses = 0; spoken.textContent = ""; };

  link.addEventListener("click", (event) => { event.preventDefault(); go(); });
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") return forget();
    clearTimeout(timer);
    presses += 1;
    if (presses === 3) return go();
    spoken.textContent = link.dataset[presses === 1 ? "twoMore" : "oneMore"] || "";
    timer = setTimeout(forget, 5000);
  });
  // A page brought back from the back-forward cache must not show what was on it.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// A part of the page that changes while it is looked at: fetched anew, but never under somebody's hands.
const live = document.querySelector("[data-live]");
if (live && window.EventSource) {
  const busy = () => document.activeElement?.closest(`${live.dataset.part}, form`);
  const draw = async () => {
    live.lastElementChild.textContent = live.dataset.new;
    if (busy()) return;
    const reply = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
    if (!reply?.ok) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const [now, then] = [document, page].map((doc) => doc.querySelector(live.dataset.part));
    if (now && then && !busy()) now.replaceWith(then);
  };
  const source = new EventSource(live.dataset.live);
  source.addEventListener("message", draw);
  addEventListener("pagehide", () => source.close());
}
