const say = (button, words) => {
  const label = button.querySelector("span");
  const before = label.textContent;
  label.textContent = words;
  setTimeout(() => (label.textContent = before), 4000);
};

function offer(page, selector, press) {
  for (const button of page.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener("click", () => press(button));
  }
}

// A form that came back says first what must be mended.
export function focusErrors(page) {
  page.getElementById("errors")?.focus();
}

export function copyLinks(page) {
  if (!navigator.clipboard) return;
  offer(page, "[data-copy]", (button) =>
    navigator.clipboard.writeText(button.dataset.copy).then(() => say(button, button.dataset.done)));
}

export function printPages(page) {
  offer(page, "[data-print]", () => print());
}

// Fills "latitude, longitude" into the field, no finer than the page asks for.
export function findPlaces(page) {
  if (!navigator.geolocation) return;
  offer(page, "[data-locate]", (button) => {
    const field = page.getElementById(button.dataset.locate);
    const decimals = Number(button.dataset.decimals);
    button.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.removeAttribute("aria-busy");
        field.value = `${coords.latitude.toFixed(decimals)}, ${coords.longitude.toFixed(decimals)}`;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
      },
      () => {
        button.removeAttribute("aria-busy");
        say(button, button.dataset.refused);
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}
