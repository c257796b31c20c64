import { desk, phone, phoneWithoutScript } from "./browser.mjs";
import { expect, expectEqual } from "./expect.mjs";
import { newPerson } from "./people.mjs";
import { bread } from "./ways.mjs";

export const ways = [phone, desk, phoneWithoutScript];

const codesOn = (visitor) => visitor.page.getByRole("main").getByRole("listitem").allInnerTexts();

export default async function aNewcomerJoinsAndAsks({ step, visitor: newVisitor, way }) {
    const visitor = await newVisitor();
    const person = newPerson();
    const community = `Harbour Street, ${way.name}`;
    const wish = bread();
    let codes;
    let post;

    await step("opens the front page", async () => {
        await visitor.open("/");
        await visitor.seesHeading("Enough for everyone");
        await visitor.picture("front page");
    });
    await step("joins with a name and a passphrase", async () => {
        await visitor.follow("Join");
        await visitor.answer({ "Your name here": person.name, Passphrase: person.passphrase });
        await visitor.picture("join");
        await visitor.press("Join");
        await visitor.seesHeading("Welcome!");
    });
    await step("is shown ten different codes", async () => {
        codes = await codesOn(visitor);
        expectEqual(new Set(codes).size, 10, "how many codes there are");
        await visitor.picture("codes");
    });
    await step("never sees the codes again", async () => {
        await visitor.follow("I have written them down");
        for (const path of ["/communities", "/", "/me"]) {
            await visitor.open(path);
            const text = await visitor.reads();
            expect(!codes.some((code) => text.includes(code)), `a code stands on ${path}`);
        }
        await visitor.picture("me");
    });
    await step("is told that there is no community of theirs yet", async () => {
        await visitor.open("/");
        await visitor.sees("You are not in a community yet");
        await visitor.follow("Look around");
        await visitor.picture("communities");
    });
    await step("starts a community", async () => {
        await visitor.follow("Start a community");
        await visitor.answer({
            "Name of the community": community,
            "What is it for?": "A street where everybody has enough.",
            "Where is it?": "52.63, 1.30",
            "Parts of your place, one on each line": "By the harbour\nUpper Mill Lane",
        });
        await visitor.picture("start a community");
        await visitor.press("Start a community");
        await visitor.seesHeading(community);
        await visitor.sees(person.name);
        await visitor.picture("community");
    });
    await step("finds an empty board", async () => {
        await visitor.follow("To the board");
        await visitor.sees("Nothing here yet");
        await visitor.picture("empty board");
    });
    await step("asks for bread", async () => {
        await visitor.follow("Ask for something");
        await visitor.answer(wish);
        await visitor.picture("ask");
        await visitor.press("Ask for something");
        await visitor.sees("It is on the board.");
        post = visitor.path;
    });
    await step("sees it on the board", async () => {
        await visitor.follow("Back to the board");
        await visitor.sees(wish["What could you use?"]);
        await visitor.sees("By the harbour");
        await visitor.picture("board");
    });
    await step("finds it by a word, and not by another", async () => {
        for (const [word, count] of [["weekend", 1], ["ladder", 0]]) {
            await visitor.page.getByText("Search and sort").click();
            await visitor.answer({ Words: word });
            await visitor.press("Look");
            expectEqual(await visitor.page.getByText(wish["What could you use?"]).count(), count, `posts with "${word}"`);
        }
    });
    await step("opens it", async () => {
        await visitor.follow("My asks and offers");
        await visitor.follow(/Two loaves/);
        expectEqual(visitor.path, post, "the path of the post");
        await visitor.seesHeading("Bread");
        await visitor.sees("2 loaves");
        await visitor.picture("post");
    });
    await step("changes it, with nothing to type again", async () => {
        await visitor.follow("Change");
        expectEqual(await visitor.answers(Object.keys(wish)), wish, "what the form opens with");
        await visitor.answer({ "How many": "3" });
        await visitor.press("Change");
        await visitor.sees("Saved.");
        await visitor.sees("3 loaves");
    });
    await step("pauses it and puts it back", async () => {
        await visitor.press("Pause");
        await visitor.sees("This is paused: only you can see it.");
        await visitor.press("Put back on the board");
        await visitor.sees("It is on the board again.");
        await visitor.doesNotSee("This is paused");
    });
    await step("takes it down", async () => {
        await visitor.press("Take down");
        await visitor.sees("Taken down.");
        await visitor.open("/");
        await visitor.follow("To the board");
        await visitor.doesNotSee(wish["What could you use?"]);
    });
}
