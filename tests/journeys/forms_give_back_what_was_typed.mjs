import { phone, phoneWithoutScript } from "./browser.mjs";
import { expectEqual } from "./expect.mjs";
import { newPerson } from "./people.mjs";
import { bread, daysFromNow, foundCommunity, join, openAskForm } from "./ways.mjs";

export const ways = [phone, phoneWithoutScript];

const INVISIBLE = [["\u200b\u200d\u2060", "Please write something here."], ["\u200b.\u2060", "We could not see this name."]];

/** The fields of the form that the button sends, hidden ones included. */
const fieldsOf = (visitor, name) =>
    visitor.button(name).evaluate((button) => ({ path: button.form.action, form: Object.fromEntries(new FormData(button.form)) }));

export default async function formsGiveBackWhatWasTyped({ step, visitor: newVisitor, way }) {
    const visitor = await newVisitor();
    const person = newPerson();
    const postsWith = async (words) => {
        await visitor.open(`${community}/board`);
        return visitor.page.getByText(words, { exact: true }).count();
    };
    /** Sends the form with these answers; all of them must come back, with `sentence`. */
    const comesBack = async (answers, sentence) => {
        await openAskForm(visitor, community);
        await visitor.answer(answers);
        await visitor.press("Ask for something");
        await visitor.sees("Please look at this again");
        await visitor.sees(sentence);
        expectEqual(await visitor.answers(Object.keys(answers)), answers, "what the form gives back");
    };
    let community;

    await step("a name that nobody can see is refused", async () => {
        await visitor.open("/join");
        for (const [name, sentence] of INVISIBLE) {
            await visitor.answer({ "Your name here": name, Passphrase: person.passphrase });
            await visitor.press("Join");
            await visitor.sees(sentence);
        }
        await visitor.picture("invisible name");
    });
    await step("a short passphrase is refused, and the name stands there still", async () => {
        await visitor.answer({ "Your name here": person.name, Passphrase: "short" });
        await visitor.press("Join");
        await visitor.sees("Please make the passphrase at least");
        expectEqual(await visitor.answers(["Your name here"]), { "Your name here": person.name }, "the name");
    });
    await step("a name that somebody has is refused", async () => {
        await join(visitor, person);
        const other = await newVisitor();
        await join(other, person);
        await other.sees("Somebody here has that name already.");
    });
    await step("a community without a place comes back", async () => {
        await visitor.open("/communities/new");
        const answers = { "Name of the community": `Mill Lane, ${way.name}`, "What is it for?": "For all of us.",
            "Where is it?": "behind the church", "Parts of your place, one on each line": "North end\nSouth end" };
        await visitor.answer(answers);
        await visitor.press("Start a community");
        await visitor.sees("Please write the place as two numbers");
        expectEqual(await visitor.answers(Object.keys(answers)), answers, "what the form gives back");
        await visitor.picture("no such place");
        community = await foundCommunity(visitor, `Mill Lane, ${way.name}`);
    });
    await step("a quantity that is no number comes back", async () => {
        await comesBack({ ...bread(), "How many": "a few" }, "Please write a whole number");
        await visitor.picture("no number");
    });
    await step("a quantity beyond all need comes back", () =>
        comesBack({ ...bread(), "How many": "99999999999999999999" }, "Please "));
    await step("a day that is over comes back", () =>
        comesBack({ ...bread(), "Needed by": daysFromNow(-3) }, "That day is over."));
    await step("a day in a far year comes back", async () => {
        await comesBack({ ...bread(), "Needed by": daysFromNow(800) }, "That is more than a year ahead.");
        await comesBack({ ...bread(), "Needed by": "9999-12-31" }, "Please ");
    });
    await step("an exact place comes back with the rest", () =>
        comesBack({ ...bread(), "Exact place": "The blue door, third floor", "How many": "0" }, "Please "));
    await step("an asking price is asked about, and posted once they say that it is none", async () => {
        const words = `Two loaves, in exchange for $20 (${way.name})`;
        await comesBack({ ...bread(), "What could you use?": words }, "sounds like a price or a trade");
        await visitor.picture("sounds like a trade");
        expectEqual(await postsWith(words), 0, "posts before they say so");
        await comesBack({ ...bread(), "What could you use?": words }, "sounds like a price or a trade");
        await visitor.page.getByRole("checkbox", { name: "I ask for nothing in return" }).check();
        await visitor.press("Ask for something");
        expectEqual(await postsWith(words), 1, "posts after they say so");
    });
    await step("a form that is sent twice posts once", async () => {
        const words = `Bread, pressed twice (${way.name})`;
        await openAskForm(visitor, community);
        await visitor.answer({ ...bread(), "What could you use?": words });
        const { path, form } = await fieldsOf(visitor, "Ask for something");
        const send = () => visitor.context.request.post(path, { form, headers: { origin: new URL(path).origin } });
        const [first, second] = await Promise.all([send(), send()]);
        expectEqual([first, second].some((answer) => answer.url().includes("/posts/")), true, "one of them led to the post");
        expectEqual(await postsWith(words), 1, "posts");
    });
    await step("a form from a page that was open too long comes back, and can be sent again", async () => {
        const words = `Bread, after a long while (${way.name})`;
        await openAskForm(visitor, community);
        await visitor.answer({ ...bread(), "What could you use?": words });
        await visitor.button("Ask for something").evaluate((button) => { button.form.elements.token.value = "stale"; });
        await visitor.press("Ask for something");
        await visitor.seesHeading("Here is what you wrote");
        await visitor.sees(words);
        await visitor.picture("given back");
        await visitor.press("Send it again");
        expectEqual(await postsWith(words), 1, "posts");
    });
}
