import { desk, phone, phoneWithoutScript } from "./browser.mjs";
import { violations, sidewaysScroll, smallTargets } from "./accessibility.mjs";
import { expect, expectEqual, expectNone } from "./expect.mjs";
import { newPerson, personal } from "./people.mjs";
import { daysFromNow } from "./ways.mjs";

export const ways = [phoneWithoutScript, phone, desk];
export const inDemoVillage = true;

const COMMUNITY = "/c/millbrook";
const PASSPHRASE = "lantern otter gravel thimble"; // everybody's in the village

const tomorrowAtTen = () => `${daysFromNow(1)}T10:00`;

async function signIn(visitor, name) {
    await visitor.open("/sign-in");
    await visitor.answer({ "Your name here": name, Passphrase: PASSPHRASE });
    await visitor.press("Sign in");
}

/** The row of the queue in which these words stand. */
const row = (visitor, words) => visitor.page.locator(".queue > li").filter({ hasText: words }).first();
const inRow = (visitor, words, name) => row(visitor, words).getByRole("button", { name, exact: true });

async function pressInRow(visitor, words, name) {
    await Promise.all([visitor.page.waitForEvent("load"), inRow(visitor, words, name).click()]);
}

const causes = async (visitor) => (await visitor.page.locator(".queue > li").allInnerTexts()).join("\n");

export default async function theQueueOnABusyDay({ step, visitor: newVisitor, way }) {
    const amina = await newVisitor();
    const bo = await newVisitor();
    const neighbour = await newVisitor();
    const ruth = newPerson();
    const wish = personal(`Somebody to carry shopping up for ${ruth.first}, my hip is bad`);
    const look = async (visitor, name) => {
        await visitor.picture(name);
        expectEqual(await sidewaysScroll(visitor.page), 0, `how far ${visitor.path} scrolls sideways`);
        expectNone(await smallTargets(visitor.page), `what is too small to press on ${visitor.path}`);
        if (way.javaScriptEnabled !== false) expectNone(await violations(visitor.page), `what axe finds on ${visitor.path}`);
    };
    const openQueue = (visitor, show = "") => visitor.open(`${COMMUNITY}/queue${show}`);

    await step("something new comes in without an account", async () => {
        await neighbour.open(`${COMMUNITY}/intake`);
        await neighbour.answer({ "What is it about?": wish, "How do we reach you?": "Ring 07700 900177, let it ring",
            "What may we call you?": ruth.name, "Where about?": "Station side" });
        await neighbour.press("Send");
        await neighbour.seesHeading("Thank you. We have it.");
    });
    await step("two look after the community, and nobody else sees the queue", async () => {
        await signIn(bo, "Bo Lindqvist");
        expectEqual((await openQueue(bo)).status(), 404, "the queue for a member");
        await bo.open(`${COMMUNITY}/stewards`);
        await bo.press("Look after the community");
        await signIn(amina, "Amina Reyes");
        await amina.open("/");
        await look(amina, "front page of who looks after it");
        await amina.page.getByRole("main").locator(`a[href="${COMMUNITY}/queue"]`).click();
        await amina.seesHeading("The queue");
        await look(amina, "queue in the morning");
    });
    await step("the most pressing stands first, each with why it is there", async () => {
        const all = await causes(amina);
        for (const cause of ["urgent, nobody has said yes", "new, without an account", "promised, no meeting yet", "no reply yet"])
            expect(all.includes(cause), `nothing is "${cause}" in\n${all}`);
        expect(all.indexOf("urgent") < all.indexOf("new, without"), "what is urgent stands first");
        expect(all.indexOf("new, without") < all.indexOf("no reply yet"), "the rest stands after it");
    });
    await step("one takes a row, and the other sees it", async () => {
        await pressInRow(amina, wish, "I take it");
        await amina.sees("You have it. The others see that.");
        expect((await row(amina, wish).innerText()).includes("you have it"), "nobody has it");
        await openQueue(bo);
        expect((await row(bo, wish).innerText()).includes("Amina Reyes has it"), "the other does not see who");
        expectEqual(await inRow(bo, wish, "I take it").count(), 0, "ways to take it from somebody");
        await look(bo, "queue of the other");
        await openQueue(bo, "?show=untaken");
        expectEqual(await row(bo, wish).count(), 0, "rows among those not taken");
    });
    await step("and gives it back", async () => {
        await pressInRow(amina, wish, "Give back");
        await amina.sees("It is in the queue again.");
        await openQueue(bo, "?show=untaken");
        await pressInRow(bo, wish, "I take it");
        await openQueue(bo, "?show=mine");
        await pressInRow(bo, wish, "Give back");
        await bo.sees("You have taken nothing.");
        await look(bo, "nothing taken");
    });
    await step("a call that nobody answered comes up again", async () => {
        await openQueue(amina);
        await row(amina, wish).getByText("I have called").click();
        await look(amina, "noting a call");
        await row(amina, wish).getByLabel(/^What was said/).fill("Rang for a minute");
        await pressInRow(amina, wish, "No answer");
        await amina.sees("Noted. Thank you for calling.");
        expect((await row(amina, wish).innerText()).includes("called, call again"), "it is not noted");
    });
    await step("the page of who is called tells what came of it", async () => {
        const card = row(amina, wish);
        await card.getByText("I have called").click();
        await card.getByLabel(/^What was said/).fill("Her son is there until Sunday");
        await card.getByLabel(/^Call again/).fill("2020-01-01T10:00");
        await pressInRow(amina, wish, "Reached");
        await amina.sees("Please choose a time that is still to come.");
        await amina.sees("Rang for a minute");
        expectEqual(await amina.answers(["What was said"]), { "What was said": "Her son is there until Sunday" }, "what is given back");
        await look(amina, "calls");
        await amina.page.getByLabel(/^Call again/).fill(tomorrowAtTen());
        await amina.press("Reached");
        await amina.sees("Noted. Thank you for calling.");
    });
    await step("a poster is asked whether it is still needed", async () => {
        await amina.press("Still needed?");
        await amina.sees("They will find the question on their front page.");
    });
    await step("all of it is handed over, once the other has said yes", async () => {
        await openQueue(amina);
        await pressInRow(amina, wish, "I take it");
        await amina.follow("Hand over or rest");
        await look(amina, "hand over or rest");
        await amina.answer({ "To whom": "Bo Lindqvist" });
        await amina.press("Hand over all mine");
        await amina.sees("You have asked Bo Lindqvist to take over");
        await look(amina, "offered");
        await bo.open("/");
        await bo.sees("Amina Reyes would like you to take over");
        await look(bo, "asked to take over");
        await bo.press("I take over");
        await bo.sees("It is yours now. Thank you.");
        expect((await row(bo, wish).innerText()).includes("you have it"), "it is not theirs");
    });
    await step("somebody rests, and nobody waits for them", async () => {
        await openQueue(amina);
        await amina.follow("Hand over or rest");
        await amina.answer({ "I am back on": daysFromNow(8) });
        await amina.press("Rest");
        await amina.sees("Rest well. The others see it.");
        expectEqual(await amina.button("I take it").count(), 0, "what somebody who rests may take");
        await look(amina, "resting");
        await openQueue(bo);
        await bo.sees("Amina Reyes rests and is back on");
        await look(bo, "who rests");
        await amina.press("I am back");
        await amina.sees("Welcome back.");
    });
    await step("it looks as well at night", async () => {
        await bo.page.emulateMedia({ colorScheme: "dark" });
        for (const [path, name] of [["/queue", "queue"], ["/queue/rest", "rest"], ["/neighbours", "neighbours"], ["/sheet", "sheet"], ["", "community"]]) {
            await bo.open(COMMUNITY + path);
            await look(bo, `${name} at night`);
        }
        await bo.page.emulateMedia({ colorScheme: "light" });
        for (const path of ["/neighbours", "/sheet", ""]) {
            await bo.open(COMMUNITY + path);
            await look(bo, `${path || "community"} by day`);
        }
    });
    await step("the neighbour finds the answer behind their link", async () => {
        await openQueue(bo);
        await row(bo, wish).getByRole("link", { name: "Onto the board" }).click();
        await bo.seesHeading("Put it on the board");
        await look(bo, "putting it on the board");
        await bo.page.getByText("Answer with words instead").click();
        await bo.page.getByLabel(/^Your answer/).fill("Bo comes on Thursday at four");
        await bo.press("Answer");
        await neighbour.open("/neighbour");
        await neighbour.sees("Bo comes on Thursday at four");
        await openQueue(bo);
        expectEqual(await row(bo, wish).count(), 0, "rows that are settled");
    });
}
