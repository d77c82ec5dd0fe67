import { randomBytes } from 'node:crypto';
import type { Credentials } from '#platform/kernel';
import { element, instant, Xml } from '#platform/kernel';
import {
  type AssertionFields,
  type AuthnStatement,
  assertionXml,
  type Conditions,
  type Confirmation,
  type NameId,
  type SamlAttribute,
} from './assertion.js';
import { CONFIRMATION, NAME_ID_FORMAT, NS, PASSWORD_PROTECTED_TRANSPORT, STATUS } from './names.js';
import { type SignatureOptions, signatureDefaults, signRoot } from './sign.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Which fields of one assertion differ from an honest one. A field that is not given stays honest; null leaves it out. */
export interface AssertionChanges
  extends Partial<Pick<AssertionFields, 'id' | 'version' | 'issueInstant' | 'issuer' | 'attributes' | 'edit'>> {
  readonly nameId?: Partial<NameId> | null;
  readonly confirmations?: readonly Partial<Confirmation>[];
  readonly conditions?: Partial<Conditions> | null;
  readonly authnStatements?: readonly Partial<AuthnStatement>[];
  readonly signature?: Partial<SignatureOptions> | null;
}

export interface Status {
  readonly code: string | null;
  readonly subcode?: string;
  readonly message?: string;
}

/** What an honest response is made of, and below it everything that may be made otherwise. */
export interface ResponseOptions {
  readonly credentials: Credentials;
  /** entityID of the identity provider. */
  readonly issuer: string;
  /** entityID of the service provider. */
  readonly audience: string;
  /** Where the response is posted to. */
  readonly acsUrl: string;
  /** ID of the AuthnRequest; null makes an unsolicited response. */
  readonly inResponseTo: string | null;
  readonly now: Date;
  readonly attributes: readonly SamlAttribute[];

  /** One entry for each assertion, `{}` being an honest one. Default: one, or none when the status is not Success. */
  readonly assertions?: readonly AssertionChanges[];
  readonly status?: Status | null;
  /** Fields of the Response element itself. */
  readonly response?: Partial<ResponseFields>;
  /** Signature of the Response; null leaves it unsigned. Those of the assertions stand with each assertion. */
  readonly signature?: Partial<SignatureOptions> | null;
}

export interface ResponseFields {
  readonly id: string | null;
  readonly version: string | null;
  readonly issueInstant: Date | null;
  readonly issuer: string | Xml | null;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  /** Changes the text, assertions and their signatures inside, before the Response is signed. */
  readonly edit: (xml: string) => string;
}

/** An identifier that an xs:ID may be: not starting with a digit. */
export function randomId(): string {
  return `_${randomBytes(20).toString('hex')}`;
}

function later(from: Date, milliseconds: number): Date {
  return new Date(from.getTime() + milliseconds);
}

function signatureFor(options: ResponseOptions, changes: Partial<SignatureOptions> | null | undefined) {
  if (changes === null) return null;
  return { ...signatureDefaults(changes?.credentials ?? options.credentials), ...changes };
}

function nameIdFor(options: ResponseOptions, changes: Partial<NameId> | null | undefined): NameId | null {
  if (changes === null) return null;
  return {
    value: randomId(),
    format: NAME_ID_FORMAT.transient,
    nameQualifier: options.issuer,
    spNameQualifier: options.audience,
    ...changes,
  };
}

function conditionsFor(options: ResponseOptions, changes: Partial<Conditions> | null | undefined): Conditions | null {
  if (changes === null) return null;
  return {
    notBefore: later(options.now, -30 * SECOND),
    notOnOrAfter: later(options.now, 5 * MINUTE),
    audiences: [[options.audience]],
    more: null,
    ...changes,
  };
}

function confirmationFor(options: ResponseOptions, changes: Partial<Confirmation>): Confirmation {
  return {
    method: CONFIRMATION.bearer,
    recipient: options.acsUrl,
    inResponseTo: options.inResponseTo,
    notBefore: null,
    notOnOrAfter: later(options.now, 5 * MINUTE),
    ...changes,
  };
}

function authnStatementFor(options: ResponseOptions, changes: Partial<AuthnStatement>): AuthnStatement {
  return {
    authnInstant: options.now,
    sessionIndex: randomId(),
    sessionNotOnOrAfter: later(options.now, 8 * HOUR),
    contextClass: PASSWORD_PROTECTED_TRANSPORT,
    ...changes,
  };
}

function assertionFor(options: ResponseOptions, changes: AssertionChanges): Xml {
  const fields: AssertionFields = {
    id: randomId(),
    version: '2.0',
    issueInstant: options.now,
    issuer: options.issuer,
    attributes: options.attributes,
    edit: (xml) => xml,
    ...changes,
    nameId: nameIdFor(options, changes.nameId),
    confirmations: (changes.confirmations ?? [{}]).map((one) => confirmationFor(options, one)),
    conditions: conditionsFor(options, changes.conditions),
    authnStatements: (changes.authnStatements ?? [{}]).map((one) => authnStatementFor(options, one)),
    signature: signatureFor(options, changes.signature),
  };
  const xml = assertionXml(fields);
  return new Xml(fields.signature ? signRoot(xml, fields.signature) : xml);
}

function statusXml(status: Status | null): Xml | null {
  if (!status) return null;
  const inner = status.subcode ? element('samlp:StatusCode', { Value: status.subcode }) : null;
  return element(
    'samlp:Status',
    {},
    element('samlp:StatusCode', { Value: status.code }, inner),
    status.message === undefined ? null : element('samlp:StatusMessage', {}, status.message),
  );
}

/**
 * A SAML Response as XML. Without changes it is what SimpleSAMLphp sends: Response and Assertion both signed, RSA-SHA256,
 * exclusive canonicalization, one bearer confirmation, five minutes to use it. Every field can be made otherwise, so that
 * tests can show an application what it must refuse. Signatures are made last: what is changed through the options is
 * validly signed; to break a signature, change the returned text.
 */
export function buildResponse(options: ResponseOptions): string {
  const status = options.status === undefined ? { code: STATUS.success } : options.status;
  const honest = status?.code === STATUS.success ? [{}] : [];
  const fields: ResponseFields = {
    id: randomId(),
    version: '2.0',
    issueInstant: options.now,
    issuer: options.issuer,
    destination: options.acsUrl,
    inResponseTo: options.inResponseTo,
    edit: (xml) => xml,
    ...options.response,
  };
  const xml = element(
    'samlp:Response',
    {
      'xmlns:samlp': NS.protocol,
      'xmlns:saml': NS.assertion,
      ID: fields.id,
      Version: fields.version,
      IssueInstant: instant(fields.issueInstant),
      Destination: fields.destination,
      InResponseTo: fields.inResponseTo,
    },
    fields.issuer === null ? null : element('saml:Issuer', {}, fields.issuer),
    statusXml(status),
    (options.assertions ?? honest).map((changes) => assertionFor(options, changes)),
  );
  const edited = fields.edit(xml.text);
  const signature = signatureFor(options, options.signature);
  return signature ? signRoot(edited, signature) : edited;
}

/** As the browser carries it in the field SAMLResponse. */
export function encodeResponse(xml: string): string {
  return Buffer.from(xml, 'utf8').toString('base64');
}
