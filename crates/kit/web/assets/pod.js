// The pod map: drawn here, kept here. Names leave this browser only sealed, or in a file that its owner asked for.
const root = document.getElementById("pod");
const all = (at, within = root) => [...within.querySelectorAll(at)];
const one = (at, within = root) => within.querySelector(at);
const KEY = "farolito-pod";
const GROUP = /\b(church|group|team|club|family|families|neighbors|friends|choir|school|class|union|people|everyone|everybody|coworkers|iglesia|grupo|equipo|familia|familias|vecinos|vecinas|amigos|amigas|coro|escuela|sindicato|gente|todos|compañeros)\b/i;
const PLACES = {
  pod: { most: 6, r: 70, at: (n) => around(190, -90 + 60 * n) },
  movable: { most: 12, r: 48, at: (n) => around(330, -75 + 30 * n) },
  networks: { most: 4, r: 85, at: (n) => [[110, 110], [990, 110], [990, 740], [110, 740]][n] },
};
const STROKES = { pod: [5, ""], movable: [2, "2 6"], networks: [2, ""] };
const around = (far, angle) => {
  const turn = (angle * Math.PI) / 180;
  return [550 + far * Math.cos(turn), 425 + far * Math.sin(turn)];
};
const words = new Map(all("[data-words] dt").map((dt) => [dt.textContent, dt.nextElementSibling.textContent]));
const day = (date) => date.toISOString().slice(0, 10);
const inHalfAYear = () => day(new Date(Date.now() + 182 * 864e5));

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

const map = () => (kept.maps[kept.purpose] ??= { own: "", me: "", review: inHalfAYear(), people: [] });
const needs = () => {
  const option = one(`[data-head] option[value="${kept.purpose}"]`);
  return option.dataset.needs.split(" ").filter(Boolean);
};
const say = (word, name = "") => { one("[data-say]").textContent = `${name} ${words.get(`say-${word}`) ?? ""}`.trim(); };
const save = () => { try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* a browser that keeps nothing still draws */ } };
// An agreement older than the review is asked for again.
const stateOf = (p) => (p.state === "agreed" && map().review && map().review < day(new Date()) ? "lapsed" : p.state);

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
  if (document.activeElement !== one("[data-review]")) one("[data-review]").value = review;
  picture(people, me);
  for (const list of all("[data-ring]")) {
    const here = people.filter((p) => p.ring === list.dataset.ring);
    list.replaceChildren(...here.map(card));
  }
  gaps(people);
}

function picture(people, me) {
  const svg = one("[data-drawing]");
  const part = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text) element.textContent = text;
    return element;
  };
  const label = (x, y, r, text) => {
    // Never below 9 points on paper: what does not fit is cut, the list has it whole.
    const size = Math.max(13, Math.min(24, (2 * r) / (0.6 * Math.max(5, text.length))));
    const room = Math.floor((2 * r) / (0.58 * size));
    const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
    return part("text", { x, y: y + size / 3, "font-size": size, "text-anchor": "middle", fill: "currentColor", stroke: "none" }, shown);
  };
  const parts = [part("circle", { cx: 550, cy: 425, r: 90, fill: "#ddd", "stroke-width": 4 })];
  if (me) parts.push(label(550, 425, 85, me));
  let more = false;
  for (const [ring, { most, r, at }] of Object.entries(PLACES)) {
    const here = people.filter((p) => p.ring === ring);
    more ||= here.length > most;
    const [width, dash] = STROKES[ring];
    for (let n = 0; n < most; n += 1) {
      const [x, y] = at(n);
      const circle = part("circle", { cx: x, cy: y, r, "stroke-width": width, "stroke-dasharray": dash, fill: "transparent" });
      if (!here[n]) { parts.push(circle); continue; }
      const group = part("g", { tabindex: 0, role: "button", "aria-label": here[n].name });
      group.append(circle, label(x, y, r, here[n].name));
      group.addEventListener("click", () => open(here[n]));
      group.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(here[n]); }
      });
      group.addEventListener("pointerdown", (event) => drag(event, here[n]));
      parts.push(group);
    }
  }
  svg.replaceChildren(...parts);
  one("[data-more]").hidden = !more;
}

// Dragging is a short cut: the menu in the list does the same.
function drag(event, person) {
  const svg = one("[data-drawing]");
  const from = [event.clientX, event.clientY];
  addEventListener("pointerup", (up) => {
    if (Math.hypot(up.clientX - from[0], up.clientY - from[1]) < 12) return;
    const box = svg.getBoundingClientRect();
    const x = ((up.clientX - box.left) * 1100) / box.width - 550;
    const y = ((up.clientY - box.top) * 850) / box.height - 425;
    const far = Math.hypot(x, y);
    move(person, far < 265 ? "pod" : far < 400 ? "movable" : "networks");
  }, { once: true });
}

function move(person, ring) {
  change(() => { person.ring = ring; });
  say("moved", person.name);
  notice(person);
}

// A gentle question, never a rule: "my church group" is not somebody who can be called at night.
function notice(person) {
  last = person;
  one("[data-hint]").hidden = !(person.ring === "pod" && GROUP.test(person.name));
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
    const can = [...person.can.map((need) => words.get(need) ?? need), person.give].filter(Boolean);
    item.querySelector("[data-about]").textContent =
      [person.ring === "networks" ? "" : state, ...can, person.reach].filter(Boolean).join(" · ");
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
  one("[data-gaps]").replaceChildren(...open.map((need) => {
    const could = people.filter((p) => p.ring !== "pod" && p.can.includes(need)).map((p) => p.name);
    return line([words.get(need), could.join(", ")].filter(Boolean).join(" → "));
  }));
  one("[data-gaps-part]").hidden = !open.length;
  const next = people.filter((p) => p.ring === "movable" && p.step).sort((a, b) => (a.by || "9") < (b.by || "9") ? -1 : 1);
  one("[data-next]").replaceChildren(...next.map((p) => line([p.name, p.step, p.by].filter(Boolean).join(" · "))));
  one("[data-next-part]").hidden = !next.length;
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

let waiting = null;

async function sealing(what, pass) {
  const opens = what === "open" || what === "from";
  if (!opens && pass.length < 12) return wrong("short");
  wrong();
  if (opens) {
    try {
      const text = what === "open" ? waiting : await (await fetch(root.dataset.kept)).text();
      if (text) await unseal(text, pass);
      one("[data-opens]").hidden = true;
      return undefined;
    } catch {
      return wrong("open");
    }
  }
  const sealed = await seal(pass);
  if (what === "file") return download("map.age", sealed);
  if (sealed.length > Number(root.dataset.most)) return wrong("large");
  const form = document.querySelector("[data-to-server]");
  form.elements.namedItem("sealed").value = sealed;
  return form.submit();
}

function begin() {
  document.querySelector("[data-without-script]")?.remove();
  root.hidden = false;
  const head = one("[data-head]");
  head.addEventListener("submit", (event) => event.preventDefault());
  head.addEventListener("input", ({ target }) => change(() => {
    if (target.name === "purpose") kept.purpose = target.value;
    else map()[target.name] = target.value;
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
    say("added", name);
    return notice(person);
  });
  one("[data-outward]").addEventListener("click", () => { if (last) move(last, "networks"); });
  one("[data-review]").addEventListener("change", ({ target }) => change(() => { map().review = target.value; }));
  one("[data-print]").addEventListener("click", () => print());
  one("[data-plain]").addEventListener("click", () => download("map.json", JSON.stringify(kept, null, 1)));
  one("[data-erase]").addEventListener("click", () => {
    if (!confirm(words.get("say-sure"))) return;
    localStorage.removeItem(KEY);
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
    await sealing(button?.value ?? "file", event.target.elements.pass.value);
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

if (root) begin();
