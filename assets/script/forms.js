// Letters left in a long answer: "412 / 500" below the field, read out only when it gets tight.
export function countLetters(page) {
  for (const field of page.querySelectorAll("textarea[maxlength]")) {
    const counter = page.createElement("output");
    counter.className = "counter";
    counter.htmlFor = field.id;
    const count = () => {
      const left = field.maxLength - field.value.length;
      counter.setAttribute("aria-live", left < 20 ? "polite" : "off");
      counter.value = `${field.value.length} / ${field.maxLength}`;
    };
    field.addEventListener("input", count);
    count();
    field.after(counter);
  }
}

// <button data-confirm="Withdraw this ask?"> asks before it sends. Cancel is the answer that changes nothing.
export function confirmFirst(page) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-confirm]");
    if (button && !confirm(button.dataset.confirm)) event.preventDefault();
  });
}

// A second press while the first is on its way does nothing. The fields stay enabled: what was typed is still there
// when the network fails and one comes back.
export function sendOnce(page) {
  const sending = new Set();
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    sending.add(form);
    event.submitter?.setAttribute("aria-busy", "true");
    // A download leaves the page as it is; after a while the form may be sent again.
    setTimeout(() => release(form), 10_000);
  });
  const release = (form) => {
    sending.delete(form);
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  addEventListener("pageshow", () => [...sending].forEach(release));
}
