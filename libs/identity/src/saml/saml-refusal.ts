/** Why a message was refused: goes to the log, never to the person's page. */
export class SamlRefusal extends Error {
  constructor(readonly reason: string) {
    super(`SAML message refused: ${reason}`);
  }
}

/** @throws SamlRefusal with the reason, unless it is right. */
export function demand(right: boolean, reason: string): asserts right {
  if (!right) throw new SamlRefusal(reason);
}
