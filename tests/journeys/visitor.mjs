// A person in front of a page: finds things by what they are called, as a screen reader does.
import { expect } from "./expect.mjs";
import { personal } from "./people.mjs";

const PICTURES = "build/journeys";

// An id of ours, or a token: in an address it leads to somebody, so it must not reach a log.
const LEADS_TO_SOMEBODY = /^([0-9a-hjkmnp-tv-z]{13}|[\w-]{43})$/;

const asFileName = (words) => words.replace(/[^a-zA-Z0-9]+/g, "-").toLowerCase();

export class Visitor {
    #pictures = 0;

    constructor(context, page, { way, journey }) {
        Object.assign(this, { context, page, way, journey });
        this.complaints = [];
        page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error.message}`));
        page.on("console", (message) => {
            // A refusal is an answer too: the browser notes 404 or 422 as an error, but only 5xx is one of ours.
            if (message.type() === "error" && !/the server responded with a status of 4/.test(message.text()))
                this.complaints.push(`${page.url()}: ${message.text()}`);
        });
        page.on("dialog", (dialog) => dialog.accept());
        page.on("response", (response) => {
            new URL(response.url()).pathname.split("/").filter((part) => LEADS_TO_SOMEBODY.test(part)).forEach(personal);
            if (response.status() >= 500) this.complaints.push(`${response.url()}: answered ${response.status()}`);
        });
    }

    get path() {
        return new URL(this.page.url()).pathname;
    }

    async open(path) {
        return this.page.goto(path, { waitUntil: "load" });
    }

    button(name) {
        return this.page.getByRole("button", { name, exact: typeof name === "string" });
    }

    link(name) {
        return this.page.getByRole("link", { name, exact: typeof name === "string" }).first();
    }

    /** A question by its label, whether or not it may be left open. */
    question(name) {
        return this.page.getByLabel(new RegExp(`^${name.replace(/[^\w ]/g, "\\$&")}( optional)?$`));
    }

    /** Presses a button that leads to another page. */
    async press(name) {
        await this.#toNextPage(() => this.button(name).first().click());
    }

    /** The form that is sent to a path, or to one below it. */
    formOf(path) {
        return this.page.locator(`form[action^="${path}"]`);
    }

    async pressIn(form, name) {
        await this.#toNextPage(() => form.getByRole("button", { name, exact: true }).click());
    }

    async follow(name) {
        await this.#toNextPage(() => this.link(name).click());
    }

    async #toNextPage(act) {
        const arrived = this.page.waitForEvent("load");
        await Promise.all([arrived, act()]);
    }

    /** Answers questions by their labels; among choices, by the label of the choice. */
    async answer(answers) {
        for (const [name, text] of Object.entries(answers)) {
            const question = this.question(name);
            const tag = await question.evaluate((element) => element.tagName);
            await (tag === "SELECT" ? question.selectOption({ label: text }) : question.fill(text));
        }
    }

    /** What stands in the answers to these questions; of choices, the label. */
    async answers(names) {
        const answers = {};
        for (const name of names)
            answers[name] = await this.question(name).evaluate((element) =>
                element.tagName === "SELECT" ? element.selectedOptions[0]?.label : element.value);
        return answers;
    }

    async sees(words) {
        await this.page.getByText(words).filter({ visible: true }).first().waitFor();
    }

    async seesHeading(words) {
        await this.page.getByRole("heading", { name: words }).first().waitFor();
    }

    /** What can be read on the page, as one line. */
    async reads() {
        return (await this.page.locator("body").innerText()).replace(/\s+/g, " ");
    }

    async doesNotSee(words) {
        const text = await this.reads();
        expect(!text.includes(words), `"${words}" stands on ${this.path}`);
    }

    /** Keeps a picture of the whole page for people to look at. */
    async picture(name) {
        this.#pictures += 1;
        const number = String(this.#pictures).padStart(2, "0");
        const file = `${PICTURES}/${asFileName(`${this.journey} ${this.way} ${number} ${name}`)}.png`;
        await this.page.screenshot({ path: file, fullPage: true });
    }

    async leave() {
        for (const cookie of await this.context.cookies())
            if (LEADS_TO_SOMEBODY.test(cookie.value)) personal(cookie.value);
        await this.context.close();
    }
}
