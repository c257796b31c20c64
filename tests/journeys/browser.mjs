// The browsers in which people come: on a phone or at a desk, with the script or without it.
import { chromium } from "playwright-core";
import { launch } from "../launch.mjs";
import { Visitor } from "./visitor.mjs";

export const phone = { name: "phone", viewport: { width: 360, height: 640 }, hasTouch: true };
export const desk = { name: "desk", viewport: { width: 1280, height: 800 } };
export const phoneWithoutScript = { ...phone, name: "phone without script", javaScriptEnabled: false };
export const deskWithoutScript = { ...desk, name: "desk without script", javaScriptEnabled: false };

export class Browser {
    static async open(origin, more = []) {
        const browser = new Browser();
        browser.origin = origin;
        browser.chromium = await launch(chromium, more);
        return browser;
    }

    /** The same browser, for visitors of another server. */
    at(origin) {
        return Object.assign(new Browser(), this, { origin });
    }

    /** Somebody new, with an empty cookie jar. */
    async visitor(way, journey) {
        const { name, ...options } = way;
        const context = await this.chromium.newContext({ baseURL: this.origin, locale: "en-GB", timezoneId: "UTC", ...options });
        context.setDefaultTimeout(15_000);
        return new Visitor(context, await context.newPage(), { way: name, journey });
    }

    close() {
        return this.chromium.close();
    }
}
