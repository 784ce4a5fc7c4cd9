// The pod map: drawn here, kept here. Names leave this browser only sealed, or in a file that its owner asked for.
const root = document.getElementById("pod");
const all = (at, within = root) => [...within.querySelectorAll(at)];
const one = (at, within = root) => within.querySelector(at);
const KEY = "farolito-pod";
// The end of the sealed letters that this browser last made for the server or opened from it: only those it replaces.
const SEEN = "farolito-pod-seen";
const GROUP = new RegExp([
  "\\b(church|group|team|club|family|families|neighbou?rs|friends|choir|school|class|union|people|everyone|everybody|coworkers",
  "|colleagues|cousins|sisters|brothers|kids|parents|twins|folks|crew|iglesia|grupo|equipo|familias?|vecin[oa]s|amig[oa]s|coro",
  "|escuela|clase|sindicato|gente|todos|todas|prim[oa]s|herman[oa]s|hij[oa]s|pap\u00e1s|padres|compa\u00f1er[oa]s|parroquia)\\b",
  "|\\b(the|los|las) \\p{L}+s\\b|[&+]|,\\s*\\p{Lu}|\\p{L} (and|y|e) \\p{L}",
].join(""), "iu");
const PLACES = {
  pod: { most: 6, r: 70, at: (n) => around(190, -90 + 60 * n) },
  movable: { most: 12, r: 48, at: (n) => around(330, -75 + 30 * n) },
  networks: { most: 4, r: 85, at: (n) => [[110, 110], [990, 110], [110, 740], [990, 740]][n] },
};
const STROKES = { pod: [5, ""], movable: [2, "2 6"], networks: [2, ""] };
const around = (far, angle) => {
  const turn = (angle * Math.PI) / 180;
  return [550 + far * Math.cos(turn), 425 + far * Math.sin(turn)];
};
// What 9 points are on a sheet of A4 with narrow edges: no letter of the drawing is smaller.
const LEAST = 14;
// Stands where a word is parted, so that whoever hears the drawing hears the word whole.
const JOINED = "\u2060";
const words = new Map(all("[data-words] dt").map((dt) => [dt.textContent, dt.nextElementSibling.textContent]));
const day = (date) => date.toISOString().slice(0, 10);
const inHalfAYear = () => day(new Date(Date.now() + 182 * 864e5));
const spoken = (date) => new Date(`${date}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
const due = () => Boolean(map().review && map().review < day(new Date()));

let kept = load();
let last = null;

function load() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return { purpose: "everyday", maps: {} };
  }
}

// What comes from a file is looked at before it is believed.
function sound(data) {
  if (!data || typeof data !== "object" || typeof data.maps !== "object" || !data.maps) throw new Error("no map");
  const text = (value, most = 200) => (typeof value === "string" ? value.slice(0, most) : "");
  const maps = {};
  for (const [purpose, map] of Object.entries(data.maps).slice(0, 11)) {
    if (!one(`[data-head] option[value="${CSS.escape(purpose)}"]`)) continue;
    const people = Array.isArray(map.people) ? map.people.slice(0, 120) : [];
    maps[purpose] = {
      own: text(map.own), me: text(map.me), review: text(map.review, 10),
      people: people.map((p) => ({
        name: text(p.name, 60), ring: PLACES[p.ring] ? p.ring : "movable", state: text(p.state, 12) || "thought",
        can: Array.isArray(p.can) ? p.can.map((need) => text(need, 20)) : [], give: text(p.give),
        needs: text(p.needs), reach: text(p.reach), step: text(p.step), by: text(p.by, 10),
      })),
    };
  }
  return { purpose: maps[data.purpose] ? data.purpose : "everyday", maps };
}

const map = () => (kept.maps[kept.purpose] ??= { own: "", me: Object.values(kept.maps)[0]?.me ?? "", review: inHalfAYear(), people: [] });
const purpose = () => one(`[data-head] option[value="${kept.purpose}"]`);
const needs = () => purpose().dataset.needs.split(" ").filter(Boolean);
const withCare = () => "careful" in purpose().dataset;
const say = (word, name = "") => { one("[data-say]").textContent = `${name} ${words.get(`say-${word}`) ?? ""}`.trim(); };
const save = () => { try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* a browser that keeps nothing still draws */ } };
// An agreement older than the review is asked for again.
const stateOf = (p) => (p.state === "agreed" && due() ? "lapsed" : p.state);

function change(act) {
  act();
  save();
  draw();
}

function draw() {
  const { people, me, own, review } = map();
  const head = one("[data-head]");
  for (const [field, value] of [["purpose", kept.purpose], ["me", me], ["own", own]]) {
    if (document.activeElement !== head.elements[field]) head.elements[field].value = value;
  }
  one("[data-own]").hidden = kept.purpose !== "own";
  one("[data-care]").hidden = !withCare();
  for (const line of all("[data-care-for]")) line.hidden = line.dataset.careFor !== kept.purpose;
  one("[data-due]").hidden = !due() || !people.length;
  if (document.activeElement !== one("[data-review]")) one("[data-review]").value = review;
  pictures(people, me);
  for (const list of all("[data-ring]")) {
    const here = people.filter((p) => p.ring === list.dataset.ring);
    list.replaceChildren(...here.map(card));
  }
  gaps(people);
}

// Lines of a name that stay inside a circle at this size; nothing if they do not.
function lines(text, r, size, most) {
  const wide = (word) => [...word].reduce((sum, c) => sum + (c === JOINED ? 0 : c.codePointAt(0) > 0x2e80 ? 1 : 0.58), 0) * size;
  const height = size * 1.15;
  const room = (n) => 2 * Math.sqrt(Math.max(0, (r - 5) ** 2 - (Math.max(Math.abs(n - most / 2), Math.abs(n + 1 - most / 2)) * height) ** 2));
  const out = [];
  let rest = text.split(/\s+/u).filter(Boolean);
  for (let n = 0; n < most && rest.length; n += 1) {
    let line = rest[0];
    let taken = 1;
    while (taken < rest.length && wide(`${line} ${rest[taken]}`) <= room(n)) line = `${line} ${rest[taken++]}`;
    if (wide(line) > room(n)) return null;
    out.push(line);
    rest = rest.slice(taken);
  }
  return rest.length ? null : out;
}

// The largest letters at which a name fits. At the smallest, long words are parted, and what is too long is cut: the list has
// it whole.
function fit(text, r) {
  for (let size = 24; size >= LEAST; size -= 1) {
    for (let most = 1; most <= 3; most += 1) {
      const found = lines(text, r, size, most);
      if (found) return { size, found };
    }
  }
  const piece = new RegExp(`\\S{1,${Math.floor((1.5 * r) / (0.58 * LEAST))}}`, "gu");
  for (let letters = [...text]; letters.length; letters = letters.slice(0, -1)) {
    const left = `${letters.join("").trim()}${letters.length < [...text].length ? "…" : ""}`;
    const parted = left.split(/\s+/u).map((word) => word.match(piece)?.join(`${JOINED} `) ?? "").join(" ");
    const found = lines(parted, r, LEAST, 3);
    if (found) return { size: LEAST, found };
  }
  return { size: LEAST, found: ["…"] };
}

const drawn = (name, attributes, text) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
};
const ink = { "text-anchor": "middle", fill: "currentColor", stroke: "none" };

function label(x, y, r, text) {
  const { size, found } = fit(text, r);
  const group = drawn("text", { ...ink, "font-size": size, "font-weight": r > 60 ? 700 : 400 });
  found.forEach((line, n) => {
    group.append(drawn("tspan", { x, y: y + size * (0.35 + 1.15 * (n - (found.length - 1) / 2)) }, `${line} `.replaceAll(`${JOINED} `, "")));
  });
  return group;
}

// As many sheets as the fullest ring needs: a name is never too small to be read.
function pictures(people, me) {
  const rings = Object.keys(PLACES).map((ring) => [ring, people.filter((p) => p.ring === ring)]);
  const count = Math.max(1, ...rings.map(([ring, here]) => Math.ceil(here.length / PLACES[ring].most)));
  const sheets = Array.from({ length: count }, (_, n) => sheet(rings, me, n, count));
  one("[data-sheets]").replaceChildren(...sheets);
  one("[data-more]").hidden = count < 2;
  if (!looked) middle();
}

// A drawing wider than the screen begins with the middle of it.
let looked = false;
function middle() {
  const box = one("[data-sheets]");
  box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  looked = true;
}

function sheet(rings, me, number, count) {
  const svg = one("[data-sheet]").content.firstElementChild.cloneNode(true);
  const named = kept.purpose === "own" && map().own ? map().own : purpose().textContent;
  // Paper lies about: what asks for care is not named on it.
  const foot = [...(withCare() ? [] : [`${words.get("foot-for")} ${named}`]), spoken(day(new Date()))];
  if (map().review) foot.push(`${words.get("foot-again")} ${spoken(map().review)}`);
  if (count > 1) {
    foot.push(`${number + 1} / ${count}`);
    svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")} ${number + 1} / ${count}`);
  }
  const short = (text) => ([...text].length > 100 ? `${[...text].slice(0, 99).join("")}…` : text);
  svg.append(
    drawn("text", { ...ink, x: 550, y: 42, "font-size": 22, "font-weight": 700 }, words.get("foot-title")),
    drawn("text", { ...ink, x: 550, y: 814, "font-size": LEAST }, short(foot.join(" · "))),
    drawn("text", { ...ink, x: 550, y: 834, "font-size": LEAST }, short(words.get("foot-credit"))),
    drawn("circle", { class: "me", cx: 550, cy: 425, r: 90, fill: "#ddd", "stroke-width": 4 }),
  );
  if (me) svg.append(Object.assign(label(550, 425, 90, me), { id: number ? "" : "pod-me-drawn" }));
  for (const [ring, here] of rings) {
    const { most, r, at } = PLACES[ring];
    const [width, dash] = STROKES[ring];
    for (let n = 0; n < most; n += 1) {
      const [x, y] = at(n);
      const person = here[number * most + n];
      const circle = drawn("circle", { class: ring, cx: x, cy: y, r, "stroke-width": width, fill: "transparent" });
      if (dash) circle.setAttribute("stroke-dasharray", dash);
      if (!person) { svg.append(circle); continue; }
      const group = drawn("g", { tabindex: 0, role: "button", "aria-label": person.name });
      group.append(circle, label(x, y, r, person.name));
      group.addEventListener("click", () => open(person));
      group.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(person); }
      });
      group.addEventListener("pointerdown", (event) => drag(event, person, svg));
      svg.append(group);
    }
  }
  return svg;
}

// Dragging is a short cut: the menu in the list does the same.
function drag(event, person, svg) {
  const from = [event.clientX, event.clientY];
  const stop = new AbortController();
  addEventListener("pointercancel", () => stop.abort(), { signal: stop.signal });
  addEventListener("pointerup", (up) => {
    stop.abort();
    if (Math.hypot(up.clientX - from[0], up.clientY - from[1]) < 12) return;
    const box = svg.getBoundingClientRect();
    const x = ((up.clientX - box.left) * 1100) / box.width - 550;
    const y = ((up.clientY - box.top) * 850) / box.height - 425;
    const far = Math.hypot(x, y);
    const ring = far < 265 ? "pod" : far < 400 ? "movable" : "networks";
    if (ring !== person.ring) move(person, ring);
  }, { signal: stop.signal });
}

function move(person, ring) {
  change(() => { person.ring = ring; });
  notice(person);
  say("moved", person.name);
}

// A gentle question, never a rule: "my church group" is not somebody who can be called at night.
function notice(person) {
  last = person;
  const plural = person.ring === "pod" && GROUP.test(person.name);
  one("[data-hint]").hidden = !plural;
  one("[data-hint-who]").textContent = plural ? person.name : "";
}

function open(person) {
  const details = all("[data-ring] li").find((item) => item.person === person)?.querySelector("details");
  if (!details) return;
  details.open = true;
  details.querySelector("select").focus();
}

function card(person) {
  const item = one("[data-person]").content.firstElementChild.cloneNode(true);
  item.person = person;
  item.querySelector("h4").textContent = person.name;
  const about = () => {
    const state = item.querySelector(`option[value="${stateOf(person)}"]`)?.textContent;
    const told = (field, ...more) => person[field] && [`${words.get(`about-${field}`)} ${person[field]}`, ...more].filter(Boolean).join(", ");
    const can = [...person.can.map((need) => words.get(need) ?? need), person.give].filter(Boolean).join(", ");
    const parts = [
      person.ring === "networks" ? "" : state,
      can && `${words.get("about-can")} ${can}`,
      person.ring === "networks" ? "" : told("needs"),
      person.reach,
      person.ring === "movable" ? told("step", person.by && spoken(person.by)) : "",
    ];
    item.querySelector("[data-about]").textContent = parts.filter(Boolean).join(" · ");
    const asks = item.querySelector("[data-ask]");
    asks.hidden = person.ring === "networks" || stateOf(person) === "agreed";
    asks.querySelector("a").href = `${asks.dataset.ask}?for=${kept.purpose}`;
  };
  for (const part of all("[data-of]", item)) {
    part.hidden = part.dataset.of === "people" ? person.ring === "networks" : person.ring !== part.dataset.of;
  }
  for (const field of all("[data-at]", item)) {
    field.value = field.dataset.at === "state" ? stateOf(person) : person[field.dataset.at];
    field.addEventListener("change", () => {
      if (field.dataset.at === "ring") return move(person, field.value), open(person);
      // Whoever says that it still holds starts the half year anew.
      if (field.value === "agreed" && stateOf(person) === "lapsed") map().review = inHalfAYear();
      person[field.dataset.at] = field.value;
      save();
      about();
      gaps(map().people);
    });
  }
  for (const need of needs()) {
    const chip = one("[data-chip]").content.firstElementChild.cloneNode(true);
    const box = chip.querySelector("input");
    box.checked = person.can.includes(need);
    chip.querySelector("span").textContent = words.get(need);
    box.addEventListener("change", () => {
      person.can = needs().filter((n) => (n === need ? box.checked : person.can.includes(n)));
      save();
      about();
      gaps(map().people);
    });
    one("[data-can]", item).append(chip);
  }
  one("[data-can]", item).parentElement.hidden ||= !needs().length;
  one("[data-away]", item).addEventListener("click", () => {
    change(() => { map().people = map().people.filter((p) => p !== person); });
    say("gone", person.name);
    one("#pod-name").focus();
  });
  about();
  return item;
}

function gaps(people) {
  const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
  const covered = new Set(people.filter((p) => p.ring === "pod").flatMap((p) => p.can));
  const open = people.some((p) => p.ring === "pod") ? needs().filter((need) => !covered.has(need)) : [];
  one("[data-gaps]").replaceChildren(...open.map((need) => gap(need, people)));
  one("[data-gaps-part]").hidden = !open.length;
  const next = people.filter((p) => p.ring === "movable" && p.step).sort((a, b) => (a.by || "9") < (b.by || "9") ? -1 : 1);
  one("[data-next]").replaceChildren(...next.map((p) => line([p.name, p.step, p.by && spoken(p.by)].filter(Boolean).join(" · "))));
  one("[data-next-part]").hidden = !next.length;
}

// One need that nobody covers: who from outside could, else the circle. What asks for care is not offered to a circle.
function gap(need, people) {
  const item = one("[data-gap]").content.firstElementChild.cloneNode(true);
  item.querySelector("[data-need]").textContent = words.get(need);
  const could = people.filter((p) => p.ring !== "pod" && p.can.includes(need));
  item.querySelector("[data-could]").replaceChildren(...could.map((person) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet", textContent: person.name });
    button.addEventListener("click", () => open(person));
    return button;
  }));
  item.querySelector("[data-nobody]").hidden = could.length > 0;
  const form = item.querySelector("form");
  form.elements.namedItem("kind").value = words.get(`kind-${need}`);
  form.hidden = withCare();
  return item;
}

// One question at a time; each can be skipped, and so can all of them.
function questions() {
  const cards = all("[data-cards] li");
  let at = 0;
  const show = () => {
    cards.forEach((card, n) => { card.hidden = n !== at; });
    one("[data-cards]").hidden = at >= cards.length;
  };
  one("[data-cards-next]").addEventListener("click", () => {
    at += 1;
    show();
    if (at >= cards.length) one("#pod-name").focus();
  });
  show();
}

// A reminder for the calendar of one's own telephone. Others read calendars too: it says only that there is something to look at.
function reminder() {
  const date = (map().review || inHalfAYear()).replaceAll("-", "");
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Farolito//Pod//EN", "BEGIN:VEVENT", `UID:${date}-${stamp}@pod.invalid`,
    `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${date}`, `SUMMARY:${words.get("foot-reminder")}`, "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n");
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const wrong = (which = "") => all("[data-wrong]").forEach((p) => { p.hidden = p.dataset.wrong !== which; });

async function seal(pass) {
  const { Encrypter, armor } = await import(root.dataset.age);
  const sealer = new Encrypter();
  sealer.setPassphrase(pass);
  // 64 MB while it works: what an old telephone still has. The `age` program reads it like any other.
  sealer.setScryptWorkFactor(16);
  return armor.encode(await sealer.encrypt(JSON.stringify(kept)));
}

async function unseal(text, pass) {
  const { Decrypter, armor } = await import(root.dataset.age);
  const opener = new Decrypter();
  opener.addPassphrase(pass);
  take(await opener.decrypt(armor.decode(text), "text"));
}

function take(text) {
  kept = sound(JSON.parse(text));
  save();
  draw();
  say("opened");
}

const seen = (sealed) => {
  const inner = sealed.replaceAll(/-----(BEGIN|END) AGE ENCRYPTED FILE-----|\s/g, "");
  try { localStorage.setItem(SEEN, inner.slice(-40)); } catch { /* then it is asked each time */ }
};
const lastSeen = () => { try { return localStorage.getItem(SEEN) ?? ""; } catch { return ""; } };

let waiting = null;

async function sealing(what, pass, again = "") {
  const opens = what === "open" || what === "from";
  if (!opens && pass.length < 12) return wrong("short");
  // Nobody can open it without the passphrase: a slip of a finger must not become one.
  if (!opens && pass !== again) return wrong("differs");
  wrong();
  if (opens) {
    try {
      const text = what === "open" ? waiting : await (await fetch(root.dataset.kept)).text();
      if (text) await unseal(text, pass);
      if (text && what === "from") seen(text);
      one("[data-opens]").hidden = true;
      one("[data-seal]").reset();
      return undefined;
    } catch {
      return wrong("open");
    }
  }
  const sealed = await seal(pass);
  if (what === "file") {
    // Whoever comes next to this browser must not find the passphrase in it.
    one("[data-seal]").reset();
    return download("map.age", sealed);
  }
  if (sealed.length > Number(root.dataset.most)) return wrong("large");
  const form = document.querySelector("[data-to-server]");
  form.elements.namedItem("sealed").value = sealed;
  form.elements.namedItem("over").value = lastSeen();
  seen(sealed);
  return form.submit();
}

function begin() {
  document.querySelector("[data-without-script]")?.remove();
  root.hidden = false;
  const head = one("[data-head]");
  head.addEventListener("submit", (event) => event.preventDefault());
  head.addEventListener("input", ({ target }) => change(() => {
    if (target.name === "purpose") {
      kept.purpose = target.value;
      one("[data-hint]").hidden = true;
    } else map()[target.name] = target.value;
  }));
  one("[data-add]").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = event.target.elements.person;
    const name = field.value.trim();
    if (!name) return field.focus();
    const person = {
      name, ring: event.submitter?.value ?? "pod", state: "thought",
      can: [], give: "", needs: "", reach: "", step: "", by: "",
    };
    change(() => map().people.push(person));
    field.value = "";
    field.focus();
    notice(person);
    return say("added", name);
  });
  one("[data-outward]").addEventListener("click", () => {
    if (last) move(last, "networks");
    one("#pod-name").focus();
  });
  one("[data-inside]").addEventListener("click", () => {
    one("[data-hint]").hidden = true;
    one("#pod-name").focus();
  });
  one("[data-again]").addEventListener("click", () => {
    change(() => { map().review = inHalfAYear(); });
    one("[data-review]").focus();
  });
  one("[data-reminder]").addEventListener("click", () => download("reminder.ics", reminder()));
  questions();
  one("[data-review]").addEventListener("change", ({ target }) => change(() => { map().review = target.value; }));
  one("[data-print]").addEventListener("click", () => print());
  one("[data-plain]").addEventListener("click", () => download("map.json", JSON.stringify(kept, null, 1)));
  one("[data-erase]").addEventListener("click", () => {
    if (!confirm(words.get("say-sure"))) return;
    localStorage.removeItem(KEY);
    localStorage.removeItem(SEEN);
    one("[data-seal]").reset();
    kept = { purpose: "everyday", maps: {} };
    draw();
    say("erased");
  });
  one("[data-sealing]").hidden = !root.dataset.age;
  one("[data-unsealed]").hidden = Boolean(root.dataset.age);
  one("[data-seal]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    button?.setAttribute("aria-disabled", "true");
    const { pass, again } = event.target.elements;
    await sealing(button?.value ?? "file", pass.value, again.value);
    button?.removeAttribute("aria-disabled");
  });
  one("[data-file]").addEventListener("change", async ({ target }) => {
    const text = await target.files[0]?.text();
    if (!text) return;
    target.value = "";
    if (!text.startsWith("-----BEGIN AGE")) {
      try { take(text); } catch { wrong("open"); }
      return;
    }
    // Its passphrase is asked for in the field that is there.
    waiting = text;
    one("[data-opens]").hidden = false;
    const pass = one("#pod-pass");
    if (pass.value) await sealing("open", pass.value);
    else pass.focus();
  });
  draw();
}

// The page of a purpose leads here with its name behind a "#", which no browser sends to a server.
function purposeOfAddress() {
  const wanted = location.hash.slice(1);
  if (!wanted || !one(`[data-head] option[value="${CSS.escape(wanted)}"]`)) return;
  kept.purpose = wanted;
  history.replaceState(null, "", location.pathname);
}

if (root) {
  purposeOfAddress();
  begin();
}
