import type { ReactNode } from 'react';
import { Page } from '../../app/page.js';
import { Icon } from '../../components/icon.js';
import { PageContents } from '../../components/page-contents.js';
import { Skeleton } from '../../components/skeleton.js';
import type { ReadingSection } from '../../i18n/use-reading.js';

interface ReadingPageProps {
  /** What the page is called before its text is here. */
  name: string;
  text: { title: string; lead: string; sections: readonly ReadingSection[] } | undefined;
  /** A part after the text, and what it is called among the contents. */
  more?: { id: string; title: string };
  children?: ReactNode;
}

/** A page of text under headings. */
export function ReadingPage({ name, text, more, children }: ReadingPageProps) {
  return (
    <Page title={text?.title ?? name} lead={text?.lead} width="wide">
      {text ? (
        <div className="home-columns">
          <div className="prose">
            {text.sections.map((section) => (
              <Part key={section.id} section={section} />
            ))}
            {children}
          </div>
          <PageContents items={more ? [...text.sections, more] : text.sections} />
        </div>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function Part({ section: { id, title, paragraphs = [], list = [], link } }: { section: ReadingSection }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {list.length > 0 && (
        <ul>
          {list.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {link && (
        <p>
          <a className="link-out" href={link.href} rel="noreferrer">
            {link.text}
            <Icon name="out" />
          </a>
        </p>
      )}
    </section>
  );
}
