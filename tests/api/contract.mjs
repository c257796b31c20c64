// The OpenAPI document that the server serves, as something to hold answers to.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const pointed = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** A copy in which no object may have members that are not described. */
export function closed(node) {
    if (Array.isArray(node)) return node.map(closed);
    if (node === null || typeof node !== "object") return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
    if (copy.type === "object" && copy.properties) copy.additionalProperties = false;
    return copy;
}

export class Contract {
    constructor(document) {
        this.document = document;
        this.ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
        this.ajv.addSchema(closed(document), "contract");
        this.told = new Set(); // operations that were seen to answer as they should
    }

    static async of(origin) {
        const response = await fetch(`${origin}/api/openapi.json`);
        if (response.status !== 200) throw new Error(`the document is answered with ${response.status}`);
        return new Contract(await response.json());
    }

    #template(path) {
        const fits = (template) => new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
        const literal = (template) => -template.split("{").length;
        return Object.keys(this.document.paths).filter(fits).sort((a, b) => literal(b) - literal(a))[0];
    }

    /** What is wrong with an answer; nothing if it keeps to the document. */
    complaint(method, path, { status, type, body }) {
        const template = this.#template(path);
        const operation = this.document.paths[template]?.[method.toLowerCase()];
        if (!operation) return `${method} ${path} is not in the document`;
        const wrong = this.#wrong(template, method, operation, status, type, body);
        if (!wrong) this.told.add(operation.operationId);
        return wrong && `${method} ${path}, ${status}: ${wrong}\n${JSON.stringify(body)}`;
    }

    #wrong(template, method, operation, status, type, body) {
        const name = operation.responses[status] ? String(status) : `${String(status)[0]}XX`;
        let at = `#/paths/${pointed(template)}/${method.toLowerCase()}/responses/${name}`;
        let declared = operation.responses[name];
        if (!declared) return "the status is not declared";
        if (declared.$ref) {
            at = declared.$ref;
            declared = declared.$ref.split("/").slice(1).reduce((node, key) => node[key], this.document);
        }
        if (!declared.content) return body === undefined ? undefined : "it has a body, and none is declared";
        if (!declared.content[type]) return `the content type ${type} is not declared`;
        const judge = this.ajv.compile({ $ref: `contract${at}/content/${pointed(type)}/schema` });
        return judge(body) ? undefined : this.ajv.errorsText(judge.errors);
    }
}
