// The one thing that only a script can do: ask the browser for a passkey, and put its answer into the form.
const form = document.querySelector("form[data-passkey]");
// Whoever reads this sentence has no scripts; we have.
document.querySelector("[data-without-script]")?.remove();

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function asked(options) {
  const key = options.publicKey;
  key.challenge = bytes(key.challenge);
  if (key.user) key.user.id = bytes(key.user.id);
  for (const known of [...(key.excludeCredentials ?? []), ...(key.allowCredentials ?? [])]) {
    known.id = bytes(known.id);
  }
  return { publicKey: key };
}

function answered(credential) {
  const { response } = credential;
  const parts = ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"];
  const there = parts.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(there),
    extensions: {},
  };
}

form?.addEventListener("submit", async (event) => {
  const field = form.elements.namedItem("answer");
  if (field.value) return;
  event.preventDefault();
  // enhance.js thinks that the form is on its way.
  event.stopImmediatePropagation();
  try {
    const options = asked(JSON.parse(form.dataset.options));
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create(options)
      : await navigator.credentials.get(options);
    field.value = JSON.stringify(answered(credential));
    form.submit();
  } catch {
    form.querySelector("[data-failed]").hidden = false;
  }
});
