// What people do again and again on their way through the journeys.
import { newPerson, personal } from "./people.mjs";

const DAY_MS = 86_400_000;

/** The day so many days from now, as a date field takes it. */
export const daysFromNow = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Joins under a new name; leaves the visitor at the codes. */
export async function join(visitor, person = newPerson()) {
    await visitor.open("/join");
    await visitor.answer({ "Your name here": person.name, Passphrase: person.passphrase });
    await visitor.press("Join");
    return person;
}

/** The path of a new community, which everybody may join; leaves the visitor on its page. */
export async function foundCommunity(visitor, name) {
    await visitor.open("/communities/new");
    await visitor.answer({
        "Name of the community": name,
        "What is it for?": "A street where everybody has enough.",
        "Where is it?": "52.63, 1.30",
        "Parts of your place, one on each line": "By the harbour\nUpper Mill Lane",
        "Our agreements": "We are kind to each other.",
    });
    await visitor.press("Start a community");
    return visitor.path;
}

/** What somebody could use, as answers to the form. */
export const bread = () => ({
    "What could you use?": personal("Two loaves for the weekend, dark if you have it."),
    "What is it?": "Bread",
    "How many": "2",
    "Needed by": daysFromNow(5),
    Area: "By the harbour",
});

/** Opens the form in which a community is asked for something, every question in sight. */
export async function openAskForm(visitor, community) {
    await visitor.open(`${community}/ask`);
    await visitor.page.getByText("More about it").click();
}

/** Asks a community; returns the path of the post, where it leaves the visitor. */
export async function ask(visitor, community, answers, { forEverybody = false } = {}) {
    await openAskForm(visitor, community);
    await visitor.answer(answers);
    if (forEverybody) await visitor.page.getByRole("radio", { name: "Everybody" }).check();
    await visitor.press("Ask for something");
    return visitor.path;
}
