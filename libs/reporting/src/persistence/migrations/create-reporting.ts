import { SqlMigration } from '#platform';

export class ReportingCreate1700000800000 extends SqlMigration {
  readonly sql = `
    create schema reporting;

    create table reporting.fact (
      source_fact_id uuid primary key,
      kind text not null check (kind in ('mentorship-started', 'meeting-counted', 'attendance-noted', 'attendance-retracted')),
      subject_id uuid not null,
      subject_version integer not null,
      person_ids uuid[] not null,
      programme_id uuid not null,
      organisation_ids uuid[] not null,
      occurred_at timestamptz not null,
      occurred_on date not null,
      recorded_at timestamptz not null
    );
    create index fact_of_kind on reporting.fact (kind, occurred_on);
    create index fact_of_subject on reporting.fact (subject_id);

    create table reporting.export (
      id uuid primary key,
      period_from date not null,
      period_to date not null check (period_to >= period_from),
      programme_id uuid references programmes.programme on delete restrict,
      organisation_ids uuid[],
      as_of timestamptz not null,
      format text not null check (format in ('csv', 'csv-fi', 'xlsx')),
      figures_sha256 text not null,
      report jsonb not null,
      file_name text not null,
      blob_id uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      requested_by uuid references identity.person on delete restrict,
      requested_by_command text,
      check ((requested_by is null) <> (requested_by_command is null))
    );
    create index export_recent on reporting.export (created_at desc);
  `;
}
