// Decides, calls nothing: the same facts give the same finding. Tested without a component.

const SHOWN = 300;

// A pass is said only where everything was seen.
export function judge({ health, variable, log }) {
  const seen = health.missing?.reason ?? `${health.status} ${health.body.slice(0, SHOWN)}`;
  const evidence = [['http ai-gateway GET /monitoring/healthz', seen]];
  const say = (code, outcome, severity, args = {}) => ({ code: `TEMPLATE-${code}`, outcome, severity, args, evidence });
  // Why, as a key and what belongs to it: the words are the host's, or an attribute `why-KEY` of the message.
  const unknown = (why) => say('190', 'unknown', 'medium', why);

  if (health.missing !== undefined) return unknown(health.missing);
  if ([401, 403, 407, 429].includes(health.status)) return unknown({ reason: 'status', status: health.status });
  if (health.status !== 200) return say('101', 'fail', 'critical', { status: health.status });
  // The gateway answers an object; whatever else says 200 is not the gateway.
  if (!isObject(health.body)) return unknown({ reason: 'stranger' });
  const missing = variable.missing ?? log.missing;
  if (missing !== undefined) return unknown(missing);
  if (variable.text === undefined) return say('102', 'fail', 'high');
  if (log.lines === 0) return unknown({ reason: 'no-lines', source: 'ai-gateway' });
  if (log.errors > 0) {
    evidence.push(...log.samples.map((line) => ['log ai-gateway', line]));
    return say('103', 'warn', 'medium', { errors: log.errors });
  }
  return say('100', 'pass', 'low');
}

function isObject(body) {
  try {
    const value = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
