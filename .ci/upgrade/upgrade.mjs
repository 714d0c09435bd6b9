// The previous release runs on the schema of this one: node upgrade.mjs OLD.jar NEW.jar DIRECTORY
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, openSync, readFileSync } from 'node:fs';

const [oldJar, newJar, scratch] = process.argv.slice(2);
const KEY = 'ol_' + 'upgrade0'.repeat(5);
const NOBODY = { Authorization: undefined };
const PATIENCE = Number(process.env.PATIENCE ?? 180) * 1000;
const running = new Set();
let step = 0;

try {
  const data = `${scratch}/data`;
  let previous = await start('previous release, first start', oldJar, { OPENLETTER_DATA_DIR: data });
  const before = await write(previous, previous, 'before');
  const beside = {
    QUARKUS_DATASOURCE_JDBC_URL: `jdbc:postgresql://127.0.0.1:${portOfDatabase(data)}/openletter`,
    QUARKUS_DATASOURCE_USERNAME: 'openletter',
    QUARKUS_DATASOURCE_PASSWORD: readFileSync(`${data}/postgresql/password`, 'utf8'),
    OPENLETTER_SEALING_KEYS_FILE: `${data}/sealing.keys`,
    OPENLETTER_MAIL_TO_LOG: 'true',
    OPENLETTER_ALLOW_UNSAFE: 'true',
  };
  const present = await start('this release beside it', newJar, beside);
  const all = [before, await write(present, previous, 'new, confirmed by old'),
    await write(previous, present, 'old, confirmed by new')];
  for (const service of [previous, present]) await readsAll(service, all);
  await change(previous, all[1]);
  await change(present, all[2]);
  for (const service of [previous, present]) await readsAll(service, all);
  await stop(present);
  await stop(previous);

  previous = await start('previous release, again', oldJar, {
    OPENLETTER_DATA_DIR: data,
    // Said by the settings of every release since the first one with decision 024.
    QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS: '*:future',
  });
  await readsAll(previous, all);
  all.push(await write(previous, previous, 'old on the new schema'));
  await stop(previous);

  const alone = await start('this release alone', newJar, { OPENLETTER_DATA_DIR: data });
  await readsAll(alone, all);
  all.push(await write(alone, alone, 'new alone'));
  await command(newJar, { OPENLETTER_DATA_DIR: data }, 'backup', `${scratch}/backup.zip`);
  await stop(alone);

  const elsewhere = `${scratch}/restored`;
  await command(newJar, { OPENLETTER_DATA_DIR: elsewhere }, 'restore', `${scratch}/backup.zip`);
  copyFileSync(`${data}/sealing.keys`, `${elsewhere}/sealing.keys`);
  const restored = await start('this release on what was restored', newJar, { OPENLETTER_DATA_DIR: elsewhere });
  await readsAll(restored, all);
  await call(restored, 200, 'POST', '/v1/signature-withdrawals', { token: all[0].token }, NOBODY);
  await write(restored, restored, 'restored');
  await stop(restored);
} catch (e) {
  console.error(e);
  for (const service of running) console.error(`── ${service.name}\n${text(service.log)}`);
  process.exitCode = 1;
} finally {
  await Promise.all([...running].reverse().map((service) => stop(service).catch(() => service.process.kill('SIGKILL'))));
}

// ── What is done to a service ────────────────────────────────────────────────────────────────────────────────────────

// Something in each collection; the signature is sent to one instance and confirmed by the other.
async function write(service, other, word) {
  const title = `${word} ${++step}`;
  const made = { title, entries: {}, gone: [] };
  for (const [collection, body] of Object.entries(bodies(title))) {
    const { json } = await call(service, 201, 'POST', `/v1/${collection}`, body);
    made.entries[collection] = json.id;
    if (collection === 'news' || collection === 'petitions')
      await call(service, 201, 'POST', `/v1/${collection}/${json.id}/publication`);
  }
  const spare = (await call(service, 201, 'POST', '/v1/prisoners', bodies('Spare ' + title).prisoners)).json.id;
  const { tag } = await call(other, 200, 'GET', `/v1/prisoners/${spare}`);
  await call(other, 204, 'DELETE', `/v1/prisoners/${spare}`, undefined, { 'If-Match': tag });
  const erased = (await call(service, 201, 'POST', '/v1/news', bodies('Erased ' + title).news)).json.id;
  await call(other, 204, 'POST', `/v1/news/${erased}/erasure`, { reason: 'Asked for.' });
  made.gone.push([410, `/v1/prisoners/${spare}`], [404, `/v1/news/${erased}`]);

  const petition = made.entries.petitions;
  const email = `signer${step}@example.org`;
  await call(service, 202, 'POST', `/v1/petitions/${petition}/signatures`,
    { name: 'Anna Schmidt', email, country: 'DE', showName: true }, NOBODY);
  made.token = await token(email);
  await call(other, 200, 'POST', '/v1/signature-confirmations', { token: made.token }, NOBODY);
  made.signatures = 1;
  const key = (await call(service, 201, 'POST', '/v1/api-keys', { name: title, scopes: ['news:write'] })).json;
  made.key = key.secret ?? key.token ?? key.key;
  assert.ok(made.key, 'A new key is shown once.');
  return made;
}

async function change(service, made) {
  for (const [collection, id] of Object.entries(made.entries)) {
    const path = `/v1/${collection}/${id}`;
    const { tag } = await call(service, 200, 'GET', path);
    const patch = collection === 'prisoners' ? { summary: { en: 'Changed' } }
      : collection === 'facilities' ? { address: 'Changed' } : { summary: 'Changed' };
    await call(service, 200, 'PATCH', path, patch, { 'If-Match': tag, 'Content-Type': 'application/merge-patch+json' });
    await call(service, 412, 'PATCH', path, patch, { 'If-Match': tag, 'Content-Type': 'application/merge-patch+json' });
  }
  made.changed = true;
}

async function readsAll(service, all) {
  for (const made of all) {
    for (const [collection, id] of Object.entries(made.entries)) {
      const { json } = await call(service, 200, 'GET', `/v1/${collection}/${id}`);
      assert.ok(JSON.stringify(json).includes(made.title), `${collection} says its title`);
      assert.equal(JSON.stringify(json).includes('Changed'), made.changed ?? false);
      const history = await call(service, 200, 'GET', `/v1/${collection}/${id}/history`);
      assert.ok(history.json.items.length >= (made.changed ? 2 : 1));
      const list = await call(service, 200, 'GET', `/v1/${collection}?limit=100`);
      assert.ok(list.json.items.some((item) => item.id === id), `${collection} lists it`);
    }
    for (const [status, path] of made.gone) await call(service, status, 'GET', path);
    const { json } = await call(service, 200, 'GET', `/v1/petitions/${made.entries.petitions}/signatures/count`);
    assert.equal(json.signatureCount, made.signatures);
    const signers = await call(service, 200, 'GET', `/v1/petitions/${made.entries.petitions}/signatures`);
    assert.ok(JSON.stringify(signers.json).includes('Anna Schmidt'));
    const found = await call(service, 200, 'GET', `/v1/search?q=${encodeURIComponent(made.title)}`);
    assert.ok(JSON.stringify(found.json).includes(made.entries.news), 'search finds it');
    await call(service, 201, 'POST', '/v1/news', bodies('By a key').news, { Authorization: `Bearer ${made.key}` });
  }
  await call(service, 200, 'GET', '/v1/changes');
  await call(service, 200, 'GET', '/q/health/ready');
}

function bodies(title) {
  return {
    facilities: { names: [{ full: title }], kind: 'colony', country: 'RU', address: 'Street 1' },
    prisoners: { names: [{ full: title, kind: 'primary' }], occupations: ['writer'], bornOn: '1961', visibility: 'public' },
    petitions: { title, summary: 'Short', text: 'Release *them*.', kind: 'petition', language: 'en' },
    news: { title, summary: 'Short', body: 'Some *text*.', language: 'en', kind: 'article' },
  };
}

async function call(service, expected, method, path, body, headers = {}) {
  const answer = await fetch(service.url + path, {
    method,
    headers: Object.fromEntries(Object.entries({
      Authorization: `Bearer ${KEY}`, ...(body && { 'Content-Type': 'application/json' }), ...headers,
    }).filter(([, value]) => value)),
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const content = await answer.text();
  assert.equal(answer.status, expected, `${service.name}: ${method} ${path}: ${answer.status} ${content}`);
  const json = /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(content) : undefined;
  return { json, tag: answer.headers.get('etag') };
}

// Whichever instance sent the letter, it is in that one's log.
async function token(email) {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    for (const service of running) {
      const said = text(service.log);
      const found = said.includes(email)
        && said.slice(said.indexOf(email)).match(/\/confirm\?token=([\w-]+)/)?.[1];
      if (found) return found;
    }
    await pause(100);
  }
  throw new Error(`No letter to ${email} to confirm a signature`);
}

// ── Processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

function run(jar, settings, log, ...args) {
  const out = openSync(log, 'a');
  const heap = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  return spawn('java', [...heap, '-jar', jar, ...args], {
    stdio: ['ignore', out, out],
    env: { ...process.env, ...settings, OPENLETTER_ADMIN_KEY: KEY, QUARKUS_HTTP_PORT: '0', OPENLETTER_SAMPLE_DATA: 'false' },
  });
}

async function start(name, jar, settings) {
  const begun = Date.now();
  const service = { name, log: `${scratch}/service-${++step}.log` };
  service.process = run(jar, settings, service.log);
  service.ended = new Promise((resolve) => service.process.on('exit', resolve));
  running.add(service);
  for (;;) {
    const port = text(service.log).match(/Listening on: http:\/\/[0-9.]+:(\d+)/)?.[1];
    if (port) service.url = `http://127.0.0.1:${port}`;
    if (port) break;
    if (service.process.exitCode !== null || Date.now() - begun > PATIENCE) throw new Error(`It doesn't start: ${name}`);
    await pause(100);
  }
  console.log(`${name}: answers after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return service;
}

async function stop(service) {
  running.delete(service);
  if (service.process.exitCode !== null) return;
  service.process.kill('SIGTERM');
  const late = AbortSignal.timeout(40_000);
  const abandoned = new Promise((_, reject) => {
    late.onabort = () => reject(new Error(`It doesn't stop: ${service.name}`));
  });
  await Promise.race([service.ended, abandoned]);
}

async function command(jar, settings, ...args) {
  const log = `${scratch}/command-${++step}.log`;
  const process = run(jar, settings, log, ...args);
  const code = await new Promise((resolve) => process.on('exit', resolve));
  console.log(text(log).trim());
  assert.equal(code, 0, args.join(' '));
}

function portOfDatabase(data) {
  return readFileSync(`${data}/postgresql/cluster/postmaster.pid`, 'utf8').split('\n')[3].trim();
}

function text(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
