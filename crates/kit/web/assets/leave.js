// Leaves a page fast: by its button or by Shift three times. The page is blanked before anything else happens.
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
