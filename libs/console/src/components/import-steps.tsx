import React from 'react';
import { Link } from 'react-router-dom';
import { hrefOf } from '../screens/href-of';
import type { ImportPreviewView, ImportResultView, PageView } from '../screens/payloads';
import { useTexts } from './texts';

interface ImportPreviewProps {
  readonly page: PageView;
  readonly preview: ImportPreviewView;
  readonly busy: boolean;
  onConfirm(): void;
  onBack(): void;
}

type PreviewRow = ImportPreviewView['rows'][number];

function Row({
  page,
  columns,
  row,
}: {
  readonly page: PageView;
  readonly columns: readonly string[];
  readonly row: PreviewRow;
}) {
  const texts = useTexts();
  const faulty = (column: string) => row.faults.some((fault) => fault.column === column);
  return (
    <tr className={row.faults.length > 0 ? 'faulty' : undefined}>
      <th scope="row">{row.line}</th>
      <td>
        {row.faults.length === 0 && <span className="good">{texts.ui('import.rowReady')}</span>}
        {row.faults.map((fault) => (
          <span key={`${fault.column} ${fault.text}`} className="fault">
            {fault.column ? `${texts.page(page.name, `columns.${fault.column}`)}: ${fault.text}` : fault.text}
          </span>
        ))}
      </td>
      {columns.map((column, index) => (
        <td key={column} className={faulty(column) ? 'at-fault' : undefined}>
          {row.values[index] || <span className="faint">–</span>}
        </td>
      ))}
    </tr>
  );
}

/** What would happen: every row with its faults, the faulty ones first. */
export function ImportPreview({ page, preview, busy, onConfirm, onBack }: ImportPreviewProps) {
  const texts = useTexts();
  const { columns, rows, ready, faulty } = preview;
  return (
    <>
      <section className="card" aria-labelledby="preview-sum">
        <h2 id="preview-sum">{texts.ui('import.readyRows', { count: ready })}</h2>
        {faulty > 0 && <p className="fault">{texts.ui('import.faultyRows', { count: faulty })}</p>}
        {ready > 0 && <p className="confirm">{texts.page(page.name, 'commands.confirm.confirm', { count: ready })}</p>}
        <div className="actions">
          <button
            type="button"
            className="button primary"
            disabled={ready === 0}
            aria-disabled={busy}
            onClick={onConfirm}
          >
            {busy ? texts.ui('working') : texts.page(page.name, 'commands.confirm.label')}
          </button>
          <button type="button" className="button" onClick={onBack}>
            {texts.ui('import.otherFile')}
          </button>
        </div>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must scroll by keyboard too */}
      <section className="card rows scrolls" tabIndex={0} aria-label={texts.ui('import.rows')}>
        <table className="wide">
          <caption className="unseen">{texts.ui('import.rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.ui('import.line')}</th>
              <th scope="col">{texts.ui('import.check')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {texts.page(page.name, `columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.line} page={page} columns={columns} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length < ready + faulty && (
        <p className="faint">{texts.ui('import.firstRows', { shown: rows.length, total: ready + faulty })}</p>
      )}
    </>
  );
}

/** What the import did, and what it left out. */
export function ImportResult({
  page,
  result,
  onAgain,
}: {
  readonly page: PageView;
  readonly result: ImportResultView;
  onAgain(): void;
}) {
  const texts = useTexts();
  return (
    <section className="card" aria-label={texts.ui('result')}>
      <dl className="figures bare">
        {Object.entries(result.counts).map(([name, count]) => (
          <div key={name}>
            <dt>{texts.page(page.name, `counts.${name}`)}</dt>
            <dd>{texts.number(count)}</dd>
          </div>
        ))}
      </dl>
      {result.refused.length > 0 && (
        <>
          <h2>{texts.ui('refusedHeading', { count: result.refused.length })}</h2>
          <ul className="refusals">
            {result.refused.map((one) => (
              <li key={one.line}>
                {texts.ui('import.lineNumber', { line: one.line })} <span className="reason">{one.reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="actions">
        {result.link && (
          <Link className="button primary" to={hrefOf(result.link)}>
            {texts.ui('import.look')}
          </Link>
        )}
        <button type="button" className="button" onClick={onAgain}>
          {texts.ui('import.again')}
        </button>
      </div>
    </section>
  );
}
