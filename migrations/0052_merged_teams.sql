-- Turns that a team handed out before another one took it in are given back there: that is where its balances went.
alter table teams add column merged_into uuid references teams on delete set null;
