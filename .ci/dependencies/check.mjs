// Reads the list of components that the build writes (CycloneDX), and refuses what has a known
// flaw or a licence that isn't known to go with ours. There is no feed of advisories here: what is
// known stands in advisories.json, and whoever hears of more adds a line.
//   node .ci/dependencies/check.mjs target/quarkus-run-cyclonedx.json
import { readFileSync } from 'node:fs';

const ALLOWED = new Set(['Apache-2.0', 'MIT', 'MIT-0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0',
  'EPL-1.0', 'EPL-2.0', 'UPL-1.0', 'Unicode-3.0', 'Public Domain',
  // What JDOM calls its own, a BSD licence in all but name.
  'Similar to Apache License but with the acknowledgment clause removed']);

const read = path => JSON.parse(readFileSync(path, 'utf8'));
const advisories = read(new URL('advisories.json', import.meta.url));
// What Quarkus needs to build isn't shipped.
const shipped = read(process.argv[2]).components.filter(component => component.group
  && component.group !== 'org.openletter'
  && !component.properties?.some(({ name, value }) => name === 'quarkus:component:scope' && value === 'development'));

const faults = [];
if (shipped.length < 50) {
  faults.push(`Only ${shipped.length} components are listed: this is no whole list.`);
}
const licences = new Map();
for (const component of shipped) {
  const name = `${component.group}:${component.name}`;
  const offered = (component.licenses ?? []).map(({ license, expression }) => expression ?? license.id ?? license.name);
  // Several licences of one component are a choice.
  const taken = offered.find(licence => ALLOWED.has(licence));
  if (!taken) {
    faults.push(`${name} ${component.version} is under ${offered.join(' or ') || 'no licence that it names'}.`);
  }
  licences.set(taken, (licences.get(taken) ?? 0) + 1);
  for (const { component: wanted, below, id, accepted } of advisories) {
    if (concerns(wanted, component) && older(component.version, below)) {
      const flaw = `${name} ${component.version} has ${id}; ${below} has not.`;
      accepted ? console.log(`Accepted: ${flaw} ${accepted}`) : faults.push(flaw);
    }
  }
}
for (const [licence, count] of [...licences].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(count).padStart(4)} ${licence ?? 'refused'}`);
}
console.log(`${shipped.length} components, ${advisories.length} advisories, ${faults.length} faults`);
faults.forEach(fault => console.error(fault));
process.exit(faults.length > 0 ? 1 : 0);

function concerns(wanted, { group, name }) {
  const [wantedGroup, wantedName] = wanted.split(':');
  return group === wantedGroup && (wantedName === '*' ? !name.startsWith('netty-tcnative') : name === wantedName);
}

// As Maven counts numbers; a word such as Final counts for nothing.
function older(version, below) {
  const [a, b] = [version, below].map(text => text.split(/[.-]/).filter(part => /^\d+$/.test(part)).map(Number));
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) < (b[i] ?? 0);
  }
  return false;
}
