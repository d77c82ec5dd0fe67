// `node test/bench/federation.mjs [providers] [rounds]`, after a build: how long a signed aggregate takes to be verified and read, and how long the
// event loop of the process stands still meanwhile. The reference is what a program without us would do in its own thread: parse, check the
// signature with xml-crypto, parse what was signed.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { signatureDefaults, signRoot } from '../../dist/apps/demo-idp/src/saml/sign.js';
import { readInThread } from '../../dist/libs/identity/src/federation/read-in-thread.js';
import { base64Of, makeCredentials } from '../../dist/libs/platform/src/kernel/certificate.js';

const [providers = 3000, rounds = 5] = process.argv.slice(2).map(Number);
const now = Date.now();
const credentials = await makeCredentials('federation', new Date(now));
const key = base64Of(credentials.certificate);

function entry(number) {
  const host = `https://idp${number}.example`;
  const use = (name) =>
    `<md:KeyDescriptor use="${name}"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${key}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
  return `<md:EntityDescriptor entityID="${host}/saml"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" errorURL="${host}/error">
<md:Extensions><shibmd:Scope regexp="false">u${number}.example</shibmd:Scope><mdui:UIInfo><mdui:DisplayName xml:lang="en">University ${number}</mdui:DisplayName>
<mdui:Description xml:lang="en">${'An identity provider of a university. '.repeat(20)}</mdui:Description></mdui:UIInfo></md:Extensions>${use('signing')}${use('encryption')}
<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${host}/slo"/>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${host}/sso"/>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${host}/sso"/></md:IDPSSODescriptor>
<md:ContactPerson contactType="support"><md:EmailAddress>mailto:help@u${number}.example</md:EmailAddress></md:ContactPerson></md:EntityDescriptor>`;
}

const unsigned = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:shibmd="urn:mace:shibboleth:metadata:1.0"
 xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui" ID="_federation" validUntil="${new Date(now + 14 * 86_400_000).toISOString()}">
${Array.from({ length: providers }, (_, number) => entry(number)).join('\n')}</md:EntitiesDescriptor>`;
const xml = signRoot(unsigned, signatureDefaults(credentials));

function reference() {
  const parse = (text) => new DOMParser().parseFromString(text, 'text/xml');
  const signature = [...Array.from(parse(xml).documentElement.childNodes)].find(
    (node) => node.localName === 'Signature',
  );
  const check = new SignedXml({ publicCert: credentials.certificate, getCertFromKeyInfo: () => null });
  check.loadSignature(signature);
  if (!check.checkSignature(xml)) throw new Error('The reference does not hold');
  parse(check.getSignedReferences()[0]);
}

async function ours() {
  const task = { bytes: Buffer.from(xml), pins: [credentials.certificate], now, loopbackAllowed: false };
  const { providers: read } = await readInThread(task);
  if (read.length !== providers) throw new Error(`Only ${read.length} were read`);
}

async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
const table = [];
for (let round = 0; round < rounds; round += 1) {
  const gap = monitorEventLoopDelay({ resolution: 5 });
  const plain = await seconds(reference);
  // A turn for the loop, so that the reference's own standstill is not counted with ours.
  await new Promise((resolve) => setTimeout(resolve, 50));
  gap.enable();
  const own = await seconds(ours);
  gap.disable();
  table.push({ reference: plain, ours: own, ratio: own / plain, gapMs: gap.max / 1e6 });
}
console.log(`${providers} providers, ${(xml.length / 1e6).toFixed(1)} MB, ${rounds} rounds, medians`);
for (const [name, unit] of [
  ['reference', 's'],
  ['ours', 's'],
  ['ratio', ''],
  ['gapMs', 'ms'],
])
  console.log(`${name.padEnd(10)} ${median(table.map((row) => row[name])).toFixed(2)} ${unit}`);
console.log(
  `longest standstill of the event loop in any round: ${Math.max(...table.map((row) => row.gapMs)).toFixed(0)} ms`,
);
