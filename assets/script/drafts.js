// What is typed into a form marked data-draft survives a reload or a lost connection, in this tab only, until it is
// sent and answered. Passphrases, files, hidden fields and everything below [data-private] are never kept.
const place = (form) => `draft ${location.pathname} ${form.getAttribute("id") || form.getAttribute("action")}`;
const mine = (key) => key.startsWith("draft ");

const isKept = (field) =>
  field.name && !["password", "hidden", "file", "submit", "button", "checkbox", "radio"].includes(field.type) &&
  !field.closest("[data-private]");

function restore(form) {
  const draft = JSON.parse(sessionStorage.getItem(place(form)) ?? "null");
  if (!draft) return;
  for (const field of form.elements)
    // What the server gives back is newer than what was kept.
    if (isKept(field) && field.tagName !== "SELECT" && field.value === "" && draft.values[field.name])
      field.value = draft.values[field.name];
}

function keep(form, sent) {
  const values = {};
  for (const field of form.elements) if (isKept(field)) values[field.name] = field.value;
  sessionStorage.setItem(place(form), JSON.stringify({ sent, values }));
}

// A draft that was sent goes when the next page opens, unless that page says that it failed.
function forgetSent(page) {
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200;
  if (status >= 400) return;
  for (const key of Object.keys(sessionStorage).filter(mine))
    if (JSON.parse(sessionStorage.getItem(key)).sent) sessionStorage.removeItem(key);
  // Signing out of a shared phone leaves nothing behind.
  if (page.querySelector("[data-forget-drafts]"))
    for (const key of Object.keys(sessionStorage).filter(mine)) sessionStorage.removeItem(key);
}

export function keepDrafts(page) {
  forgetSent(page);
  for (const form of page.querySelectorAll("form[data-draft]")) {
    restore(form);
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(form, false), 400);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      keep(form, true);
    });
  }
}
