// The component: asks what `judge` needs to know, and says its findings in the contract's words.

import { get } from 'duo-doctor:check/environment@1.0.0';
import { send } from 'duo-doctor:check/http@1.0.0';
import { search } from 'duo-doctor:check/logs@1.0.0';
import { judge } from './judge.js';
import { MESSAGES } from './messages.js';

const GATEWAY = 'ai-gateway';
const HEALTH = '/monitoring/healthz';
const VARIABLE = 'AIGW_GITLAB_URL';

// Far more than the gateway answers, far less than the sandbox's memory.
const BODY = 1024 * 1024;

export const checker = {
  // What it does not ask for here is denied, whatever the operator grants.
  describe: () => ({
    id: 'template-check',
    version: '1.0.0',
    hop: 'gateway',
    codes: ['TEMPLATE-100', 'TEMPLATE-101', 'TEMPLATE-102', 'TEMPLATE-103', 'TEMPLATE-190'],
    requires: [],
    explains: [],
    vantages: [],
    impact: 'probe',
    needs: [
      { capability: 'http', rule: `GET ${GATEWAY} ${HEALTH}`, ext: [] },
      { capability: 'environment', rule: `${GATEWAY} ${VARIABLE}`, ext: [] },
      { capability: 'logs', rule: GATEWAY, ext: [] },
    ],
    links: [],
    signatures: [],
    ext: [],
  }),

  messages: () => MESSAGES,

  // A text that is thrown is an answer of the contract: why there are no findings.
  run: () => {
    try {
      return [finding(judge({ health: health(), variable: variable(), log: log() }))];
    } catch (error) {
      throw where(error);
    }
  },
};

function health() {
  return known(() => {
    const response = send({
      connection: GATEWAY,
      method: 'get',
      path: HEALTH,
      query: [],
      headers: [['accept', 'application/json']],
      cacheable: true,
      ext: [],
    });
    const { bytes } = response.body(BODY);
    return { status: response.status(), body: new TextDecoder().decode(bytes) };
  });
}

function variable() {
  return known(() => {
    const value = get(GATEWAY, VARIABLE);
    if (value.tag === 'unset') return {};
    return { text: value.tag === 'text' ? value.val : '(not shown)' };
  });
}

function log() {
  return known(() => {
    const errors = { name: 'errors', all: [{ tag: 'field-equals', val: ['level', 'error'] }] };
    const summary = search({ source: GATEWAY, predicates: [errors], samples: 3 });
    const [hit] = summary.hits;
    // Counts are BigInts, which JSON does not have.
    return { lines: Number(summary.lines), errors: Number(hit.count), samples: hit.samples };
  });
}

// What a call answers, or why there is no answer: an error of the contract is thrown with its payload. The case is the
// key for which the host has words; what the case carries goes under the names that belong to the key.
function known(call) {
  try {
    return call();
  } catch (error) {
    if (error?.payload === undefined) throw error;
    const { tag, val } = error.payload;
    return { missing: { reason: tag, ...belongings(tag, val) } };
  }
}

function belongings(tag, val) {
  if (tag === 'denied') return { wanted: val.wanted };
  if (tag === 'tls') return { problem: val.problem, said: val.text };
  if (tag === 'timed-out' || tag === 'closed') return { phase: val };
  if (tag === 'proxy') return { status: val[0], said: val[1] };
  if (tag === 'too-large') return { limit: val };
  if (tag === 'other') return { said: val.join(': ') };
  return val === undefined ? {} : { said: val };
}

// An exception with its place: `judge.js:8: TypeError: …`.
function where(error) {
  const place = /@(?:.*\/)?([^/@]+:\d+):\d+$/m.exec(error?.stack ?? '');
  return place ? `${place[1]}: ${error}` : String(error);
}

function finding({ code, outcome, severity, args, evidence }) {
  const broken = outcome === 'fail' || outcome === 'warn';
  const step = {
    message: 'fix-1', place: 'ai-gateway-host', action: { tag: 'instruction' }, undo: undefined, interrupts: false, ext: [],
  };
  return {
    code,
    outcome,
    severity,
    confidence: 'confirmed',
    subject: '',
    args: Object.entries(args).map(([name, value]) => ({ name, value: String(value) })),
    evidence: evidence.map(([source, text]) => ({ source, text })),
    steps: broken ? [step] : [],
    ext: [],
  };
}
