// What a page owes to whoever cannot see it well, hold the phone still, or scroll sideways.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LEAST_TARGET = 44;

/** All that axe can find, and what it can find in another colour scheme of a page that it has found faultless. */
export const everything = {};
export const colours = { runOnly: { type: "tag", values: ["cat.color"] } };

/** The violations that axe finds on the page as it stands. */
export async function violations(page, sought = everything) {
    // Through the debugger: the page's own policy forbids scripts that are not ours, and shall go on doing so.
    const session = await page.context().newCDPSession(page);
    const run = async (expression) => {
        const { result, exceptionDetails } = await session.send("Runtime.evaluate",
            { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
        return result.value;
    };
    try {
        await run(`${axeSource}; undefined`);
        const options = JSON.stringify({ resultTypes: ["violations"], ...sought });
        const found = await run(`axe.run(document, ${options}).then((all) => all.violations)`);
        return found.flatMap(({ id, nodes }) =>
            nodes.map((node) => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\n").slice(1).join("; ").trim()})`));
    } finally {
        await session.detach();
    }
}

/** By how many pixels the page is wider than the screen. */
export function sidewaysScroll(page) {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * What can be pressed and is smaller than a fingertip, but for links with the `excepted` words. Links within a sentence
 * are as high as its line, which WCAG 2.5.8 allows; a box or a dot may be small when its label is not; and the link of a
 * card covers all of it.
 */
export function smallTargets(page, excepted = []) {
    return page.evaluate(([least, excepted]) => {
        const box = (element) => element.getBoundingClientRect();
        const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
            box(element).bottom > 0 && box(element).right > 0 && box(element).width > 1;
        const isInSentence = (element) => element.tagName === "A" && getComputedStyle(element).display === "inline" &&
            element.parentElement.textContent.trim() !== element.textContent.trim();
        const isSpread = (element) => getComputedStyle(element, "::after").position === "absolute";
        const pressed = (element) => (isSpread(element) ? [element.offsetParent] : [element, ...(element.labels ?? [])]);
        const areaOf = (element) => pressed(element).map(box)
            .reduce((most, each) => ({ width: Math.max(most.width, each.width), height: Math.max(most.height, each.height) }));
        return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
            .filter((element) => isSeen(element) && !isInSentence(element) && !excepted.includes(element.textContent.trim()))
            .map((element) => ({ element, area: areaOf(element) }))
            .filter(({ area }) => area.width < least - 0.5 || area.height < least - 0.5)
            .map(({ element, area }) => `${Math.round(area.width)}x${Math.round(area.height)} ${element.outerHTML.slice(0, 100)}`);
    }, [LEAST_TARGET, excepted]);
}
