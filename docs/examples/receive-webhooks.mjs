// Receives webhooks and checks their signature: SECRET=whsec_… node docs/examples/receive-webhooks.mjs
// PORT chooses where it listens. It needs nothing but Node.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { SECRET = '', PORT = '4000' } = process.env;
const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64');
const seen = new Set(); // in earnest: where it survives a restart

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => receive(request.headers, Buffer.concat(parts).toString('utf8'), response));
});
server.listen(Number(PORT), () => console.log(`listening on http://localhost:${server.address().port}`));

// The body as it came: parsed and written anew it is another text.
function receive(headers, body, response) {
  if (!isGenuine(headers, body)) return response.writeHead(401).end('no signature of ours');
  const { id, type, schoolId, data } = JSON.parse(body);
  if (!seen.has(id)) console.log(type, schoolId, JSON.stringify(data)); // the same event may come twice
  seen.add(id);
  return response.writeHead(204).end(); // any 2xx; what takes long, do after this
}

function isGenuine({ 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': given = '' }, body) {
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false; // sent again by somebody else
  const wanted = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
  return given.split(' ').some((signature) => {
    const claimed = Buffer.from(signature.replace('v1,', ''), 'base64');
    return claimed.length === wanted.length && timingSafeEqual(claimed, wanted);
  });
}
