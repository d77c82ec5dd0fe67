import { Injectable } from '@nestjs/common';
import { MintCode, People } from '#identity';
import { Settings, Texts } from '#platform';
import { Clock, type Language } from '#platform/kernel';
import {
  type Because,
  contactOf,
  isMessageName,
  MESSAGE_TYPES,
  type MessageName,
  pageOf,
  type Say,
  wordsOf,
} from '../messages/message-types.js';
import type { DueDelivery } from '../persistence/mail-deliveries.js';
import { html } from './html.js';
import { type Letter, oneLine, toBlocks } from './letter.js';
import type { OutgoingMail } from './mail-transport.js';
import { plainText } from './plain-text.js';

/** Why a mail that was asked for is not due any more. */
export type Undue = 'no-address' | 'expired';

interface Reader {
  readonly address: string;
  readonly name: string;
  /** Which texts: usually those of the message's own name. */
  readonly texts: string;
  readonly words: Readonly<Record<string, unknown>>;
}

/** Writes a mail at the moment it is sent: name, address and secret are looked up here and stored nowhere. */
@Injectable()
export class WriteMail {
  constructor(
    private readonly people: People,
    private readonly mintCode: MintCode,
    private readonly texts: Texts,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async execute(delivery: DueDelivery): Promise<OutgoingMail | Undue> {
    const { type, params, language, messageId } = delivery;
    if (!isMessageName(type)) throw new Error(`There is no message called ${type}`);
    const reader =
      type === 'sign-in-code' || type === 'address-code'
        ? await this.whoAskedForCode(type, params)
        : await this.person(delivery, type);
    if (typeof reader === 'string') return reader;
    const letter = this.letter(reader, language, pageOf(type, params), MESSAGE_TYPES[type].because);
    return {
      messageId,
      to: { name: reader.name, address: reader.address },
      subject: letter.subject,
      text: plainText(letter),
      html: html(letter),
      language,
      writtenAt: this.clock.now(),
    };
  }

  /** A message about a proposal as it would be written, to somebody who is called so. */
  preview(
    type: `${'proposal' | 'group'}-for-${'student' | 'mentor'}`,
    { language, name, params }: { readonly language: Language; readonly name: string; readonly params: unknown },
  ): Letter {
    const words = wordsOf(type, params, language, this.partsOf(type, language));
    const reader = { address: '', name: oneLine(name), texts: type, words };
    return this.letter(reader, language, pageOf(type, params), MESSAGE_TYPES[type].because);
  }

  private async whoAskedForCode(type: 'sign-in-code' | 'address-code', params: unknown): Promise<Reader | Undue> {
    const { codeId } = MESSAGE_TYPES[type].params.parse(params);
    const minted = await this.mintCode.execute(codeId);
    if (!minted) return 'expired';
    const { address, code, minutes } = minted;
    return { address, name: '', texts: code ? type : 'sign-in-without-account', words: { code, minutes } };
  }

  private async person(delivery: DueDelivery, type: MessageName): Promise<Reader | Undue> {
    const found = await this.whereTo(delivery);
    if (!found) return 'no-address';
    const words = wordsOf(type, delivery.params, delivery.language, this.partsOf(type, delivery.language));
    return { address: found.address, name: oneLine(found.displayName), texts: type, words };
  }

  private partsOf(type: MessageName, language: Language): Say {
    return (part, words) => this.texts.t(language, `notifications:messages.${type}.${part}`, { ...words });
  }

  private async whereTo({ personId, params }: DueDelivery): ReturnType<People['addressOf']> {
    const contactId = contactOf(params);
    if (contactId) return this.people.addressById(contactId);
    return personId ? this.people.addressOf(personId) : undefined;
  }

  private letter(reader: Reader, language: Language, page: string, because: Because): Letter {
    const t = (key: string, words = {}) => this.texts.t(language, `notifications:${key}`, words);
    const product = this.texts.t(language, 'platform:product');
    const say = (part: string) => t(`messages.${reader.texts}.${part}`, reader.words);
    return {
      language,
      subject: say('subject'),
      greeting: reader.name ? t('mail.greeting', { name: reader.name }) : t('mail.greeting-without-name'),
      blocks: toBlocks(say('body')),
      button: { label: say('button'), url: this.settings.url(`/${language}${page}`) },
      copyHint: t('mail.copy-hint'),
      why: t(`mail.because.${because}`, { product }),
      privacy: { label: t('mail.privacy'), url: this.settings.url(`/${language}/privacy`) },
    };
  }
}
