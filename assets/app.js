// Small comforts. Every page works without this file, and nothing here sends or keeps what a page does not say.
import { keepDrafts } from "./script/drafts.js";
import { countLetters, confirmFirst, sendOnce } from "./script/forms.js";
import { keepFresh } from "./script/live.js";
import { copyLinks, findPlaces, focusErrors, printPages } from "./script/buttons.js";

const comforts = [sendOnce, confirmFirst, focusErrors, keepDrafts, countLetters, copyLinks, findPlaces, printPages, keepFresh];

// One after the other, so that a slow phone answers a finger in between.
function giveNext() {
  const comfort = comforts.shift();
  if (!comfort) return;
  // One that an old browser cannot give does not take the others with it.
  try {
    comfort(document);
  } catch (error) {
    console.warn(error);
  }
  setTimeout(giveNext);
}
giveNext();
