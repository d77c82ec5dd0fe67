import { element, instant, Xml, type XmlContent } from '#platform/kernel';
import { ATTRIBUTE_NAME_URI, NS } from './names.js';
import type { SignatureOptions } from './sign.js';

/** In all of these, null leaves the thing out of the message. */
export interface NameId {
  readonly value: string | Xml;
  readonly format: string | null;
  readonly nameQualifier: string | null;
  readonly spNameQualifier: string | null;
}

export interface Confirmation {
  readonly method: string | null;
  readonly recipient: string | null;
  readonly inResponseTo: string | null;
  readonly notBefore: Date | null;
  readonly notOnOrAfter: Date | null;
}

export interface Conditions {
  readonly notBefore: Date | null;
  readonly notOnOrAfter: Date | null;
  /** One AudienceRestriction for each inner list. */
  readonly audiences: readonly (readonly string[])[];
  /** More conditions, as XML. */
  readonly more: Xml | null;
}

export interface AuthnStatement {
  readonly authnInstant: Date | null;
  readonly sessionIndex: string | null;
  readonly sessionNotOnOrAfter: Date | null;
  readonly contextClass: string | null;
}

export interface SamlAttribute {
  readonly name: string;
  readonly friendlyName?: string | null;
  readonly nameFormat?: string | null;
  readonly values: readonly (string | Xml)[];
}

/** Everything an Assertion says. */
export interface AssertionFields {
  readonly id: string | null;
  readonly version: string | null;
  readonly issueInstant: Date | null;
  readonly issuer: string | Xml | null;
  readonly nameId: NameId | null;
  readonly confirmations: readonly Confirmation[];
  readonly conditions: Conditions | null;
  readonly authnStatements: readonly AuthnStatement[];
  readonly attributes: readonly SamlAttribute[];
  /** Null leaves this assertion unsigned. */
  readonly signature: SignatureOptions | null;
  /** Changes the text before it is signed: for what no field can say. */
  readonly edit: (xml: string) => string;
}

function nameIdXml(nameId: NameId | null): XmlContent {
  if (!nameId) return null;
  const { format, nameQualifier, spNameQualifier, value } = nameId;
  const attributes = { Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier };
  return element('saml:NameID', attributes, value);
}

function confirmationXml(confirmation: Confirmation): Xml {
  const data = element('saml:SubjectConfirmationData', {
    NotBefore: instant(confirmation.notBefore),
    NotOnOrAfter: instant(confirmation.notOnOrAfter),
    Recipient: confirmation.recipient,
    InResponseTo: confirmation.inResponseTo,
  });
  return element('saml:SubjectConfirmation', { Method: confirmation.method }, data);
}

function conditionsXml(conditions: Conditions | null): XmlContent {
  if (!conditions) return null;
  const attributes = { NotBefore: instant(conditions.notBefore), NotOnOrAfter: instant(conditions.notOnOrAfter) };
  const restrictions = conditions.audiences.map((audiences) => {
    const inner = audiences.map((audience) => element('saml:Audience', {}, audience));
    return element('saml:AudienceRestriction', {}, inner);
  });
  return element('saml:Conditions', attributes, restrictions, conditions.more);
}

function authnStatementXml(statement: AuthnStatement): Xml {
  const { contextClass } = statement;
  const context = contextClass === null ? null : element('saml:AuthnContextClassRef', {}, contextClass);
  const attributes = {
    AuthnInstant: instant(statement.authnInstant),
    SessionIndex: statement.sessionIndex,
    SessionNotOnOrAfter: instant(statement.sessionNotOnOrAfter),
  };
  return element('saml:AuthnStatement', attributes, element('saml:AuthnContext', {}, context));
}

function attributeXml(attribute: SamlAttribute): Xml {
  const { name, friendlyName, nameFormat = ATTRIBUTE_NAME_URI, values } = attribute;
  const attributes = { Name: name, NameFormat: nameFormat, FriendlyName: friendlyName };
  const inner = values.map((value) => element('saml:AttributeValue', {}, value));
  return element('saml:Attribute', attributes, inner);
}

/** The Assertion as XML, not yet signed. */
export function assertionXml(fields: AssertionFields): string {
  const subject = [nameIdXml(fields.nameId), fields.confirmations.map(confirmationXml)];
  const xml = element(
    'saml:Assertion',
    {
      'xmlns:saml': NS.assertion,
      ID: fields.id,
      Version: fields.version,
      IssueInstant: instant(fields.issueInstant),
    },
    fields.issuer === null ? null : element('saml:Issuer', {}, fields.issuer),
    element('saml:Subject', {}, subject),
    conditionsXml(fields.conditions),
    fields.authnStatements.map(authnStatementXml),
    fields.attributes.length === 0 ? null : element('saml:AttributeStatement', {}, fields.attributes.map(attributeXml)),
  );
  return fields.edit(xml.text);
}
