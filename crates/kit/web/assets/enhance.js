// Small kindnesses for those who have scripts: errors are read out first, and a form goes out once.
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
