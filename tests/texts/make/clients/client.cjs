// One Node client against many peers: `client.cjs NAME FORM`, jobs as JSON on standard input, texts as JSON out.
const { inspect } = require("node:util");
const https = require("node:https");
const http = require("node:http");
const fs = require("node:fs");

const body = JSON.stringify({ model: "mistral", messages: [{ role: "user", content: "Hello" }] });
const headers = { "content-type": "application/json" };

const clients = {
  async fetch(job) {
    const signal = AbortSignal.timeout(job.timeout * 1000);
    return (await fetch(job.url, { method: "POST", body, headers, signal })).json();
  },
  async undici(job, name = "undici") {
    const { request, Agent, ProxyAgent } = require(name);
    const wait = job.timeout * 1000;
    const timeouts = { connectTimeout: wait, headersTimeout: wait, bodyTimeout: wait };
    const dispatcher = job.proxy ? new ProxyAgent({ uri: job.proxy, ...timeouts }) : new Agent(timeouts);
    const answer = await request(job.url, { method: "POST", body, headers, dispatcher });
    return answer.body.json();
  },
  undici6: (job) => clients.undici(job, "undici6"),
  async axios(job, name = "axios") {
    const axios = require(name);
    const proxy = job.proxy ? { protocol: "http", host: new URL(job.proxy).hostname, port: new URL(job.proxy).port } : false;
    return (await (axios.default ?? axios).post(job.url, body, { headers, timeout: job.timeout * 1000, proxy })).data;
  },
  axios0: (job) => clients.axios(job, "axios0"),
  https(job) {
    return new Promise((resolve, reject) => {
      const library = job.url.startsWith("https:") ? https : http;
      const sent = library.request(job.url, { method: "POST", headers, timeout: job.timeout * 1000 }, (answer) => {
        let got = "";
        answer.on("data", (part) => (got += part)).on("error", reject).on("aborted", () => reject(new Error("aborted")));
        answer.on("end", () => { try { resolve(JSON.parse(got)); } catch (error) { reject(error); } });
      });
      sent.on("error", reject).on("timeout", () => sent.destroy(new Error("request timed out"))).end(body);
    });
  },
  async got(job) {
    const got = require("got");
    const retry = { limit: 0 };
    return got.post(job.url, { body, headers, timeout: { request: job.timeout * 1000 }, retry }).json();
  },
  async node_fetch(job) {
    const signal = AbortSignal.timeout(job.timeout * 1000);
    return (await require("node-fetch")(job.url, { method: "POST", body, headers, signal })).json();
  },
  grpc(job) {
    const grpc = require("@grpc/grpc-js");
    const url = URL.canParse(job.url) ? new URL(job.url) : null;
    const trust = fs.readFileSync(process.env.SSL_CERT_FILE);
    const secure = url?.protocol === "https:";
    const credentials = secure ? grpc.credentials.createSsl(trust) : grpc.credentials.createInsecure();
    const client = new grpc.Client(job.target || url?.host || job.url, credentials);
    const same = (bytes) => bytes;
    return new Promise((resolve, reject) => {
      const until = Date.now() + job.timeout * 1000;
      client.makeUnaryRequest("/DuoWorkflow/ListTools", same, same, Buffer.alloc(0), { deadline: until }, (error, value) => {
        client.close();
        error ? reject(error) : resolve(value);
      });
    });
  },
};

async function main() {
  const [name, form] = process.argv.slice(2);
  for (const job of JSON.parse(fs.readFileSync(0, "utf8"))) {
    let text, good;
    try {
      text = JSON.stringify(await clients[name](job)) ?? "";
      good = true;
    } catch (error) {
      const cause = error.cause ? ` (cause: ${error.cause})` : "";
      if (form === "line") text = `${error}${cause}`;
      else if (name.startsWith("axios")) text = error.stack + (error.code ? ` code: ${error.code}` : "");
      else text = inspect(error, { depth: 2 });
      good = false;
    }
    fs.writeSync(1, JSON.stringify({ fault: job.fault, text, good }) + "\n");
  }
  process.exit(0);
}

main();
