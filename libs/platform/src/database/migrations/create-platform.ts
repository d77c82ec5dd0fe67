import { SqlMigration } from '../sql-migration.js';

export class PlatformCreate1700000000000 extends SqlMigration {
  readonly sql = `
    create schema platform;

    create table platform.fact (
      id uuid primary key,
      sequence bigint generated always as identity unique,
      type text not null,
      version integer not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      subject_kind text not null,
      subject_id uuid not null,
      subject_version integer not null,
      organisation_id uuid,
      programme_id uuid,
      cohort_id uuid,
      data jsonb not null,
      lane text not null default 'main',
      relayed_at timestamptz
    );
    create index fact_to_relay on platform.fact (lane, sequence) where relayed_at is null;
    create index fact_of_subject on platform.fact (subject_id);

    create function platform.refuse_change() returns trigger language plpgsql as $body$
      begin raise exception '% is append-only', tg_table_name; end $body$;
    create function platform.keep_fact() returns trigger language plpgsql as $body$
      begin
        if tg_op = 'DELETE' then raise exception 'facts are kept for ever'; end if;
        if (to_jsonb(new) - 'relayed_at') <> (to_jsonb(old) - 'relayed_at') then raise exception 'a fact is never changed'; end if;
        return new;
      end $body$;
    create trigger fact_is_append_only before update or delete on platform.fact for each row execute function platform.keep_fact();

    create table platform.delivery (
      fact_id uuid not null references platform.fact on delete restrict,
      handler text not null,
      lane text not null default 'main',
      state text not null check (state in ('pending', 'done', 'failed')),
      attempts integer not null default 0,
      touched_at timestamptz not null,
      due_at timestamptz not null,
      last_error text,
      primary key (fact_id, handler)
    );
    create index delivery_unfinished on platform.delivery (due_at) where state = 'pending';

    create table platform.job_note (
      id uuid primary key,
      name text not null,
      lane text not null default 'main',
      data jsonb not null,
      dedupe_key text unique,
      state text not null check (state in ('pending', 'done', 'failed')),
      attempts integer not null default 0,
      created_at timestamptz not null,
      enqueued_at timestamptz,
      touched_at timestamptz not null,
      due_at timestamptz not null,
      last_error text
    );
    create index job_note_unfinished on platform.job_note (due_at) where state = 'pending';

    create table platform.tick_run (
      name text not null,
      slot text not null,
      ran_at timestamptz not null,
      primary key (name, slot)
    );

    create table platform.process (
      id uuid primary key,
      kind text not null,
      started_at timestamptz not null,
      seen_at timestamptz not null
    );

    create table platform.blob (
      id uuid primary key,
      purpose text not null,
      content_type text not null,
      file_name text not null,
      bytes bytea not null check (octet_length(bytes) <= 20971520),
      sha256 text not null,
      owner_id uuid,
      created_at timestamptz not null,
      expires_at timestamptz
    );
    create index blob_expiry on platform.blob (expires_at) where expires_at is not null;
  `;
}
