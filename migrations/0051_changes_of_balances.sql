-- A team's page shows what changed its balances besides the leads that were handed out, which are a hundred times as many.
create index ledger_changes_by_team on ledger_entries (team_id, at desc, id desc) where reason <> 'picked';
