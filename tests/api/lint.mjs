// Whether a document is OpenAPI 3.1, judged by somebody else's program.
import { Validator } from "@seriousme/openapi-schema-validator";

/** What is wrong with it; nothing if it is sound. */
export async function faults(document) {
    const result = await new Validator().validate(structuredClone(document));
    if (!result.valid) return JSON.stringify(result.errors);
    return dangling(document) ?? twice(document);
}

function references(node, found = []) {
    if (node && typeof node === "object")
        for (const [key, value] of Object.entries(node)) key === "$ref" ? found.push(value) : references(value, found);
    return found;
}

function dangling(document) {
    const leads = (reference) => reference.split("/").slice(1).reduce((node, key) => node?.[key], document) !== undefined;
    const lost = references(document).filter((reference) => !leads(reference));
    return lost.length ? `leads nowhere: ${lost}` : undefined;
}

function twice(document) {
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
    return repeated.length ? `two operations are called ${repeated}` : undefined;
}
