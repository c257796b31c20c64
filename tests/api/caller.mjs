// A program that uses the API over the network, as anybody's would.

export class Caller {
    constructor(origin, contract, token) {
        Object.assign(this, { origin, contract, token });
    }

    with(token) {
        return new Caller(this.origin, this.contract, token);
    }

    async call(method, path, body, headers = {}) {
        const response = await fetch(`${this.origin}${path}`, {
            method,
            headers: {
                ...(this.token && { authorization: `Bearer ${this.token}` }),
                ...(body !== undefined && { "content-type": "application/json" }),
                ...headers,
            },
            body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
        });
        const text = await response.text();
        const type = response.headers.get("content-type")?.split(";")[0];
        const answer = {
            status: response.status,
            type,
            etag: response.headers.get("etag"),
            location: response.headers.get("location"),
            headers: response.headers,
            body: text === "" ? undefined : type === "text/csv" ? text : JSON.parse(text),
        };
        return answer;
    }

    /** Calls, holds the answer to the document and to the status that is expected, and gives its body. */
    async expect(status, method, path, body, headers) {
        const answer = await this.call(method, `/api/v1${path}`, body, headers);
        const wrong = this.contract.complaint(method, `/api/v1${path}`.split("?")[0], answer);
        if (wrong) throw new Error(wrong);
        if (answer.status !== status)
            throw new Error(`${method} ${path} is ${answer.status} and should be ${status}: ${JSON.stringify(answer.body)}`);
        return answer;
    }
}
