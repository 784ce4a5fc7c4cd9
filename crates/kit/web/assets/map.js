// The map of streets: fetched when somebody asks for it, and only from this server. What it shows stands on the page in words.
const root = document.getElementById("tiles");
const one = (at) => root.querySelector(at);
const say = (word = "") => { one("[data-say]").textContent = root.dataset[word] ?? ""; };
const made = (name, given = {}) => Object.assign(document.createElement(name), given);
const KINDS = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };
const DRAWN = 1;

// Places of one spot share a marker: of two that lie on each other, nobody would reach the lower one.
function spots() {
  const all = new Map();
  for (const place of document.querySelectorAll("[data-lat]")) {
    const at = [Number(place.dataset.lat), Number(place.dataset.lon)];
    if (!at.every(Number.isFinite)) continue;
    const link = place.querySelector("h3 a");
    const facts = [...place.querySelectorAll(".facts span")].map((part) => part.textContent).join(" · ");
    const found = { name: (link ?? document.querySelector("h1")).textContent, href: link?.href, facts };
    const spot = all.get(at.join()) ?? { at, places: [] };
    spot.places.push(found);
    all.set(at.join(), spot);
  }
  return [...all.values()];
}

const sheet = (href) => new Promise((done, failed) => {
  document.head.append(made("link", { rel: "stylesheet", href, onload: done, onerror: failed }));
});

// A picture comes as `data:`, which the policy of every page allows; `blob:` it would not.
const picture = (data, type) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result);
  reader.onerror = failed;
  reader.readAsDataURL(new Blob([data], { type }));
});

function pictures({ GridLayer }, archive, head, options) {
  const layer = new GridLayer(options);
  layer.createTile = ({ x, y, z }, done) => {
    const tile = made("img", { alt: "" });
    const stop = new AbortController();
    tile.stop = () => stop.abort();
    const fetched = async () => {
      const found = await archive.getZxy(z, x, y, stop.signal);
      if (found) tile.src = await picture(found.data, KINDS[head.tileType] ?? "image/png");
    };
    fetched().then(() => done(null, tile), (error) => done(error, tile));
    return tile;
  };
  layer.on("tileunload", ({ tile }) => tile.stop());
  return layer;
}

async function streets(code, archive, head, bounds) {
  const options = { minNativeZoom: head.minZoom, maxNativeZoom: head.maxZoom, bounds, noWrap: true };
  if (head.tileType !== DRAWN) return pictures(code, archive, head, options);
  // It looks for its elder where pages without modules keep it.
  globalThis.L = code;
  const { leafletLayer } = await import(root.dataset.vector);
  const lang = document.documentElement.lang;
  return leafletLayer({ url: archive, flavor: "light", lang, maxDataZoom: head.maxZoom, bounds, noWrap: true, attribution: "" });
}

// Whoever made the streets is named. What is no plain link becomes plain words.
function credit(html) {
  const parsed = new DOMParser().parseFromString(typeof html === "string" ? html : "", "text/html");
  return [...parsed.body.childNodes].map((part) => {
    if (part.nodeName !== "A" || !part.href.startsWith("https://")) return part.textContent;
    return made("a", { href: part.href, rel: "noopener noreferrer", textContent: part.textContent });
  });
}

function said({ places }) {
  const list = made("ul");
  list.append(...places.map(({ name, href, facts }) => {
    const line = made("li");
    line.append(href ? made("a", { href, textContent: name }) : name, facts && made("p", { textContent: facts }));
    return line;
  }));
  return list;
}

function marker({ Marker, DivIcon }, map, spot) {
  const { at, places } = spot;
  const names = places.map(({ name }) => name).join(", ");
  const many = places.length > 1;
  const icon = new DivIcon({ className: "pin", html: many ? String(places.length) : "", iconSize: [44, 44], popupAnchor: [0, -14] });
  const pin = new Marker(at, { icon, riseOnHover: true }).addTo(map).bindPopup(said(spot), { closeButton: false, maxWidth: 240 });
  const element = pin.getElement();
  element.setAttribute("aria-label", many ? `${places.length}: ${names}` : names);
  pin.on("popupopen", ({ popup }) => popup.getElement().querySelector("a")?.focus({ preventScroll: true }));
  const close = (event) => {
    if (event.key !== "Escape" || !pin.isPopupOpen()) return;
    pin.closePopup();
    element.focus({ preventScroll: true });
  };
  pin.on("popupopen", ({ popup }) => { popup.getElement().onkeydown = close; });
  element.addEventListener("keydown", close);
  element.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    pin.openPopup();
  });
}

async function draw(box) {
  const [code] = await Promise.all([import(root.dataset.code), ...root.dataset.sheets.split(" ").map(sheet)]);
  const { LatLngBounds, Map: Streets, Control, PMTiles } = code;
  const archive = new PMTiles(root.dataset.archive);
  const [head, about] = await Promise.all([archive.getHeader(), archive.getMetadata()]);
  const bounds = new LatLngBounds([head.minLat, head.minLon], [head.maxLat, head.maxLon]);
  const layer = await streets(code, archive, head, bounds);
  box.hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new Streets(box, {
    attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm,
    minZoom: head.minZoom, maxZoom: Math.min(19, head.maxZoom + 2), maxBounds: bounds.pad(0.5),
  });
  const { in: zoomInTitle, out: zoomOutTitle } = root.dataset;
  map.addControl(new Control.Zoom({ zoomInTitle, zoomOutTitle }));
  const all = spots();
  map.fitBounds(new LatLngBounds(all.map(({ at }) => at)), { maxZoom: Math.min(16, head.maxZoom + 1), padding: [40, 40], animate: false });
  map.addLayer(layer);
  all.forEach((spot) => marker(code, map, spot));
  const by = made("p", { className: "soft by" });
  by.append(...credit(about?.attribution));
  box.after(by);
  return { map, by };
}

function begin() {
  root.hidden = false;
  const button = one("button");
  const box = made("div", { id: "tiles-box", hidden: true });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", root.dataset.label);
  root.append(box);
  button.setAttribute("aria-controls", box.id);
  let drawn = null;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    const opens = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-disabled", "true");
    try {
      if (opens && !drawn) say("wait");
      drawn ??= await draw(box);
      box.hidden = !opens;
      drawn.by.hidden = !opens;
      if (opens) drawn.map.invalidateSize({ animate: false });
      button.setAttribute("aria-expanded", String(opens));
      button.textContent = root.dataset[opens ? "hide" : "show"];
      say();
    } catch {
      box.hidden = true;
      say("wrong");
    }
    button.removeAttribute("aria-disabled");
  });
}

if (root) begin();
