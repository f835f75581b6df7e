-- The record, what is worked out from it, who may sign in, and the audit. Every table has the landlord in its key.
-- Row policies and grants are in 0004-access.sql, which is made from src/access/table.ts.

create schema rowan;
create schema sec;

create table rowan.landlord (landlord text primary key, name text not null);

create table rowan.pack_version (
  landlord text not null references rowan.landlord,
  pack text not null, version text not null, in_force date not null,
  fingerprint bytea not null, text text not null,
  primary key (landlord, pack, version)
);

create table rowan.account (
  landlord text not null references rowan.landlord,
  account uuid not null, username text not null, name text not null, password_hash text not null,
  disabled boolean not null default false,
  primary key (landlord, account)
);
-- People sign in without naming their landlord.
create unique index account_by_username on rowan.account (username);

create table rowan.staff_role (
  landlord text not null, account uuid not null, role text not null,
  primary key (landlord, account, role),
  foreign key (landlord, account) references rowan.account
);

create table rowan.session (
  landlord text not null, token_hash bytea not null, account uuid not null,
  began timestamptz not null, idle_until timestamptz not null, absolute_until timestamptz not null, ended timestamptz,
  primary key (landlord, token_hash),
  foreign key (landlord, account) references rowan.account
);
create unique index session_by_token on rowan.session (token_hash);

create table rowan.sign_in_attempt (
  landlord text not null, username_hash bytea not null, from_hash bytea not null, at timestamptz not null,
  succeeded boolean not null
);
create index sign_in_attempt_by_name on rowan.sign_in_attempt (username_hash, at desc);
create index sign_in_attempt_by_place on rowan.sign_in_attempt (from_hash, at desc);

create table rowan.stream (
  landlord text not null references rowan.landlord,
  stream uuid not null, kind text not null check (kind in ('case', 'organisation')),
  reference text not null, case_kind text not null, opened timestamptz not null,
  seq integer not null default 0, head bytea not null,
  primary key (landlord, stream), unique (landlord, reference)
);
create unique index one_organisation_stream on rowan.stream (landlord) where kind = 'organisation';

create table rowan.entry (
  landlord text not null, id uuid not null, stream uuid not null, seq integer not null,
  type text not null, happened_at timestamptz not null, recorded_at timestamptz not null,
  by uuid not null, role text not null, codes jsonb not null, happened boolean not null,
  words_fingerprint bytea, previous_hash bytea not null, hash bytea not null,
  primary key (landlord, id), unique (landlord, stream, seq),
  foreign key (landlord, stream) references rowan.stream
);

create table rowan.words (
  landlord text not null, entry uuid not null, stream uuid not null, sealed bytea not null,
  primary key (landlord, entry),
  foreign key (landlord, entry) references rowan.entry
);
create index words_by_stream on rowan.words (landlord, stream);

create table rowan.membership (
  landlord text not null, stream uuid not null, account uuid not null,
  purpose text not null, member_from timestamptz not null default now(), member_until timestamptz,
  primary key (landlord, stream, account),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, account) references rowan.account
);
create index membership_by_account on rowan.membership (landlord, account);

create table rowan.person (
  landlord text not null, person uuid not null, stream uuid not null, account_reference text,
  primary key (landlord, person, stream),
  foreign key (landlord, stream) references rowan.stream
);
create index person_by_account on rowan.person (landlord, account_reference) where account_reference is not null;

create table rowan.duty (
  landlord text not null, id uuid not null, stream uuid not null, norm text not null, kind text not null,
  clauses text[] not null, version text not null, trigger uuid, key text, opened timestamptz not null,
  due timestamptz, stated boolean not null, outcome text not null, ended timestamptz, ended_by uuid,
  absorbed integer not null, waiver_refused uuid, owed_by text,
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index duty_by_stream on rowan.duty (landlord, stream);
create index duty_open on rowan.duty (landlord, stream, due) where outcome = 'open';

create table rowan.hold (
  landlord text not null, id uuid not null, stream uuid not null, norm text not null, clauses text[] not null,
  started_by uuid not null, runs_from timestamptz not null, runs_until timestamptz not null,
  earliest_end timestamptz not null, set_by uuid,
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index hold_by_stream on rowan.hold (landlord, stream);

create table rowan.breach (
  landlord text not null, id uuid not null, stream uuid not null, entry uuid not null, norm text not null,
  clauses text[] not null, missing text[] not null, remedied boolean not null,
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index breach_by_stream on rowan.breach (landlord, stream);

create table rowan.case_summary (
  landlord text not null, stream uuid not null, state text not null, since timestamptz not null, kind text not null,
  owner_role text, owner uuid, victim uuid, changed timestamptz not null, open_duties integer not null,
  next_due timestamptz,
  primary key (landlord, stream),
  foreign key (landlord, stream) references rowan.stream
);

-- What somebody sees who handles rent accounts: that an account is held, and until when.
create table rowan.account_hold (
  landlord text not null, id uuid not null, account_reference text not null,
  runs_from timestamptz not null, runs_until timestamptz not null,
  stream uuid not null, -- not granted to anybody who reads: it only tells a rebuild what to replace
  primary key (landlord, id)
);
create index account_hold_by_stream on rowan.account_hold (landlord, stream);

create table rowan.answer (
  landlord text not null, account uuid not null, key text not null, request_hash bytea not null,
  answer json not null, at timestamptz not null default now(),
  primary key (landlord, account, key)
);

create table rowan.audit (
  landlord text not null, seq bigint not null, at timestamptz not null, actor uuid, action text not null,
  object_type text not null, object text, basis text not null, result text not null,
  previous_hash bytea not null, hash bytea not null,
  primary key (landlord, seq)
);
create table rowan.audit_head (landlord text primary key, seq bigint not null, hash bytea not null);

