// Small comforts. Every page works without this file, and nothing here sends or keeps what a page does not say.
import { keepDrafts } from "./script/drafts.js";
import { countLetters, confirmFirst, sendOnce } from "./script/forms.js";
import { keepFresh } from "./script/live.js";
import { copyLinks, findPlaces, focusErrors, printPages } from "./script/buttons.js";

const comforts = [focusErrors, keepDrafts, countLetters, confirmFirst, sendOnce, copyLinks, findPlaces, printPages, keepFresh];
for (const comfort of comforts) {
  // One that an old browser cannot give does not take the others with it.
  try {
    comfort(document);
  } catch (error) {
    console.warn(error);
  }
}
