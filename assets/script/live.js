// <div id="replies" data-live="/posts/7/events"> keeps itself fresh: any event there means that something changed, and
// then the page is asked for again, as its reader may see it, and the part with this id takes its place. Nothing moves
// under a hand that is typing or holding it.
const later = (part, pause) => setTimeout(() => refresh(part), pause);

function isInUse(part) {
  const active = document.activeElement;
  return (part.contains(active) && active.matches("input, select, textarea, button, summary")) ||
    document.getSelection()?.toString() !== "" && part.contains(document.getSelection().anchorNode);
}

function swap(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const open = [...part.querySelectorAll("details")].map((each) => each.open);
  part.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node)));
  [...part.querySelectorAll("details")].forEach((each, index) => (each.open = open[index] ?? each.open));
  if (focused) part.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

// A document, and not a string, comes back: nothing is ever turned into markup here.
function refresh(part) {
  if (isInUse(part) || document.hidden) {
    later(part, 3000);
    return;
  }
  const request = new XMLHttpRequest();
  request.open("GET", location.href);
  request.responseType = "document";
  request.onload = () => {
    const fresh = request.status === 200 && request.response?.getElementById(part.id);
    if (fresh) swap(part, fresh);
  };
  request.send();
}

export function keepFresh(page) {
  for (const part of page.querySelectorAll("[data-live]")) {
    let planned;
    const events = new EventSource(part.dataset.live);
    const changed = () => {
      clearTimeout(planned);
      // Readers of one page do not all come back in the same moment.
      planned = later(part, 200 + Math.random() * 800);
    };
    events.onmessage = changed;
    events.addEventListener("changed", changed);
    addEventListener("pagehide", () => events.close());
  }
}
